// Package exact decides the topology of points on the grid without error.
//
// It knows signs of determinants of whole numbers held in float64. It must
// never know shapes, units or tolerances: there are none. Coordinates are whole
// numbers whose differences are below 2^53 and so exact: nano-degrees are below
// 2^39, the finer lattices of package geometry use the rest. A product of two
// differences is below 2^106 and its FMA rest is a whole number below 2^53, so
// product and rest are exact together. The sign argument: let l and m be the
// rounded products of p·q and r·s. When they lie within a factor two of each
// other l-m is exact (Sterbenz, Floating-point Computation, 1974) and adding the
// exact difference of the rests keeps sign and zero; otherwise |l-m| is at least
// half the larger while the rests are below 2^-52 of it.
package exact

import "math"

// Det is p*q - r*s for whole numbers below 2^53: the sign is exact and the
// value is right to 2^-51 relative.
func Det(p, q, r, s float64) float64 {
	l, m := float64(p*q), float64(r*s) // rounded: a conversion may not be fused with what follows
	return (l - m) + (math.FMA(p, q, -l) - math.FMA(r, s, -m))
}

// Orient is positive when c lies to the left of the directed line a→b, zero
// when it lies on it. Its magnitude is twice the triangle's area.
func Orient(ax, ay, bx, by, cx, cy float64) float64 {
	return Det(ax-cx, by-cy, ay-cy, bx-cx)
}
