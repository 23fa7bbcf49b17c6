package check_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

func TestTheSuggestionChecksClear(t *testing.T) {
	t.Parallel()
	w := plain(t)
	// A slanted field border crosses the subject twice and leaves two parts.
	w.publish("PBF", feature("P1", "", slanted(t)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Prohibited, s.Verdict)
	require.NotNil(t, s.Suggestion)
	require.Equal(t, 2, s.Suggestion.Parts)
	require.NoError(t, geometry.Validate(s.Suggestion.Shape))

	again := w.answer("CON", check.Subject{Shape: s.Suggestion.Shape})
	require.Equal(t, check.Clear, again.Verdict)
	require.Zero(t, layerOf(t, again, "PBF").Features, "not even noise remains")
	require.Equal(t, s.Suggestion.Area, again.Area)

	cut := float64(layerOf(t, s, "PBF").Overlap)
	require.InDelta(t, float64(s.Area)-cut, float64(s.Suggestion.Area), 10, "the margin costs millimetres")
	require.Greater(t, s.Suggestion.Largest, s.Suggestion.Area/2)
}

func slanted(t *testing.T) geometry.Shape {
	t.Helper()
	at := func(x, y float64) geometry.Position { return geometry.Position{X: 118 + x/1000, Y: 36 + y/1000} }
	s, err := geometry.FromDegrees([][][]geometry.Position{{{
		at(3.1, -5.3), at(5.7, -5.1), at(7.3, 15.7), at(5.9, 15.9), at(3.1, -5.3)}}})
	require.NoError(t, err)
	return s
}

func TestTheSuggestionCutsWhatLiesOutside(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("UDB", feature("U1", "", rect(t, -20, -20, 6, 40)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.NotNil(t, s.Suggestion)
	require.InEpsilon(t, float64(rect(t, 0, 0, 6, 10).Area()), float64(s.Suggestion.Area), 1e-4)
	require.Equal(t, check.Clear, w.answer("CON", check.Subject{Shape: s.Suggestion.Shape}).Verdict)
}

func TestNothingIsSuggestedWhereNothingRemains(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, -1, -1, 11, 11)))
	require.Nil(t, w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}).Suggestion)
}

func TestThinRemaindersAreDropped(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 0.002, -1, 5, 11))) // leaves 0.2 m in the west
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.NotNil(t, s.Suggestion)
	require.Equal(t, 1, s.Suggestion.Parts)
	require.Equal(t, 1, s.Suggestion.Dropped)
}

func TestGroundCoveredTwiceIsCountedOnce(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 6)), feature("P2", "", rect(t, 5, 4, 60, 10)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	l := layerOf(t, s, "PBF")
	require.Equal(t, 2, l.Features)
	require.InEpsilon(t, float64(rect(t, 5, 0, 10, 10).Area()), float64(l.Overlap), 1e-9)
	require.InEpsilon(t, float64(rect(t, 5, 4, 10, 6).Area()), float64(l.DoubleCovered), 1e-6)
	require.InEpsilon(t, 0.5, l.Share, 1e-3)
}

func TestNeighboursAreNotCountedTwice(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 6)), feature("P2", "", rect(t, 5, 6, 60, 10)))
	l := layerOf(t, w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}), "PBF")
	require.Zero(t, l.DoubleCovered)
	require.Equal(t, l.Summed, l.Overlap)
}

func TestSliversAndNoiseAreListedByClass(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("sliver", "", rect(t, 9.998, 0, 60, 5)), feature("noise", "", rect(t, 9.9999, 9.99, 60, 10)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	l := layerOf(t, s, "PBF")
	require.Equal(t, check.Confirm, s.Verdict)
	require.Equal(t, 1, l.ByClass[check.Sliver])
	require.Equal(t, 1, l.ByClass[check.Noise])
	require.Equal(t, check.LayerTouched, l.State)
	require.Positive(t, l.Overlap)
}

func TestWhatCannotBeCutAwayIsNotSuggested(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.law.Packs[0].Rules[4].Verdict = check.Prohibited // within 100 m of a road
	w.publish("ROAD", feature("G1", "", rect(t, 10.5, 0, 11, 10)))
	w.publish("PBF", feature("P1", "", rect(t, 0, 0, 5, 10)))
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.Equal(t, check.Prohibited, s.Verdict)
	require.Nil(t, s.Suggestion)
}

func TestANeedleInTheWayIsKeptOffToo(t *testing.T) {
	t.Parallel()
	w := plain(t)
	at := func(x, y float64) geometry.Position { return geometry.Position{X: 118 + x/1000, Y: 36 + y/1000} }
	// A field with a needle 0.05 mm wide at its end, slanted off the grid's axes.
	s, err := geometry.FromDegrees([][][]geometry.Position{{{
		at(-1, 4), at(2, 4), at(9.1, 7.3), at(2, 4.01), at(2, 6), at(-1, 6), at(-1, 4)}}})
	require.NoError(t, err)
	w.publish("PBF", feature("P1", "", s))
	first := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.NotNil(t, first.Suggestion)
	again := w.answer("CON", check.Subject{Shape: first.Suggestion.Shape})
	require.Equal(t, check.Clear, again.Verdict)
	require.Zero(t, layerOf(t, again, "PBF").Features)
}

func TestManyFeaturesAreCutOut(t *testing.T) {
	t.Parallel()
	w := plain(t)
	var fields []layer.Feature
	for k := range 12 {
		x, y := float64(k%4)*2.5+0.3, float64(k/4)*3+0.7
		at := func(dx, dy float64) geometry.Position {
			return geometry.Position{X: 118 + (x+dx)/1000, Y: 36 + (y+dy)/1000}
		}
		s, err := geometry.FromDegrees([][][]geometry.Position{{{at(0, 0), at(1.7, 0.3), at(1.1, 1.9), at(0, 0)}}})
		require.NoError(t, err)
		fields = append(fields, feature(string(rune('a'+k)), "", s))
	}
	w.publish("PBF", fields...)
	first := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.NotNil(t, first.Suggestion)
	require.Equal(t, check.Clear, w.answer("CON", check.Subject{Shape: first.Suggestion.Shape}).Verdict)
	rest := float64(first.Area - layerOf(t, first, "PBF").Overlap)
	require.InDelta(t, rest, float64(first.Suggestion.Area), 20)
}
