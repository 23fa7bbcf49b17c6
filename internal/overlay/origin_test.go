package overlay

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Slivers a few hundred steps wide at 118° east are right to 1e-12 of the truth,
// a thousandth of what is promised; rounded at that longitude they would be off by
// 1e-8.
func TestSliversFarFromZeroAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 17))
	for range pairs(t, 300) {
		p, q := wedge(r), wedge(r)
		truth, _ := exactArea(p.shape(), q.shape()).Float64()
		found, _, counts := ask(t, p.shape(), q.shape())
		require.Zero(t, counts.Fallbacks+counts.GivenUp)
		require.InDelta(t, truth, planarOf(found), 1e-12*truth, "P %v\nQ %v", p, q)
	}
}

// wedge is a needle of 10,000 steps (1 m) through one place.
func wedge(r *rand.Rand) polygons {
	x, y := 118e9+float64(r.IntN(50)), 36e9+float64(r.IntN(50))
	dx, dy := float64(r.IntN(10_000)-5000), float64(5000+r.IntN(5000))
	wide := float64(50 + r.IntN(200))
	return polygons{{{x - dx, y - dy, x - dx + wide, y - dy, x + dx + wide, y + dy, x + dx, y + dy, x - dx, y - dy}}}
}

// The shift by an origin is exact for whatever lies on the grid, on both sides of
// 0° and round the world.
func TestOriginKeepsGridPoints(t *testing.T) {
	for _, pair := range [][2]polygons{
		{{square(-500, -500, 1000)}, {square(-400, -400, 1001)}},
		{{square(-180e9, -90e9, 180e9)}, {square(-1, -1, 90e9)}},
		{{square(179.9e9, 89.9e9, 1e8)}, {square(179.95e9, 89.95e9, 5e7)}},
	} {
		p, q := pair[0].shape(), pair[1].shape()
		truth, _ := exactArea(p, q).Float64()
		found, shapes, _ := ask(t, p, q)
		require.InEpsilon(t, truth, planarOf(found), 1e-15)
		require.NoError(t, onGrid(shapes[0].Ring(0)))
		require.InEpsilon(t, truth, steps2(shapes[0].Planar()), 1e-15)
		require.InEpsilon(t, float64(shapes[0].Area()), float64(found[0].Area), 1e-14)
	}
}
