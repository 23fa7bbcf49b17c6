package postgis_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/postgis"
)

var (
	_ check.Editions   = (*postgis.Store)(nil)
	_ check.GridEngine = (*postgis.Store)(nil)
)

// The whole way: editions out of the store, both computations, the answer on
// record, and years later the same bytes again.
func TestStoredCheckIsComputedTwiceAndReplaysTheSame(t *testing.T) {
	t.Parallel()
	s := open(t)
	published(t, s)
	require.NoError(t, s.PublishLaw(t.Context(), testLaw(t)))
	sub := submission(square(0.5, 0, 1))
	sub.Subjects[0].Declared, sub.Subjects[0].Attributes = nil, nil
	id, number, err := s.NewIdentity(t.Context())
	require.NoError(t, err)
	engine := check.NewEngine(s, s, s.LawAt, "test")
	c, err := engine.Check(t.Context(), check.Request{
		ID: id, Number: number, Submission: sub, AsOf: layer.NewDate(2026, 11, 25), KnownAt: clock(), Layers: []layer.Code{"YJJBNTTB"},
	})
	require.NoError(t, err)
	require.Len(t, c.Subjects, 1)
	overlaps := 0
	for _, f := range c.Subjects[0].Findings {
		if f.Relation != check.Overlap {
			continue
		}
		overlaps++
		require.NotNil(t, f.Agreement)
		require.True(t, f.Agreement.Agrees)
		require.InEpsilon(t, float64(half(0.5).Area()), float64(f.Area), 1e-9)
	}
	require.Equal(t, 2, overlaps)
	document, err := c.Document().Bytes()
	require.NoError(t, err)
	require.NoError(t, s.SaveCheck(asPlanner(t), sub, c, document))
	requireReplays(t, s, engine, id)
}

func requireReplays(t *testing.T, s *postgis.Store, engine *check.Engine, id string) {
	t.Helper()
	got, err := s.LoadCheck(t.Context(), id)
	require.NoError(t, err)
	sub, err := s.LoadSubmission(t.Context(), got.Submission)
	require.NoError(t, err)
	same, again, err := engine.Replay(t.Context(), check.Stored{
		Document: got.Document, Submission: sub, ID: got.ID, Number: got.Number, AsOf: got.AsOf, KnownAt: got.KnownAt,
		Layers: got.Layers, Engine: got.Engine, LawContent: got.LawContent, EditionIDs: got.Editions,
	}, func(_ context.Context, s check.Submission) (check.Submission, error) { return s, nil })
	require.NoError(t, err)
	require.Equal(t, string(got.Document), string(again))
	require.True(t, same)
}

// The second engine answers about shapes with holes and several parts as the
// overlay does: area of a frame is that of its shell less its hole.
func TestSecondEngineKnowsHolesAndParts(t *testing.T) {
	t.Parallel()
	s := open(t)
	outer, inner := square(0, 0, 3), square(1, 1, 1)
	a, _, _ := outer.Flat()
	b, _, _ := inner.Flat()
	hole := []float64{b[0], b[1], b[6], b[7], b[4], b[5], b[2], b[3], b[0], b[1]} // clockwise
	frame := geometry.FromFlat(append(append([]float64{}, a...), hole...), []int32{5, 10}, []int32{2})
	e, err := s.ImportEdition(t.Context(), draft(), stream([]layer.Feature{{ID: "F", Shape: geometry.Join(frame, square(9, 9, 1))}}))
	require.NoError(t, err)
	_, err = s.Publish(t.Context(), e.ID, "")
	require.NoError(t, err)
	got, err := s.Intersections(t.Context(), e.ID, square(-1, -1, 20), []int{0})
	require.NoError(t, err)
	require.Len(t, got, 1)
	require.InEpsilon(t, 9e-6, float64(got[0].Planar), 1e-9)
	require.InEpsilon(t, float64(outer.Area()-inner.Area()+square(9, 9, 1).Area()), float64(got[0].Area), 1e-9)
}
