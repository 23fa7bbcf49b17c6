package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

func TestASubjectNothingSpeaksAgainstIsClear(t *testing.T) {
	t.Parallel()
	s := plain(t).answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Clear, s.Verdict)
	for _, code := range []layer.Code{"RED", "PBF", "ROAD"} {
		require.Equal(t, check.LayerClear, layerOf(t, s, code).State, code)
		require.Equal(t, check.Clear, layerOf(t, s, code).Verdict, code)
	}
	udb := layerOf(t, s, "UDB")
	require.Equal(t, check.LayerTouched, udb.State)
	require.Equal(t, 1.0, udb.Share)
	require.Nil(t, s.Suggestion)
}

func TestAnOverlapIsFoundMeasuredAndJudged(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10))) // a later edition of the same layer
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Prohibited, s.Verdict)
	f := s.Findings[0]
	require.Equal(t, "national/pbf", f.Rule.ID)
	require.Equal(t, check.Overlap, f.Relation)
	require.Equal(t, check.Conflict, f.Class)
	require.InEpsilon(t, float64(rect(t, 5, 0, 10, 10).Area()), float64(f.Area), 1e-9)
	require.InEpsilon(t, 0.5, f.ShareOfSubject, 1e-3)
	require.InEpsilon(t, 5.0/55, f.ShareOfFeature, 1e-3)
	require.InDelta(t, 320, float64(f.Width), 15) // 450 m by 1110 m: 2A/P
}

func TestAnExceptionNeedsItsAttribute(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10)))
	r := request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)},
		check.Subject{Shape: rect(t, 0, 0, 10, 10), Attributes: map[string]string{"project_class": "other"}})
	r.Submission.Declared = map[string]string{"project_class": "national_key"}
	c, err := w.engine(nil).Check(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, check.Conditional, c.Subjects[0].Verdict)
	require.Equal(t, []string{"D3"}, c.Subjects[0].Findings[0].Documents)
	require.Equal(t, check.Prohibited, c.Subjects[1].Verdict, "the subject's own attribute wins")
	require.Equal(t, check.Prohibited, c.Verdict)
}

func TestATouchIsListedAndDecidesNothing(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 10, 0, 60, 10)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Clear, s.Verdict)
	pbf := layerOf(t, s, "PBF")
	require.Equal(t, check.LayerTouched, pbf.State)
	require.Equal(t, 1, pbf.ByClass[check.Touch])
	require.Zero(t, pbf.Overlap)
	require.InDelta(t, 1110, float64(border(s, "PBF")), 5)
}

func border(s check.SubjectResult, code layer.Code) geometry.Metres {
	for _, f := range s.Findings {
		if f.Layer == code {
			return f.Border
		}
	}
	return -1
}

func TestAnyPartOutsideCounts(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("UDB", feature("U1", "", rect(t, -20, -20, 5, 40)), feature("U2", "", rect(t, 5, -20, 9, 40)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Prohibited, s.Verdict)
	require.Equal(t, check.Outside, s.Findings[0].Relation)
	require.Nil(t, s.Findings[0].Feature)
	require.InEpsilon(t, float64(rect(t, 9, 0, 10, 10).Area()), float64(s.Findings[0].Area), 1e-9)
}

func TestFeaturesTogetherHoldASubjectInside(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("UDB", feature("U1", "", rect(t, -20, -20, 5, 40)), feature("U2", "", rect(t, 5, -20, 40, 40)))
	require.Equal(t, check.Clear, w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}).Verdict)
}

func TestADistanceRuleFindsWhatIsNearEnough(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("ROAD", feature("near", "", rect(t, 11, 0, 12, 10)), feature("far", "", rect(t, 12, 0, 13, 10)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Note, s.Verdict)
	require.Equal(t, check.Within, s.Findings[0].Relation)
	require.Equal(t, "near", s.Findings[0].Feature.ID)
	require.InDelta(t, 90, float64(*s.Findings[0].Distance), 1)
}

func TestNearMissesAreListed(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 10.25, 0, 60, 10)), feature("P2", "", rect(t, 11, 0, 60, 10)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Clear, s.Verdict)
	require.Len(t, s.Near, 1)
	require.Equal(t, "P1", s.Near[0].Feature.ID)
	require.InDelta(t, 22.5, float64(s.Near[0].Distance), 1)
}

func TestRightsAtDifferentDepths(t *testing.T) {
	t.Parallel()
	w := plain(t)
	f := feature("K1", "", rect(t, 0, 0, 5, 5))
	f.Elevation = &layer.Elevation{Top: 100, Bottom: 50}
	w.publish("CKQ", f)
	for name, c := range map[string]struct {
		elevation *layer.Elevation
		relation  check.Relation
		verdict   check.Verdict
	}{
		"apart":        {&layer.Elevation{Top: 300, Bottom: 200}, check.SamePlane, check.Conditional},
		"one limit":    {&layer.Elevation{Top: 200, Bottom: 100}, check.SamePlane, check.Conditional},
		"meeting":      {&layer.Elevation{Top: 300, Bottom: 99}, check.Overlap, check.Prohibited},
		"not declared": {nil, check.Overlap, check.Prohibited},
	} {
		s := w.answer("MNO", check.Subject{Shape: rect(t, 0, 0, 10, 10), Elevation: c.elevation})
		require.Equal(t, c.verdict, s.Verdict, name)
		require.Equal(t, c.relation, s.Findings[0].Relation, name)
	}
}

func TestBreakdownDividesTheSubject(t *testing.T) {
	t.Parallel()
	w := plain(t)
	a, b := feature("D1", "", rect(t, 0, 0, 6, 10)), feature("D2", "", rect(t, 6, 0, 9, 10))
	a.Attributes = map[string]string{"DLMC": "水浇地", "DLBM": "0102"}
	b.Attributes = map[string]string{"DLMC": "旱地", "DLBM": "0103"}
	w.publish("DLTB", a, b)
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Len(t, s.Breakdowns, 1)
	rows := s.Breakdowns[0].Rows
	require.Equal(t, []string{"0102", "0103"}, []string{rows[0].Code, rows[1].Code})
	require.Equal(t, "水浇地", rows[0].Name)
	require.InEpsilon(t, 0.6, rows[0].Share, 1e-3)
	require.InEpsilon(t, float64(rect(t, 9, 0, 10, 10).Area()), float64(s.Breakdowns[0].Rest), 1e-6)
}

func TestRequestsThatCannotBeAnswered(t *testing.T) {
	t.Parallel()
	w := plain(t)
	for code, r := range map[string]check.Request{
		"C01": request("XXX", check.Subject{Shape: rect(t, 0, 0, 1, 1)}),
		"C03": request("CON"),
	} {
		_, err := w.engine(nil).Check(t.Context(), r)
		p, ok := problem.As(err)
		require.True(t, ok, code)
		require.Equal(t, code, p.Code)
	}
}
