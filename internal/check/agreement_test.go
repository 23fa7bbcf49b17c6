package check_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// second is a second engine that computes by package overlay and then errs as
// told.
type second struct {
	world  *world
	factor float64 // on every area
	silent bool
	err    error
	grid   float64 // factor of the answers on a grid; 0: as plain
}

func (s *second) Intersections(_ context.Context, edition int64, subject geometry.Shape, _ []int) ([]check.Second, error) {
	return s.answer(edition, subject, s.factor)
}

func (s *second) IntersectionsOnGrid(_ context.Context, edition int64, subject geometry.Shape, _ []int, _ float64) ([]check.Second, error) {
	if s.grid == 0 {
		return s.answer(edition, subject, s.factor)
	}
	return s.answer(edition, subject, s.grid)
}

func (s *second) answer(edition int64, subject geometry.Shape, factor float64) ([]check.Second, error) {
	if s.silent || s.err != nil {
		return nil, s.err
	}
	overlaps, err := overlay.NewWorker(s.world.data[edition].Snapshot).Overlaps(overlay.NewSubject(subject), false)
	var rows []check.Second
	for _, o := range overlaps {
		rows = append(rows, check.Second{Feature: o.Feature,
			Planar: o.Planar * geometry.SquareDegrees(factor), Area: o.Area * geometry.SquareMetres(factor)})
	}
	return rows, err
}

func TestTwoEnginesAgreeOrTheRowSaysSo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		second  second
		verdict check.Verdict
		agrees  bool
		grid    bool
	}{
		"same":            {second{factor: 1}, check.Note, true, false},
		"within rounding": {second{factor: 1 + 5e-10}, check.Note, true, false},
		"beyond":          {second{factor: 1 + 1e-8}, check.Confirm, false, true},
		"saved by grid":   {second{factor: 2, grid: 1}, check.Note, true, true},
		"silent":          {second{silent: true}, check.Confirm, false, false},
	} {
		w := newWorld(t)
		w.law = law(t)
		w.law.Packs[0].Rules[2].Verdict = check.Note // farmland only noted
		w.publish("RED")
		w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10)))
		w.publish("UDB", feature("U1", "", rect(t, -20, -20, 40, 40)))
		w.publish("ROAD")
		c.second.world = w
		result, err := w.engine(&c.second).Check(t.Context(), request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}))
		require.NoError(t, err)
		require.False(t, result.Preview)
		require.Equal(t, c.verdict, result.Verdict, name)
		f := pbf(t, result)
		require.NotNil(t, f.Agreement, name)
		require.Equal(t, c.agrees, f.Agreement.Agrees, name)
		require.Equal(t, c.verdict == check.Confirm, f.Remark.Complete(), name)
		if name != "silent" {
			require.Equal(t, c.grid, f.Agreement.Grid, name)
		}
	}
}

func pbf(t *testing.T, c *check.Check) check.Finding {
	t.Helper()
	for _, f := range c.Subjects[0].Findings {
		if f.Layer == "PBF" {
			return f
		}
	}
	require.Fail(t, "no finding on PBF")
	return check.Finding{}
}

func TestASecondEngineThatFailsLeavesItToAPerson(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10)))
	c, err := w.engine(&second{world: w, err: errBroken}).Check(t.Context(), request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}))
	require.NoError(t, err)
	require.True(t, pbf(t, c).Remark.Complete())
	require.Nil(t, pbf(t, c).Agreement)
	require.Equal(t, check.Prohibited, c.Verdict)
}

// liar finds an overlap that package overlay does not.
type liar struct{}

func (liar) Intersections(context.Context, int64, geometry.Shape, []int) ([]check.Second, error) {
	return []check.Second{{Feature: 0, Planar: 1e-6, Area: 10000}}, nil
}

func TestWhatOnlyTheSecondEngineFindsIsNotHidden(t *testing.T) {
	t.Parallel()
	w := plain(t)
	c, err := w.engine(liar{}).Check(t.Context(), request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}))
	require.NoError(t, err)
	f := pbf(t, c)
	require.Equal(t, "P1", f.Feature.ID)
	require.EqualValues(t, 10000, f.Area)
	require.False(t, f.Agreement.Agrees)
	require.GreaterOrEqual(t, f.Verdict, check.Confirm)
}

func TestAPreviewAsksOneEngineAndSaysSo(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10)))
	r := request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	r.Preview = true
	c, err := w.engine(&second{world: w, err: errBroken}).Check(t.Context(), r)
	require.NoError(t, err)
	require.True(t, c.Preview)
	require.Nil(t, pbf(t, c).Agreement)
	require.False(t, pbf(t, c).Remark.Complete())
}
