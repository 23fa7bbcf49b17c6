package geometry

import (
	"math"
	"strconv"
	"strings"
)

// roundDecimal prints v with exactly that many decimals, rounding the shortest
// decimal form of v half away from zero: the number a reader sees is the number
// that is rounded. Zero never carries a sign; NaN and infinities print as Go
// prints them.
func roundDecimal(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".")
	fraction += strings.Repeat("0", max(0, decimals+1-len(fraction)))
	digits := []byte(whole + fraction[:decimals])
	if fraction[decimals] >= '5' {
		digits = increment(digits)
	}
	s := string(digits[:len(digits)-decimals])
	if decimals > 0 {
		s += "." + string(digits[len(digits)-decimals:])
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		s = "-" + s
	}
	return s
}

// increment adds one to a number of decimal digits.
func increment(digits []byte) []byte {
	for i := len(digits) - 1; i >= 0; i-- {
		if digits[i]++; digits[i] <= '9' {
			return digits
		}
		digits[i] = '0'
	}
	return append([]byte{'1'}, digits...)
}
