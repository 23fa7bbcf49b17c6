package geometry

import (
	"context"
	"math"

	"onemap/internal/problem"
)

// lattice turns positions as received into whole numbers that package exact can
// multiply, so that validity as received is decided without error. It starts at
// the first position and is as fine as the extent allows: floats of one binade
// lie a fixed step apart, so for any shape in China under 32 degrees, or in
// metres under a thousand kilometres, not a bit is lost.
type lattice struct {
	origin Position
	scale  float64
}

// latticeBits leaves differences, and four times differences, below 2^53.
const latticeBits = 50

func latticeFor(polygons [][][]Position) lattice {
	l := lattice{scale: 1}
	extent, first := 0.0, true
	for _, polygon := range polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				if first {
					l.origin, first = p, false
				}
				extent = max(extent, math.Abs(p.X-l.origin.X), math.Abs(p.Y-l.origin.Y))
			}
		}
	}
	if extent > 0 {
		_, e := math.Frexp(max(extent, 1e-30))
		l.scale = math.Ldexp(1, latticeBits-e)
	}
	return l
}

// rings gives all rings on the lattice, with ends of rings and polygons.
func (l lattice) rings(polygons [][][]Position) (xy []float64, rings, polys []int32) {
	for _, polygon := range polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				xy = append(xy, math.Round((p.X-l.origin.X)*l.scale), math.Round((p.Y-l.origin.Y)*l.scale))
			}
			rings = append(rings, int32(len(xy)/2))
		}
		polys = append(polys, int32(len(rings)))
	}
	return xy, rings, polys
}

// receivedFault tests validity as received, in the source plane.
func receivedFault(ctx context.Context, v *Validator, crs CRS, polygons [][][]Position, t Transformer) error {
	l := latticeFor(polygons)
	f := v.check(l.rings(polygons))
	if f.rule == "" {
		return nil
	}
	place := []Position{{l.origin.X + f.x/l.scale, l.origin.Y + f.y/l.scale}}
	b := broken(f.rule, 0, 0)
	if b.Place == nil {
		return b
	}
	if err := toDegrees(ctx, crs, place, t); err != nil {
		b.Place = nil
		return b
	}
	b.Place = &problem.Place{Lon: place[0].X, Lat: place[0].Y}
	return b
}
