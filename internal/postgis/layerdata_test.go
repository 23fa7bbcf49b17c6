package postgis_test

import (
	"context"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

func execute(t *testing.T, url, sql string) error {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer conn.Close(context.Background())
	_, err = conn.Exec(t.Context(), sql)
	return err
}

func pgtestConn(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func TestEditionIsReadOnceAndShared(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	var wait sync.WaitGroup
	got := make([]*check.LayerData, 8)
	for i := range got {
		wait.Go(func() { got[i], _ = s.LayerData(t.Context(), e.ID) })
	}
	wait.Wait()
	require.NotNil(t, got[0])
	for _, d := range got {
		require.Same(t, got[0], d)
	}
	require.Equal(t, 3, got[0].Snapshot.Len())
	require.Equal(t, layer.Code("YJJBNTTB"), got[0].Definition.Code)
	require.Equal(t, farmland()[2].Shape, got[0].Snapshot.Shape(2))
	require.Positive(t, s.Figures().SnapshotBytes)
}

func TestFullCacheLetsTheOldestGo(t *testing.T) {
	t.Parallel()
	s := openAt(t, pgtest.URL(t), postgis.Options{CacheBytes: 1})
	a := published(t, s)
	other := draft()
	other.Effective = layer.NewDate(2026, 2, 1)
	b, err := s.ImportEdition(t.Context(), other, stream(farmland()))
	require.NoError(t, err)
	_, err = s.LayerData(t.Context(), b.ID)
	requireProblem(t, err, "S39") // a draft is not held
	_, err = s.Publish(t.Context(), b.ID, "")
	require.NoError(t, err)
	first, err := s.LayerData(t.Context(), a.ID)
	require.NoError(t, err)
	one := s.Figures().SnapshotBytes
	_, err = s.LayerData(t.Context(), b.ID)
	require.NoError(t, err)
	require.Equal(t, one, s.Figures().SnapshotBytes)
	again, err := s.LayerData(t.Context(), a.ID)
	require.NoError(t, err)
	require.NotSame(t, first, again)
}

func TestSecondEngineAgreesWithHandComputedAreas(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	subject := square(0.5, 0, 1) // half of A1, half of A2
	for name, ask := range map[string]func([]int) ([]check.Second, error){
		"plain": func(f []int) ([]check.Second, error) { return s.Intersections(t.Context(), e.ID, subject, f) },
		"grid": func(f []int) ([]check.Second, error) {
			return s.IntersectionsOnGrid(t.Context(), e.ID, subject, f, 1e-9)
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ask([]int{0, 1})
			require.NoError(t, err)
			require.Len(t, got, 2)
			require.Equal(t, 0, got[0].Feature)
			require.InEpsilon(t, 0.5e-6, float64(got[0].Planar), 1e-9)
			require.InEpsilon(t, float64(half(0.5).Area()), float64(got[0].Area), 1e-9)
		})
	}
	missed, err := s.Intersections(t.Context(), e.ID, subject, nil)
	require.NoError(t, err)
	require.Len(t, missed, 2, "overlaps the first engine did not name come to light")
	apart, err := s.Intersections(t.Context(), e.ID, square(9, 9, 1), []int{0})
	require.NoError(t, err)
	require.Empty(t, apart)
}

// half is the western half-overlap: x 0.5 to 1 of a square at 0.
func half(from float64) geometry.Shape {
	const step = geometry.PerDegree / 1000
	w, s := 118*geometry.PerDegree+from*step, 36*geometry.PerDegree
	return geometry.FromFlat([]float64{w, s, w + step/2, s, w + step/2, s + step, w, s + step, w, s}, []int32{5}, []int32{1})
}
