package report

import (
	"math"
	"strconv"

	"onemap/internal/geometry"
)

// nothing stands where a number has no meaning; 0 would read as a measurement.
const nothing = "—"

// squareMetres prints an area in m², rounded once; nothing for exactly zero.
func squareMetres(m2 float64) string {
	if m2 == 0 {
		return nothing
	}
	return geometry.FormatRounded(m2, geometry.SquareMetreDecimals) + " m²"
}

// bare prints a measurement whose unit stands elsewhere; nothing for exactly
// zero.
func bare(v float64, decimals int) string {
	if v == 0 {
		return nothing
	}
	return geometry.FormatRounded(v, decimals)
}

// allUnits prints an area in m², 公顷 and 亩, each from the unrounded figure.
func (t tongue) allUnits(m2 float64) string {
	a := geometry.SquareMetres(m2)
	return squareMetres(m2) + " = " +
		geometry.FormatRounded(a.Hectares(), geometry.HectareDecimals) + t.say(" 公顷", " ha") + " = " +
		geometry.FormatRounded(a.Mu(), geometry.MuDecimals) + t.say(" 亩", " mu")
}

// percent prints a share of 0 to 1. A share above nothing never reads 0 %, and
// one below the whole never reads 100 %.
func percent(share float64) string {
	if share == 0 {
		return nothing
	}
	s := geometry.FormatRounded(share*100, 2)
	if share < 1 && s == "100.00" {
		return ">99.99 %"
	}
	return s + " %"
}

// covered prints the share of a subject an edition speaks for.
func (t tongue) covered(share float64) string {
	if share == 0 {
		return t.say("不覆盖", "none of it")
	}
	return percent(share)
}

// metres prints a length with two decimals, three below a decimetre.
func metres(m float64) string {
	if m == 0 {
		return nothing
	}
	if math.Abs(m) < 0.1 {
		return geometry.FormatRounded(m, 3) + " m"
	}
	return geometry.FormatRounded(m, 2) + " m"
}

func height(m float64) string { return strconv.FormatFloat(m, 'f', -1, 64) }
