package ogc

import (
	"math"
	"strconv"

	"onemap/internal/geometry"
)

// appendShape writes a GeoJSON MultiPolygon in the system c. Degrees are exact
// on the grid of 1e-9; metres are rounded to 0.1 mm, as fine as that grid.
// Vertices are brought over one by one: edges stay straight in longitude and
// latitude and are not cut for a plane.
func (c CRS) appendShape(b []byte, s geometry.Shape) ([]byte, error) {
	b = append(b, `{"type":"MultiPolygon","coordinates":[`...)
	for i, span := range s.Polygons() {
		b = append(comma(b, i > 0), '[')
		for r := span[0]; r < span[1]; r++ {
			var err error
			if b, err = c.appendRing(comma(b, r > span[0]), s.Ring(r)); err != nil {
				return b, err
			}
		}
		b = append(b, ']')
	}
	return append(b, "]}"...), nil
}

func comma(b []byte, wanted bool) []byte {
	if wanted {
		b = append(b, ',')
	}
	return b
}

func (c CRS) appendRing(b []byte, ring []float64) ([]byte, error) {
	b = append(b, '[')
	for i := 0; i < len(ring); i += 2 {
		b = append(comma(b, i > 0), '[')
		if c.Degrees() {
			b = c.appendDegrees(b, ring[i], ring[i+1])
		} else {
			p, err := c.Projected(geometry.Position{X: ring[i] / geometry.PerDegree, Y: ring[i+1] / geometry.PerDegree})
			if err != nil {
				return b, err
			}
			b = c.appendMetres(b, p)
		}
		b = append(b, ']')
	}
	return append(b, ']'), nil
}

func (c CRS) appendDegrees(b []byte, lon, lat float64) []byte {
	if c.NorthFirst {
		lon, lat = lat, lon
	}
	return geometry.AppendDegrees(append(geometry.AppendDegrees(b, lon), ','), lat)
}

func (c CRS) appendMetres(b []byte, p geometry.Position) []byte {
	if c.NorthFirst {
		p.X, p.Y = p.Y, p.X
	}
	return appendMetre(append(appendMetre(b, p.X), ','), p.Y)
}

// appendMetre writes four decimals.
func appendMetre(b []byte, v float64) []byte {
	const unit = 10_000
	n := int64(math.Round(v * unit))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = append(strconv.AppendInt(b, n/unit, 10), '.')
	rest := n % unit
	return append(b, byte('0'+rest/1000), byte('0'+rest/100%10), byte('0'+rest/10%10), byte('0'+rest%10))
}
