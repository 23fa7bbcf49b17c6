package geometry

import (
	"context"

	"onemap/internal/problem"
)

// Options say how foreign coordinates may become a canonical shape.
type Options struct {
	Repair      bool        // mend what is invalid as received, and record it
	Transformer Transformer // for systems that are not native; nil refuses them
}

// Canonical is the outcome of Canonicalise. Before is the area of the rings as
// received (signed by nesting, so that a figure of eight counts both loops
// against each other), After that of the shape.
type Canonical struct {
	Shape    Shape
	Notices  []problem.Problem
	Before   SquareMetres
	After    SquareMetres
	Repaired bool
}

// Canonicalise is not finished.
func Canonicalise(ctx context.Context, r Received, o Options) (Canonical, error) {
	if p := r.CRS.refused(); p != nil {
		return Canonical{}, p
	}
	var s Shape
	for _, poly := range r.Polygons {
		for _, ring := range poly {
			for _, p := range ring {
				q, err := r.CRS.Geographic(p)
				if err != nil {
					return Canonical{}, err
				}
				s.xy = append(s.xy, float64(int64(q.X*PerDegree+0.5)), float64(int64(q.Y*PerDegree+0.5)))
			}
			s.rings = append(s.rings, int32(len(s.xy)/2))
		}
		s.polys = append(s.polys, int32(len(s.rings)))
	}
	return Canonical{Shape: s, Before: s.Area(), After: s.Area()}, nil
}

// FromDegrees canonicalises polygons given in EPSG:4490 degrees.
func FromDegrees(polygons [][][]Position) (Shape, error) {
	c, err := Canonicalise(context.Background(), Received{CRS: CRS{EPSG: CGCS2000}, Polygons: polygons}, Options{})
	return c.Shape, err
}
