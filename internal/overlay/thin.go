package overlay

import (
	"math"

	"onemap/internal/geometry"
)

// tooThin: the coordinates, once counted from 0° again and rounded by 2^-53 of
// their size, could make the area alone. Only areas that small are looked at
// closely.
func tooThin(ring []float64, planar geometry.SquareDegrees, o origin) bool {
	const (
		squareStep = geometry.PerDegree * geometry.PerDegree
		suspicious = 2e8 // square steps: above the bound below anywhere
	)
	area := math.Abs(float64(planar)) * squareStep
	if area >= suspicious {
		return false
	}
	half := halfPerimeter(ring)
	size := math.Max(math.Abs(o.x+ring[0]), math.Abs(o.y+ring[1])) + half
	return area <= 0x1p-51*size*half
}

// halfPerimeter is that of the ring's box.
func halfPerimeter(ring []float64) float64 {
	w, s, e, n := ring[0], ring[1], ring[0], ring[1]
	for i := 2; i < len(ring); i += 2 {
		w, e = math.Min(w, ring[i]), math.Max(e, ring[i])
		s, n = math.Min(s, ring[i+1]), math.Max(n, ring[i+1])
	}
	return e - w + n - s
}

// hair is the mean width in steps, 0.1 µm, below which a ring is noise of computed
// input: a hundred times the rounding of a crossing.
const hair = 1e-3

func isHair(ring []float64) bool {
	const squareStep = geometry.PerDegree * geometry.PerDegree
	return math.Abs(float64(geometry.RingPlanar(ring)))*squareStep < hair*halfPerimeter(ring)
}
