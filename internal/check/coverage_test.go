package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// What was not asked, or could not answer, is never clear.

func TestARequiredLayerThatIsMissingLeavesTheAnswerOpen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.publish("RED")
	w.publish("UDB", feature("U1", "", rect(t, -20, -20, 40, 40)))
	w.publish("ROAD")
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Undetermined, s.Verdict)
	pbf := layerOf(t, s, "PBF")
	require.Equal(t, check.LayerNotChecked, pbf.State)
	require.True(t, pbf.Reason.Complete())
	require.Equal(t, check.Undetermined, pbf.Verdict)
}

func TestALayerNobodyRequiresMayBeMissingButIsNotClear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.publish("RED")
	w.publish("PBF")
	w.publish("UDB", feature("U1", "", rect(t, -20, -20, 40, 40)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Clear, s.Verdict)
	road := layerOf(t, s, "ROAD")
	require.Equal(t, check.LayerNotChecked, road.State)
	require.Equal(t, check.Undetermined, road.Verdict)
	require.False(t, road.Counts)
}

func TestAFailedLayerNeverReadsAsClear(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.broken[4] = errBroken // ROAD, which nobody requires
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Undetermined, s.Verdict)
	road := layerOf(t, s, "ROAD")
	require.Equal(t, check.LayerNotChecked, road.State)
	require.NotContains(t, road.Reason.EN, errBroken.Error(), "inner details stay inside")
}

func TestAFailedLayerDoesNotHideWhatOthersFound(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10)))
	w.broken[1] = errBroken
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Prohibited, s.Verdict, "prohibited is worse than undetermined")
}

func TestAnEditionThatDoesNotCoverTheSubject(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		code    layer.Code
		ground  geometry.Shape
		verdict check.Verdict
		share   float64
	}{
		"required, half":    {"PBF", rect(t, -10, -10, 5, 20), check.Undetermined, 0.5},
		"required, unknown": {"PBF", geometry.Shape{}, check.Undetermined, 0},
		"required, whole":   {"PBF", rect(t, 0, 0, 10, 10), check.Clear, 1},
		"optional, half":    {"ROAD", rect(t, -10, -10, 5, 20), check.Clear, 0.5},
	} {
		w := plain(t)
		w.publishCovering(c.code, c.ground)
		s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
		l := layerOf(t, s, c.code)
		require.Equal(t, c.verdict, s.Verdict, name)
		require.InDelta(t, c.share, l.CoveredShare, 1e-3, name)
		if c.share < 1 {
			require.Equal(t, check.LayerNotCovering, l.State, name)
			require.Equal(t, check.Undetermined, l.Verdict, name)
			require.True(t, l.Reason.Complete(), name)
		}
	}
}

func TestWhatIsFoundShowsEvenWhereCoverageEnds(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publishCovering("PBF", rect(t, -10, -10, 5, 20), feature("P1", "", rect(t, 0, 0, 2, 2)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	l := layerOf(t, s, "PBF")
	require.Equal(t, check.LayerTouched, l.State)
	require.Equal(t, check.Prohibited, l.Verdict)
	require.Less(t, l.CoveredShare, 1.0)
}

func TestARefusedSubjectLeavesTheWholeOpen(t *testing.T) {
	t.Parallel()
	r := request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	r.Submission.Problems = []problem.Problem{{Code: "E07", Subject: 2}}
	c, err := plain(t).engine(nil).Check(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, check.Clear, c.Subjects[0].Verdict)
	require.Equal(t, check.Undetermined, c.Verdict)
}

func TestANarrowedCheckSaysSo(t *testing.T) {
	t.Parallel()
	r := request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	r.Layers = []layer.Code{"ROAD", "RED"}
	c, err := plain(t).engine(nil).Check(t.Context(), r)
	require.NoError(t, err)
	require.Len(t, c.Subjects[0].Layers, 2)
	require.Equal(t, []layer.Code{"RED", "ROAD"}, c.NarrowedTo)
	require.Equal(t, "C04", c.Problems[len(c.Problems)-1].Code)
}
