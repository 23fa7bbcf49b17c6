package export

import (
	"fmt"
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// CRS is a system shapes are written in.
type CRS struct{ geometry.CRS }

// Stored is the system shapes are kept in.
func Stored() CRS { return epsg(geometry.CGCS2000) }

func epsg(code int) CRS { return CRS{geometry.CRS{EPSG: code}} }

// ParseCRS reads 4527, EPSG:4527, or an OGC URI or URN of it; nothing means
// EPSG:4490. Problem X04 for what geometry.Offered does not list.
func ParseCRS(text string) (CRS, error) {
	if text == "" {
		return Stored(), nil
	}
	code, ok := geometry.NamedEPSG(text)
	c := epsg(code)
	if ok && slices.Contains(geometry.Offered(), c.CRS) {
		return c, nil
	}
	return CRS{}, refuse("X04",
		bilingual.Text{ZH: fmt.Sprintf("不提供坐标系 %q", text), EN: fmt.Sprintf("the CRS %q is not offered", text)},
		geometry.OfferedNames())
}

// decimals are a tenth of a millimetre.
func (c CRS) decimals() int {
	if c.Degrees() {
		return 9
	}
	return 4
}

// drawn is a shape in a system.
type drawn struct {
	xy           []float64 // degrees or metres, east before north
	rings, polys []int32
	decimals     int
}

// draw brings a shape to the system, vertex by vertex. Problem G02 when it lies
// too far from the zone.
func (c CRS) draw(s geometry.Shape) (drawn, error) {
	xy, rings, polys := s.Flat()
	d := drawn{make([]float64, len(xy)), rings, polys, c.decimals()}
	for i := 0; i < len(xy); i += 2 {
		p, err := c.Projected(geometry.Position{X: xy[i] / geometry.PerDegree, Y: xy[i+1] / geometry.PerDegree})
		if err != nil {
			return d, err
		}
		d.xy[i], d.xy[i+1] = p.X, p.Y
	}
	return d, nil
}
