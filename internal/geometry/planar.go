package geometry

import "math"

// RingPlanar is the signed plane area of a closed ring in nano-degrees,
// counter-clockwise positive. The sum is carried in two floats (Knuth's
// two-sum) and every product with its rest, so that a needle round the world
// is as exact as a parcel.
func RingPlanar(xy []float64) SquareDegrees {
	return SquareDegrees(twiceSteps(xy) / 2 / (PerDegree * PerDegree))
}

// twiceSteps is twice the signed plane area in squared grid steps; its sign is
// that of the truth for rings on the grid.
func twiceSteps(xy []float64) float64 {
	if len(xy) < 8 {
		return 0
	}
	hi, lo, px, py := 0.0, 0.0, 0.0, 0.0
	for i := 2; i < len(xy); i += 2 {
		x, y := xy[i]-xy[0], xy[i+1]-xy[1]
		l, m := float64(px*y), float64(x*py) // rounded: a conversion may not be fused with what follows
		rest := math.FMA(px, y, -l) - math.FMA(x, py, -m)
		d, e := twoSum(l, -m)
		s, f := twoSum(hi, d)
		hi, lo = s, lo+(f+(e+rest))
		px, py = x, y
	}
	return hi + lo
}

// twoSum is a+b and what rounding took from it.
func twoSum(a, b float64) (sum, rest float64) {
	sum = a + b
	bb := sum - a
	return sum, (a - (sum - bb)) + (b - bb)
}

// Planar is the plane area in longitude and latitude, holes taken off.
func (s Shape) Planar() SquareDegrees {
	sum := SquareDegrees(0)
	for i := range s.rings {
		sum += RingPlanar(s.Ring(i))
	}
	return sum
}
