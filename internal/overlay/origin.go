package overlay

import (
	"math"

	"onemap/internal/geometry"
)

// origin is a grid point near some shapes. Coordinates counted from it keep the
// digits that a longitude of 118e9 steps takes from them: float64 rounds a
// crossing 50 m away to 1e-11 of a step, at 118° to 1e-5. The shift of a grid
// point is exact, that of a computed one is made once, when a shape leaves.
type origin struct{ x, y float64 }

func originOf(shapes ...geometry.Shape) origin {
	all := geometry.EmptyBounds()
	for _, s := range shapes {
		all = all.Union(s.Bounds())
	}
	if all.West > all.East {
		return origin{}
	}
	return origin{math.Floor((all.West + all.East) / 2), math.Floor((all.South + all.North) / 2)}
}

// between is the middle of what two boxes that meet have in common.
func between(a, b *box) origin {
	return origin{
		math.Floor((float64(max(a.west, b.west)) + float64(min(a.east, b.east))) / 2),
		math.Floor((float64(max(a.south, b.south)) + float64(min(a.north, b.north))) / 2),
	}
}

// restored counts a ring from 0° again, in a copy.
func (o origin) restored(ring []float64) []float64 {
	xy := make([]float64, 0, len(ring))
	for i := 0; i < len(ring); i += 2 {
		xy = appendDistinct(xy, ring[i]+o.x, ring[i+1]+o.y)
	}
	return xy
}
