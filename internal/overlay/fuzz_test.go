package overlay

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"
)

// kind is a way to draw a pair.
type kind struct {
	name string
	draw func() (p, q polygons)
}

// tinyGrid makes pairs on a grid so small that shared vertices, collinear
// borders and touches are the rule.
func tinyGrid(r *rand.Rand) []kind {
	ring := func() polygons { return validRing(r, 8) }
	cells := func() polygons { return validCells(r, false) }
	sheared := func() polygons { return validCells(r, true) }
	step := func(n int) float64 { return float64(r.IntN(n)) }
	return []kind{
		{"ring x ring", func() (p, q polygons) { return ring(), ring() }},
		{"cells x cells", func() (p, q polygons) { return cells(), cells() }},
		{"sheared", func() (p, q polygons) { return sheared(), sheared() }},
		{"cells x ring", func() (p, q polygons) { return cells(), ring() }},
		{"ring x cells", func() (p, q polygons) { return ring(), cells() }},
		{"cells x sheared", func() (p, q polygons) { return cells().moved(step(9), step(9), 2), sheared() }},
		{"itself", func() (p, q polygons) { p = cells(); return p, p }},
		{"itself shifted", func() (p, q polygons) { p = cells(); return p, p.moved(step(3)-1, step(3)-1, 1) }},
		{"itself doubled", func() (p, q polygons) { p = cells(); return p, p.moved(-step(4), -step(4), 2) }},
	}
}

func pairs(t *testing.T, full int) int {
	if testing.Short() {
		return full / 10
	}
	t.Logf("%d pairs of each kind", full)
	return full
}

func TestTinyGridAgainstOverlayNG(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, k := range tinyGrid(r) {
		t.Run(k.name, func(t *testing.T) {
			for i := range pairs(t, 2000) {
				p, q := k.draw()
				compareWithNG(t, p, q)
				if i%8 == 0 {
					compareWithRationals(t, p, q)
				}
			}
		})
	}
}

func compareWithNG(t *testing.T, p, q polygons) {
	t.Helper()
	found, shapes, counts := ask(t, p.shape(), q.shape())
	require.Zero(t, counts.Fallbacks+counts.GivenUp, "P %v\nQ %v", p, q)
	want, err := geom.Intersection(foreignOf(p.shape()), foreignOf(q.shape()))
	require.NoError(t, err)
	planar, drawn := 0.0, 0.0
	for i, o := range found {
		planar += steps2(o.Planar)
		drawn += steps2(shapes[i].Planar())
		require.NoError(t, validShape(shapes[i]), "P %v\nQ %v", p, q)
		require.LessOrEqual(t, o.Planar, min(p.shape().Planar(), q.shape().Planar()))
		require.Equal(t, o.Planar == q.shape().Planar(), o.Whole, "P %v\nQ %v", p, q)
		require.Equal(t, o.Planar == p.shape().Planar(), o.Inside || o.Whole && p.shape().Planar() == q.shape().Planar(), "P %v\nQ %v", p, q)
	}
	tolerance := 1e-9 * math.Max(1, want.Area())
	require.InDelta(t, want.Area(), planar, tolerance, "P %v\nQ %v", p, q)
	require.InDelta(t, want.Area(), drawn, tolerance, "P %v\nQ %v", p, q)
	if len(found) == 0 {
		d, ok := geom.Distance(foreignOf(p.shape()), foreignOf(q.shape()))
		require.True(t, ok && d > 0, "touch missed\nP %v\nQ %v", p, q)
	}
}

func compareWithRationals(t *testing.T, p, q polygons) {
	t.Helper()
	found, _, _ := ask(t, p.shape(), q.shape())
	planar := planarOf(found)
	truth, _ := exactArea(p.shape(), q.shape()).Float64()
	require.InDelta(t, truth, planar, 1e-13*math.Max(1, truth), "P %v\nQ %v", p, q)
}

// The same pairs far from 0°, where a float64 step is 2e-5 of a grid step: areas
// must not feel it.
func TestTinyGridFarAway(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for _, k := range []float64{1e3, 1e6} {
		for range pairs(t, 2000) {
			p, q := validCells(r, true), validRing(r, 8)
			near, _, _ := ask(t, p.shape(), q.shape())
			far, shapes, counts := ask(t, p.moved(150e9, -80e9, k).shape(), q.moved(150e9, -80e9, k).shape())
			require.Zero(t, counts.Fallbacks+counts.GivenUp+counts.Tiny)
			require.Len(t, far, len(near))
			for i := range far {
				require.Equal(t, near[i].Relation, far[i].Relation)
				require.InDelta(t, steps2(near[i].Planar)*k*k, steps2(far[i].Planar), 1e-13*steps2(near[i].Planar)*k*k)
				require.NoError(t, validShape(shapes[i]))
			}
		}
	}
}

func TestPartInBay(t *testing.T) {
	bay := polygons{{{0, 0, 30, 0, 30, 30, 20, 30, 20, 10, 10, 10, 10, 30, 0, 30, 0, 0}}}
	two := polygons{{{2, 2, 4, 2, 4, 4, 2, 4, 2, 2}}, {{12, 15, 18, 15, 18, 20, 12, 20, 12, 15}}}
	compareWithNG(t, bay, two)
	compareWithNG(t, two, bay)
	found, _, _ := ask(t, bay.shape(), two.shape())
	require.False(t, found[0].Whole, "the second part lies in the bay")
	require.InDelta(t, 4, steps2(found[0].Planar), 1e-12)
}
