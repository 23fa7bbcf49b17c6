package tile_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"github.com/paulmach/orb/encoding/mvt"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/tile"
)

// middle is a tile of a zoom that holds the middle of a source.
func middle(t testing.TB, s *tile.Source, z int) tile.Address {
	t.Helper()
	b, any := s.Bounds()
	require.True(t, any)
	return tileAt(set(t, "WebMercatorQuad"), z, (b[0]+b[2])/2, (b[1]+b[3])/2)
}

// A filter sees the feature as it was handed in, drawn or merged.
func TestAFilterSeesWholeFeatures(t *testing.T) {
	s, all := smallSource(t, "STBHHX")
	for _, z := range []int{0, 12} {
		seen := 0
		got, err := s.MVT(t.Context(), tile.Request{Address: middle(t, s, z), Match: func(f layer.Feature) (bool, error) {
			want := all[f.Ordinal]
			require.Equal(t, want.ID, f.ID)
			require.Equal(t, want.Name, f.Name)
			require.Equal(t, want.Zone, f.Zone)
			require.Equal(t, want.Area, f.Area)
			require.Equal(t, want.Shape.Planar(), f.Shape.Planar())
			require.Equal(t, want.Shape.EWKB(), f.Shape.EWKB())
			for k, v := range want.Attributes {
				require.Equal(t, v, f.Attributes[k], k)
			}
			seen++
			return f.Ordinal%2 == 0, nil
		}})
		require.NoError(t, err)
		require.Positive(t, seen)
		require.LessOrEqual(t, got.Features+got.Merged, (seen+1)/2+1)
		if z == 0 {
			require.Equal(t, len(all), seen)
			require.Equal(t, (len(all)+1)/2, got.Features+got.Merged)
		}
	}
}

func TestAFailingFilterIsReported(t *testing.T) {
	s, _ := smallSource(t, "CZKFBJ")
	broken := errors.New("broken")
	_, err := s.MVT(t.Context(), tile.Request{Address: middle(t, s, 8), Match: func(layer.Feature) (bool, error) { return false, broken }})
	require.ErrorIs(t, err, broken)
}

func TestOnlyTheAttributesAskedFor(t *testing.T) {
	s, _ := smallSource(t, "YJJBNTTB")
	got, err := s.MVT(t.Context(), tile.Request{Address: middle(t, s, 11), Properties: []string{"DLBM"}, Name: "land"})
	require.NoError(t, err)
	d := decoded(t, got, middle(t, s, 11))
	require.Equal(t, "land", d.layer.Name)
	for _, f := range d.layer.Features {
		for k := range f.Properties {
			require.Contains(t, []string{"id", "name", "zone", "DLBM"}, k)
		}
		require.NotEmpty(t, f.Properties["DLBM"])
	}
}

func TestLayersAreJoined(t *testing.T) {
	a, _ := smallSource(t, "YJJBNTTB")
	b, _ := smallSource(t, "STBHHX")
	at := middle(t, a, 9)
	one, err := a.MVT(t.Context(), tile.Request{Address: at, Among: 2})
	require.NoError(t, err)
	two, err := b.MVT(t.Context(), tile.Request{Address: at, Among: 2})
	require.NoError(t, err)
	require.LessOrEqual(t, len(one.Bytes), tile.MaxBytes/2)
	both := tile.Join(one, tile.Tile{}, two)
	require.Equal(t, one.Features+two.Features, both.Features)
	require.Equal(t, one.Merged+two.Merged, both.Merged)
	layers, err := mvt.Unmarshal(both.Bytes)
	require.NoError(t, err)
	require.Equal(t, []string{"YJJBNTTB", "STBHHX"}, []string{layers[0].Name, layers[1].Name})

	one, err = a.GeoJSON(t.Context(), tile.Request{Address: at})
	require.NoError(t, err)
	two, err = b.GeoJSON(t.Context(), tile.Request{Address: at})
	require.NoError(t, err)
	joined := tile.JoinGeoJSON(one, tile.Tile{}, two)
	c := parsed(t, joined)
	require.Len(t, c.Features, len(parsed(t, one).Features)+len(parsed(t, two).Features))
	require.Equal(t, joined.Merged, c.OneMap.Merged)
	require.Empty(t, tile.JoinGeoJSON(tile.Tile{}).Bytes)
}

func TestAnImpossibleAddressIsRefused(t *testing.T) {
	s, _ := smallSource(t, "CZKFBJ")
	_, err := s.GeoJSON(t.Context(), tile.Request{Address: tile.Address{Set: set(t, "CGCS2000Quad"), Z: 3, X: 8}})
	p, ok := problem.As(err)
	require.True(t, ok)
	require.Equal(t, "T03", p.Code)
}

func TestATileBesideTheLayerIsEmpty(t *testing.T) {
	s, _ := smallSource(t, "CZKFBJ")
	got, err := s.MVT(t.Context(), tile.Request{Address: tileAt(set(t, "WebMercatorQuad"), 10, 10, 10)})
	require.NoError(t, err)
	require.Equal(t, tile.Tile{}, got)
}

func TestAnEditionOfNothing(t *testing.T) {
	for _, all := range [][]layer.Feature{nil, {{ID: "1", Shape: geometry.Shape{}}}} {
		s := source(t, definition(t, "CZKFBJ"), all)
		got, err := s.MVT(t.Context(), tile.Request{Address: tile.Address{Set: set(t, "WebMercatorQuad")}})
		require.NoError(t, err)
		require.Empty(t, got.Bytes)
		_, any := s.Bounds()
		require.False(t, any)
	}
}

func TestBuildingStops(t *testing.T) {
	_, all := smallSource(t, "YJJBNTTB")
	ctx, stop := context.WithCancel(t.Context())
	_, err := tile.Build(ctx, definition(t, "YJJBNTTB"), func(yield func(layer.Feature, error) bool) {
		for i, f := range all {
			if i == 100 {
				stop()
			}
			if !yield(f, nil) {
				return
			}
		}
	})
	require.ErrorIs(t, err, context.Canceled)

	torn := errors.New("torn")
	var broken iter.Seq2[layer.Feature, error] = func(yield func(layer.Feature, error) bool) { yield(layer.Feature{}, torn) }
	_, err = tile.Build(t.Context(), definition(t, "YJJBNTTB"), broken)
	require.ErrorIs(t, err, torn)
}

// The same edition always gives the same bytes, from a fresh build and from one
// used by many at once: an entity tag may rest on it.
func TestTheSameEditionGivesTheSameBytes(t *testing.T) {
	one, all := smallSource(t, "DLTB")
	two := source(t, definition(t, "DLTB"), all)
	for z := 6; z <= 14; z += 2 {
		r := tile.Request{Address: middle(t, one, z)}
		a, err := one.MVT(t.Context(), r)
		require.NoError(t, err)
		answers := make([]tile.Tile, 8)
		done := make(chan error)
		for i := range answers {
			go func() {
				var err error
				answers[i], err = two.MVT(t.Context(), r)
				done <- err
			}()
		}
		for range answers {
			require.NoError(t, <-done)
		}
		require.False(t, slices.ContainsFunc(answers, func(b tile.Tile) bool { return !slices.Equal(a.Bytes, b.Bytes) }))
	}
}
