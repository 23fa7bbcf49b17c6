package geometry

import (
	"math"
	"strconv"
)

// SquareMetres is an area on the CGCS2000 ellipsoid, unrounded.
type SquareMetres float64

// Metres is a length on the CGCS2000 ellipsoid, unrounded.
type Metres float64

// SquareDegrees is a plane area in longitude and latitude. Its only use is to
// compare two engines: both compute it the same way.
type SquareDegrees float64

// Hectares is the area in 公顷.
func (a SquareMetres) Hectares() float64 { return float64(a) / 1e4 }

// Mu is the area in 亩: exactly 0.0015 of a square metre's number (domain 6.3).
func (a SquareMetres) Mu() float64 { return float64(a) * 0.0015 }

// SquareKilometres is the area in square kilometres.
func (a SquareMetres) SquareKilometres() float64 { return float64(a) / 1e6 }

// Decimals printed for each unit (domain 6.3).
const (
	SquareMetreDecimals     = 2
	HectareDecimals         = 4
	MuDecimals              = 2
	SquareKilometreDecimals = 4
)

// FormatRounded rounds once, half away from zero, on the decimal the reader
// sees: the shortest decimal form of v is rounded, not its binary value, so
// 1.005 with two decimals is "1.01". It prints exactly that many decimals; a
// value that is not zero but would print as zero is printed as "<0.01" (with
// the given decimals).
func FormatRounded(v float64, decimals int) string {
	s := roundDecimal(v, decimals)
	if f, _ := strconv.ParseFloat(s, 64); f == 0 && v != 0 {
		return "<" + strconv.FormatFloat(math.Pow10(-decimals), 'f', decimals, 64)
	}
	return s
}
