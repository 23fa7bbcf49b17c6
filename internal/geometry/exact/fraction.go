package exact

import "math/bits"

// CompareFractions compares a/b with c/d for b, d > 0: -1, 0 or 1. The cross
// products take 256 bits, so nothing is rounded.
func CompareFractions(a, b, c, d Wide) int {
	left, right := a.Sign(), c.Sign()
	switch {
	case left < right:
		return -1
	case left > right:
		return 1
	case left == 0:
		return 0
	}
	return left * compare256(multiply256(a, d), multiply256(c, b))
}

func compare256(x, y [4]uint64) int {
	for i := 3; i >= 0; i-- {
		if x[i] < y[i] {
			return -1
		}
		if x[i] > y[i] {
			return 1
		}
	}
	return 0
}

// multiply256 is the product of the magnitudes, lowest word first.
func multiply256(a, b Wide) (r [4]uint64) {
	r[1], r[0] = bits.Mul64(a.lo, b.lo)
	r[3], r[2] = bits.Mul64(a.hi, b.hi)
	for _, m := range [2][2]uint64{{a.hi, b.lo}, {a.lo, b.hi}} {
		hi, lo := bits.Mul64(m[0], m[1])
		var carry uint64
		r[1], carry = bits.Add64(r[1], lo, 0)
		r[2], carry = bits.Add64(r[2], hi, carry)
		r[3] += carry
	}
	return r
}
