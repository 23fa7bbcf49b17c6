package geometry

import (
	"context"
	"math"
)

// plainSeries is the official series over the received vertices, edges not
// densified: the number other software prints.
func plainSeries(ctx context.Context, crs CRS, polygons [][][]Position, raw Shape, t Transformer) (SquareMetres, error) {
	if crs.Degrees() {
		return raw.plain(), nil
	}
	sum := SquareMetres(0)
	for _, polygon := range polygons {
		for i, received := range polygon {
			ring := append([]Position(nil), received...)
			if err := toDegrees(ctx, crs, ring, t); err != nil {
				return 0, err
			}
			xy := make([]float64, 0, 2*len(ring))
			for _, p := range ring {
				xy = append(xy, p.X*PerDegree, p.Y*PerDegree)
			}
			sum += plainRing(xy, i == 0)
		}
	}
	return sum, nil
}

// plain is the plain series of a shape.
func (s Shape) plain() SquareMetres {
	sum := SquareMetres(0)
	for _, span := range s.Polygons() {
		for i := span[0]; i < span[1]; i++ {
			sum += plainRing(s.Ring(i), i == span[0])
		}
	}
	return sum
}

// plainRing counts a shell positive, a hole negative.
func plainRing(xy []float64, shell bool) SquareMetres {
	if len(xy) < 2 {
		return 0
	}
	a := newAuthalic(xy[1] * step)
	sum, l1, q1 := 0.0, 0.0, 0.0
	for i := 2; i < len(xy); i += 2 {
		l2, q2 := (xy[i]-xy[0])*step, a.q((xy[i+1]-xy[1])*step)
		sum += (l1*q2 - l2*q1) / 2
		l1, q1 = l2, q2
	}
	if area := SquareMetres(math.Abs(sum)); shell {
		return area
	} else {
		return -area
	}
}
