package overlay

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// polygons are rings of steps, the shell first.
type polygons [][][]float64

func (p polygons) shape() geometry.Shape {
	var xy []float64
	var rings, polys []int32
	for _, poly := range p {
		for _, r := range poly {
			xy = append(xy, r...)
			rings = append(rings, int32(len(xy)/2))
		}
		polys = append(polys, int32(len(rings)))
	}
	return geometry.FromFlat(xy, rings, polys)
}

// moved is p scaled by k and shifted.
func (p polygons) moved(dx, dy, k float64) (o polygons) {
	for _, poly := range p {
		var rings [][]float64
		for _, r := range poly {
			c := append([]float64(nil), r...)
			for i := 0; i < len(c); i += 2 {
				c[i], c[i+1] = k*c[i]+dx, k*c[i+1]+dy
			}
			rings = append(rings, c)
		}
		o = append(o, rings)
	}
	return o
}

func square(x, y, size float64) [][]float64 {
	return [][]float64{{x, y, x + size, y, x + size, y + size, x, y + size, x, y}}
}

// foreignOf is a shape for the oracle, its coordinates as they are.
func foreignOf(s geometry.Shape) geom.Geometry { return origin{}.foreign(s) }

// validShape is the OGC validity by an implementation that is not ours.
func validShape(s geometry.Shape) error {
	return originOf(s).foreign(s).Validate()
}

// steps2 is the plane area in square steps.
func steps2(a geometry.SquareDegrees) float64 {
	return float64(a) * geometry.PerDegree * geometry.PerDegree
}

func randomRing(r *rand.Rand, size int) polygons {
	n := 3 + r.IntN(5)
	var xy []float64
	for i := 0; i < n; i++ {
		xy = append(xy, float64(r.IntN(size+1)), float64(r.IntN(size+1)))
	}
	return polygons{{append(xy, xy[0], xy[1])}}
}

// oriented turns shells counter-clockwise and holes clockwise.
func (p polygons) oriented() polygons {
	for _, poly := range p {
		for i, r := range poly {
			if (geometry.RingPlanar(r) > 0) != (i == 0) {
				reverse(r)
			}
		}
	}
	return p
}

// validRing draws until the ring is a valid polygon.
func validRing(r *rand.Rand, size int) polygons {
	for {
		p := randomRing(r, size)
		if geometry.RingPlanar(p[0][0]) != 0 && validShape(p.shape()) == nil {
			return p.oriented()
		}
	}
}

func star(r *rand.Rand, x, y, size float64, n int) polygons {
	var xy []float64
	for i := 0; i < n; i++ {
		a, d := 2*math.Pi*float64(i)/float64(n), size*(0.6+0.4*r.Float64())
		xy = append(xy, math.Round(x+d*math.Cos(a)), math.Round(y+d*math.Sin(a)))
	}
	return polygons{{append(xy, xy[0], xy[1])}}
}

func build(t testing.TB, shapes ...geometry.Shape) *Snapshot {
	t.Helper()
	s, err := Build(shapes)
	require.NoError(t, err)
	return s
}

// ask overlays p with q and copies the answer.
func ask(t testing.TB, p, q geometry.Shape) ([]Overlap, []geometry.Shape, Counts) {
	t.Helper()
	w := NewWorker(build(t, q))
	found, err := w.Overlaps(NewSubject(p), true)
	require.NoError(t, err)
	shapes := make([]geometry.Shape, len(found))
	for i := range found {
		shapes[i] = w.Shape(i)
	}
	return append([]Overlap(nil), found...), shapes, w.Counts()
}
