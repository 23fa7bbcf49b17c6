package check

import (
	"math"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// trimWidths are the half widths, in steps of the grid, of the strips taken out
// where a remainder still meets what was cut from it: about 2 mm, then 2 cm.
// That happens at needles thinner than the margin, whose copies do not close up.
var trimWidths = [...]float64{20, 200}

// trim takes a strip along every edge of what is left over out of rest.
func trim(rest geometry.Shape, left []geometry.Shape, width float64) (geometry.Shape, error) {
	for _, s := range left {
		for r := range s.Rings() {
			xy := s.Ring(r)
			for k := 2; k < len(xy) && !rest.IsEmpty(); k += 2 {
				var err error
				if rest, err = overlay.Difference(rest, strip(xy[k-2:k+2], width)); err != nil {
					return geometry.Shape{}, err
				}
			}
		}
	}
	return rest, nil
}

// strip is the rectangle around an edge, longer and wider by width on every
// side, on the grid.
func strip(edge []float64, width float64) geometry.Shape {
	dx, dy := edge[2]-edge[0], edge[3]-edge[1]
	ux, uy := width, 0.0
	if l := math.Hypot(dx, dy); l > 0 {
		ux, uy = dx/l*width, dy/l*width
	}
	corner := func(k int, along, left float64) (x, y float64) {
		return math.Round(edge[k] + along*ux - left*uy), math.Round(edge[k+1] + along*uy + left*ux)
	}
	ax, ay := corner(0, -1, -1)
	bx, by := corner(2, 1, -1)
	cx, cy := corner(2, 1, 1)
	ex, ey := corner(0, -1, 1)
	return geometry.FromFlat([]float64{ax, ay, bx, by, cx, cy, ex, ey, ax, ay}, []int32{5}, []int32{1})
}
