package ogc

import (
	"math"

	"onemap/internal/geometry"
)

const (
	earthRadius = 6378137.0 // of the sphere of EPSG:3857
	radian      = math.Pi / 180
)

// project brings degrees to the system: x east, y north, whatever the axis
// order. What lies too far from the zone asked for is a problem of geometry.
func (c CRS) project(lonLat geometry.Position) (geometry.Position, error) {
	switch {
	case c.degrees():
		return lonLat, nil
	case c.EPSG == webMercator:
		return geometry.Position{
			X: earthRadius * lonLat.X * radian,
			Y: earthRadius * math.Asinh(math.Tan(lonLat.Y*radian)),
		}, nil
	}
	return geometry.CRS{EPSG: c.EPSG}.Projected(lonLat)
}

// geographic is the reverse of project.
func (c CRS) geographic(p geometry.Position) (geometry.Position, error) {
	if c.EPSG == webMercator {
		p = geometry.Position{X: p.X / earthRadius / radian, Y: math.Atan(math.Sinh(p.Y/earthRadius)) / radian}
		return geometry.CRS{EPSG: geometry.WGS84}.Geographic(p)
	}
	return geometry.CRS{EPSG: c.EPSG}.Geographic(p)
}
