package overlay

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// The questions a check asks: the ground under overlapping features, each piece
// once, and what remains of the subject. Pieces have computed vertices.
func TestGroundAndRemainderOfOverlappingFeatures(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 17))
	at := func() (x, y float64) { return 118e9 + 1e6*r.Float64(), 36e9 + 1e6*r.Float64() }
	draw := func() geometry.Shape {
		x, y := at()
		return star(r, x, y, 2e6*r.Float64()+1e5, 4+r.IntN(30)).shape()
	}
	for range pairs(t, 500) {
		p := draw()
		pieces := overlapsOf(t, p, draw(), draw(), draw())
		ground, err := Union(pieces...)
		require.NoError(t, err)
		rest, err := Difference(p, ground)
		require.NoError(t, err)
		require.NoError(t, validShape(ground))
		require.NoError(t, validShape(rest))
		total := float64(p.Area())
		require.InDelta(t, total, float64(ground.Area()+rest.Area()), 1e-9*total+1e-6)
		require.InDelta(t, included(t, pieces), float64(ground.Area()), 1e-9*total+1e-6)
	}
}

func overlapsOf(t *testing.T, p geometry.Shape, features ...geometry.Shape) (pieces []geometry.Shape) {
	w := NewWorker(build(t, features...))
	found, err := w.Overlaps(NewSubject(p), false)
	require.NoError(t, err)
	for i := range found {
		pieces = append(pieces, w.Shape(i))
	}
	return pieces
}

// included is the area of a union by inclusion and exclusion.
func included(t *testing.T, pieces []geometry.Shape) (sum float64) {
	for set := 1; set < 1<<len(pieces); set++ {
		sign, common := -1.0, geometry.Shape{}
		for i, p := range pieces {
			if set>>i&1 == 0 {
				continue
			}
			if sign = -sign; sign > 0 && common.IsEmpty() && set&(1<<i-1) == 0 {
				common = p
				continue
			}
			var err error
			common, err = Intersection(common, p)
			require.NoError(t, err)
		}
		sum += sign * float64(common.Area())
	}
	return sum
}

// Borders that were rounded apart: the remainder of a cell after its neighbours,
// moved by a step, is the cell less a hair.
func TestDifferenceWithNearlyCommonBorders(t *testing.T) {
	cells := partition(6, 12, 9)
	for i := range cells {
		for j := range cells {
			if i == j {
				continue
			}
			rest, err := Difference(cells[i], shifted(cells[j], 1, -1))
			require.NoError(t, err)
			require.NoError(t, validShape(rest))
			require.InEpsilon(t, float64(cells[i].Area()), float64(rest.Area()), 1e-5)
		}
	}
}

func shifted(s geometry.Shape, dx, dy float64) geometry.Shape {
	xy, rings, polys := s.Flat()
	moved := append([]float64(nil), xy...)
	for i := 0; i < len(moved); i += 2 {
		moved[i], moved[i+1] = moved[i]+dx, moved[i+1]+dy
	}
	return geometry.FromFlat(moved, rings, polys)
}

// The suggested boundary: an overlap and its copies moved by 1 mm in eight
// directions are cut out of the subject one after the other.
func TestCutsWidenedByAMargin(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 18))
	for range pairs(t, 100) {
		p := star(r, 118e9, 36e9, 2e6, 4+r.IntN(30)).shape()
		for _, cut := range overlapsOf(t, p, star(r, 118e9+1e6, 36e9, 1e6, 20).shape()) {
			rest := p
			for d := range 9 {
				var err error
				rest, err = Difference(rest, shifted(cut, float64(d%3-1)*10, float64(d/3-1)*10))
				require.NoError(t, err)
				require.NoError(t, validShape(rest))
			}
			left, err := Intersection(rest, cut)
			require.NoError(t, err)
			require.Zero(t, left.Area())
		}
	}
}
