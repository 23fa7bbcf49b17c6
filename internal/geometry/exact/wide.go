package exact

import (
	"math"
	"math/bits"
)

// Wide is a whole number of 128 bits: sign and magnitude. It holds every
// orientation determinant (below 2^80) without rounding.
type Wide struct {
	negative bool
	hi, lo   uint64
}

// Product is a*b for whole numbers below 2^63 in magnitude.
func Product(a, b float64) Wide {
	hi, lo := bits.Mul64(uint64(math.Abs(a)), uint64(math.Abs(b)))
	return Wide{(a < 0) != (b < 0) && hi|lo != 0, hi, lo}
}

// OrientWide is Orient without rounding of the value.
func OrientWide(ax, ay, bx, by, cx, cy float64) Wide {
	return Product(ax-cx, by-cy).Sub(Product(ay-cy, bx-cx))
}

// Neg is -a.
func (a Wide) Neg() Wide { return Wide{!a.negative && a.hi|a.lo != 0, a.hi, a.lo} }

// Sign is -1, 0 or 1.
func (a Wide) Sign() int {
	switch {
	case a.hi|a.lo == 0:
		return 0
	case a.negative:
		return -1
	}
	return 1
}

// Add is a+b; the sum must stay below 2^128.
func (a Wide) Add(b Wide) Wide {
	if a.negative == b.negative {
		lo, carry := bits.Add64(a.lo, b.lo, 0)
		hi, _ := bits.Add64(a.hi, b.hi, carry)
		return Wide{a.negative, hi, lo}
	}
	if a.smaller(b) {
		a, b = b, a
	}
	lo, borrow := bits.Sub64(a.lo, b.lo, 0)
	hi, _ := bits.Sub64(a.hi, b.hi, borrow)
	return Wide{a.negative && hi|lo != 0, hi, lo}
}

// Sub is a-b.
func (a Wide) Sub(b Wide) Wide { return a.Add(b.Neg()) }

// smaller compares magnitudes.
func (a Wide) smaller(b Wide) bool { return a.hi < b.hi || a.hi == b.hi && a.lo < b.lo }
