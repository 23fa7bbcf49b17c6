package overlay

import (
	"math/rand/v2"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

type construction struct {
	own    func(a, b geometry.Shape) (geometry.Shape, error)
	oracle operation
}

func constructions() map[string]construction {
	return map[string]construction{
		"intersection": {Intersection, geom.Intersection},
		"difference":   {Difference, geom.Difference},
		"union":        {func(a, b geometry.Shape) (geometry.Shape, error) { return Union(a, b) }, geom.Union},
	}
}

func TestConstructionsAgainstOverlayNG(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for _, kind := range tinyGrid(r) {
		for range pairs(t, 500) {
			p, q := kind.draw()
			for name, c := range constructions() {
				got, err := c.own(p.shape(), q.shape())
				require.NoError(t, err)
				want, err := c.oracle(foreignOf(p.shape()), foreignOf(q.shape()))
				require.NoError(t, err)
				require.InDelta(t, want.Area(), steps2(got.Planar()), 1e-4, "%s\nP %v\nQ %v", name, p, q)
				require.NoError(t, validShape(got), "%s\nP %v\nQ %v\ngot %s", name, p, q, foreignOf(got).AsText())
			}
		}
	}
}

// Far from the origin, and on shapes that are results themselves.
func TestConstructionsOfResults(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	for range pairs(t, 1000) {
		a := validCells(r, true).moved(118e9, 36e9, 1e5).shape()
		b := validCells(r, false).moved(118e9, 36e9, 3e5).shape()
		both, err := Intersection(a, b)
		require.NoError(t, err)
		rest, err := Difference(a, b)
		require.NoError(t, err)
		again, err := Union(both, rest)
		require.NoError(t, err)
		require.InEpsilon(t, float64(a.Area()), float64(both.Area()+rest.Area()), 1e-9)
		require.InEpsilon(t, float64(a.Area()), float64(again.Area()), 1e-9)
		for _, s := range []geometry.Shape{both, rest, again} {
			require.NoError(t, validShape(s))
		}
	}
}

func TestUnionOfThePartition(t *testing.T) {
	cells := partition(12, 8, 1)
	all, err := Union(cells...)
	require.NoError(t, err)
	require.Equal(t, 1, all.Parts())
	require.Equal(t, 1, all.Rings(), "no slivers left between neighbours")
	sum := geometry.SquareMetres(0)
	for _, c := range cells {
		sum += c.Area()
	}
	require.InEpsilon(t, float64(sum), float64(all.Area()), 1e-12)
}

func TestEmptyShapesConstruct(t *testing.T) {
	a := polygons{square(0, 0, 10)}.shape()
	for name, c := range constructions() {
		for _, pair := range [][2]geometry.Shape{{a, {}}, {{}, a}, {{}, {}}} {
			_, err := c.own(pair[0], pair[1])
			require.NoError(t, err, name)
		}
	}
	none, err := Union()
	require.NoError(t, err)
	require.True(t, none.IsEmpty())
}

func TestUnionWhoseOutsideIsCutTwice(t *testing.T) {
	// two combs enclose a yard that meets the outside at two points only
	a := polygons{{{0, 0, 30, 0, 30, 20, 20, 20, 10, 10, 0, 20, 0, 0}}}.shape()
	b := polygons{{{0, 20, 10, 30, 20, 20, 30, 20, 30, 40, 0, 40, 0, 20}}}.shape()
	u, err := Union(a, b)
	require.NoError(t, err)
	require.NoError(t, validShape(u))
	require.InDelta(t, steps2(a.Planar()+b.Planar()), steps2(u.Planar()), 1e-9)
}
