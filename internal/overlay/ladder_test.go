package overlay

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// crossed is not valid: two of its rings cross.
func crossed() geometry.Shape {
	return polygons{square(0, 0, 10), square(5, 5, 10)}.shape()
}

func TestInvalidFeatureIsCountedNotSilent(t *testing.T) {
	good := polygons{square(20, 0, 10)}.shape()
	w := NewWorker(build(t, good, crossed()))
	subject := NewSubject(polygons{{{-2, 7, 25, 7, 25, 8, -2, 8, -2, 7}}}.shape())
	found, err := w.Overlaps(subject, true)
	c := w.Counts()
	require.Equal(t, 1, c.Fallbacks+c.GivenUp)
	if err != nil {
		var g *GivenUp
		require.ErrorAs(t, err, &g)
		require.Equal(t, []int{1}, g.Features)
		require.ErrorIs(t, err, errNotValid)
		require.Contains(t, err.Error(), "feature 1")
		require.Len(t, found, 1, "the others are answered all the same")
		return
	}
	require.Equal(t, OverlayNG, found[1].By)
	require.False(t, w.Shape(1).IsEmpty())
}

func TestImplausibleAnswerIsRefused(t *testing.T) {
	big := polygons{square(0, 0, 10)}.shape()
	require.NoError(t, plausible(big, big.Planar(), big.Planar()))
	require.ErrorIs(t, plausible(big, big.Planar(), big.Planar()/2), errImplausible)
}

func TestOverlayNGKeepsFarCoordinates(t *testing.T) {
	a, b := polygons{square(118e9, 36e9, 10)}.shape(), polygons{square(118e9+5, 36e9+5, 10)}.shape()
	s, err := intersectNG(a, b)
	require.NoError(t, err)
	require.InDelta(t, 25, steps2(s.Planar()), 1e-9)
	require.Equal(t, 118e9+5, s.Bounds().West)
}
