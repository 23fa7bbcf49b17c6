package postgis_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

func TestEachFeatureGivesWhatEditionFeaturesGives(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	want, err := s.EditionFeatures(t.Context(), e.ID)
	require.NoError(t, err)
	var got []layer.Feature
	for f, err := range s.EachFeature(t.Context(), e.ID) {
		require.NoError(t, err)
		got = append(got, f)
	}
	require.Equal(t, want, got)
}

func TestEachFeatureLeavesNoQueryBehind(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{Connections: 1})
	e := published(t, s)
	for range s.EachFeature(t.Context(), e.ID) {
		break // with one connection, a query left behind would block the next
	}
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	n := 0
	for _, err := range s.EachFeature(ctx, e.ID) {
		require.NoError(t, err)
		n++
	}
	require.Equal(t, 3, n)
	stop()
	var failure error
	for _, failure = range s.EachFeature(ctx, e.ID) {
	}
	require.ErrorIs(t, failure, context.Canceled)
}

func TestExtentIsTheBoxAroundAllFeatures(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	want := geometry.EmptyBounds()
	for _, f := range farmland() {
		want = want.Union(f.Shape.Bounds())
	}
	got, err := s.Extent(t.Context(), e.ID)
	require.NoError(t, err)
	require.Equal(t, want, got)
	none, err := s.Extent(t.Context(), e.ID+1)
	require.NoError(t, err)
	require.Greater(t, none.West, none.East)
}
