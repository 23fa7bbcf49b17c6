package geometry

import (
	"math"
	"strconv"
)

// AppendDegrees writes a coordinate in nano-degrees as the shortest exact
// decimal of degrees: "118.1670285", never an exponent. A coordinate off the
// grid is written as the shortest decimal that reads back to the same float.
func AppendDegrees(b []byte, v float64) []byte {
	if v != math.Trunc(v) || math.Abs(v) > 1e15 {
		return strconv.AppendFloat(b, v/PerDegree, 'f', -1, 64)
	}
	n := int64(v)
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/PerDegree, 10)
	rest := n % PerDegree
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for unit := int64(PerDegree / 10); rest > 0; unit /= 10 {
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}
