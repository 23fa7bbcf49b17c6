package overlay

import (
	"math"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// limit is the magnitude below which differences of coordinates are exact and
// their products can be decided (package exact).
const limit = 1 << 38

// onGrid gives a problem when a coordinate is not a whole number of nano-degrees
// or lies outside the world: nothing could be decided exactly then.
func onGrid(xy []float64) error {
	for i, v := range xy {
		if v != math.Trunc(v) || math.Abs(v) >= limit {
			return offGrid(xy[i&^1], xy[i|1])
		}
	}
	return nil
}

func offGrid(x, y float64) *problem.Problem {
	return &problem.Problem{
		Code:  "E60",
		Class: problem.Input,
		Message: bilingual.Text{
			ZH: "坐标不在 1e-9 度格网上，无法精确叠加",
			EN: "a coordinate is not on the grid of 1e-9 degree, so it cannot be overlaid exactly",
		},
		Next: bilingual.Text{
			ZH: "请先将图形规范化（取整到格网并检查有效性）后再叠加",
			EN: "canonicalise the shape (round to the grid, check validity) before overlaying it",
		},
		Place: &problem.Place{Lon: x / 1e9, Lat: y / 1e9},
	}
}
