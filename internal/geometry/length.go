package geometry

import "math"

// Perimeter is the length of all rings on the ellipsoid, holes included.
func (s Shape) Perimeter() Metres {
	sum := Metres(0)
	for i := range s.rings {
		r := s.Ring(i)
		for j := 2; j < len(r); j += 2 {
			sum += edgeLength(r[j-2], r[j-1], r[j], r[j+1])
		}
	}
	return sum
}

// Width is the mean width of a long piece: twice its area over its perimeter
// (design 4). Empty shapes have none.
func (s Shape) Width() Metres {
	p := s.Perimeter()
	if p == 0 {
		return 0
	}
	return Metres(2 * float64(s.Area()) / float64(p))
}

// edgeLength is the length of an edge straight in longitude and latitude
// between two points in nano-degrees, by the mean-latitude formula on pieces of
// at most 0.05 degree (relative error below 1e-7).
func edgeLength(x1, y1, x2, y2 float64) Metres {
	const piece = 0.05 * PerDegree
	dx, dy := x2-x1, y2-y1
	n := math.Max(1, math.Ceil(math.Max(math.Abs(dx), math.Abs(dy))/piece))
	sum := 0.0
	for i := 0.5; i < n; i++ {
		east, north := metresPerStep(y1 + dy*i/n)
		sum += math.Hypot(dx/n*east, dy/n*north)
	}
	return Metres(sum)
}

// metresPerStep is the ground length of a grid step to the east and to the
// north at a latitude in nano-degrees.
func metresPerStep(y float64) (east, north float64) {
	sin, cos := math.Sincos(y * step)
	w := 1 - eccentricity*sin*sin
	n := semiMajor / math.Sqrt(w)
	return n * cos * step, n * (1 - eccentricity) / w * step
}
