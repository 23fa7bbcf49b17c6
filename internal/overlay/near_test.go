package overlay

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

func TestNearFindsEveryNeighbour(t *testing.T) {
	cells := partition(12, 4, 7)
	s := build(t, cells...)
	r := rand.New(rand.NewPCG(15, 15))
	for range pairs(t, 100) {
		p := star(r, 118e9+1.2e7*r.Float64(), 36e9+1.2e7*r.Float64(), 3e5, 9).shape()
		within := geometry.Metres(300 * r.Float64())
		near := map[int]geometry.Metres{}
		for _, n := range s.Near(p, within) {
			near[n.Feature] = n.Distance
		}
		for i, c := range cells {
			want := roughly(p, c)
			d, found := near[i]
			if found {
				require.InDelta(t, want, float64(d), 1e-3*want+1e-6)
			} else {
				require.Greater(t, want, float64(within)*(1-1e-3))
			}
		}
	}
}

// roughly is the distance in a plane around the shapes, by another engine.
func roughly(a, b geometry.Shape) float64 {
	plane := planeAt(a.Bounds())
	to := func(s geometry.Shape) geom.Geometry {
		return origin{x: 118e9, y: 36e9}.foreign(s).TransformXY(func(p geom.XY) geom.XY {
			return geom.XY{X: p.X * plane.east, Y: p.Y * plane.north}
		})
	}
	d, _ := geom.Distance(to(a), to(b))
	return d
}

func TestNearMeasuresOnTheEllipsoid(t *testing.T) {
	a := polygons{square(118e9, 36e9, 1e6)}.shape()
	east := polygons{square(118.011e9, 36e9, 1e6)}.shape() // 0.01 degree away
	near := build(t, east).Near(a, 2000)
	require.Len(t, near, 1)
	require.InDelta(t, float64(geometry.EdgeLength(118.001e9, 36.001e9, 118.011e9, 36.001e9)), float64(near[0].Distance), 1e-6)
	require.Empty(t, build(t, east).Near(a, 900))
}

func TestNearIsZeroForWhatTouchesOrHolds(t *testing.T) {
	a := polygons{square(118e9, 36e9, 1e6)}.shape()
	for _, q := range []polygons{square2(118.001e9), {square(117e9, 35e9, 2e9)}, {square(118.0002e9, 36.0002e9, 10)}} {
		near := build(t, q.shape()).Near(a, 0)
		require.Len(t, near, 1)
		require.Zero(t, near[0].Distance)
	}
}

func TestNearTakesComputedShapes(t *testing.T) {
	off := polygons{{{118e9, 36e9, 118.001e9 + 0.25, 36e9, 118.001e9, 36.001e9 + 0.5, 118e9, 36e9}}}.shape()
	near := build(t, square2(118.002e9).shape()).Near(off, 200)
	require.Len(t, near, 1)
	require.InDelta(t, 90.1, float64(near[0].Distance), 0.2)
}

func square2(x float64) polygons { return polygons{square(x, 36e9, 1e6)} }

func TestBorderIsMeasuredInMetres(t *testing.T) {
	a, b := polygons{square(118e9, 36e9, 1e7)}.shape(), polygons{square(118.01e9, 36.004e9, 1e7)}.shape()
	found, _, _ := ask(t, a, b)
	require.Equal(t, Touches, found[0].Relation)
	require.InDelta(t, float64(geometry.EdgeLength(118.01e9, 36.004e9, 118.01e9, 36.01e9)), float64(found[0].Border), 1e-9)
	require.InDelta(t, 665.8, float64(found[0].Border), 0.2) // 0.006 degree of a meridian
	corner, _, _ := ask(t, a, polygons{square(118.01e9, 36.01e9, 1e7)}.shape())
	require.Equal(t, Touches, corner[0].Relation)
	require.Zero(t, corner[0].Border)
	require.False(t, math.IsNaN(float64(corner[0].Area)))
}

func TestSelfOverlapsAreNamedOnce(t *testing.T) {
	_, err := build(t, crossed(), polygons{{{-2, 7, 25, 7, 25, 8, -2, 8, -2, 7}}}.shape()).SelfOverlaps(0)
	if err != nil {
		require.ErrorContains(t, err, "feature 0")
	}
	s := build(t, polygons{square(0, 0, 10)}.shape(), polygons{square(5, 5, 10)}.shape(), polygons{square(15, 5, 5)}.shape(), polygons{square(1, 1, 2)}.shape())
	all, err := s.SelfOverlaps(0)
	require.NoError(t, err)
	require.Equal(t, [][2]int{{0, 1}, {0, 3}}, all)
	first, err := s.SelfOverlaps(1)
	require.NoError(t, err)
	require.Equal(t, [][2]int{{0, 1}}, first)
}
