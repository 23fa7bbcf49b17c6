package geometry

import (
	"fmt"
	"math"
)

// CRS is a coordinate reference system. X is always east or longitude, Y north
// or latitude, whatever the axis order its authority declares (domain 5.5).
type CRS struct {
	EPSG int    // 0: unlisted, described by WKT
	WKT  string // empty for a listed one
}

// The geographic systems whose degrees are taken as they are. WGS 84 differs
// from CGCS2000 by decimetres of epoch and plate motion (domain 5.3), so it is
// accepted with a notice. OGC:CRS84 is EPSG:4326 here, and Web Mercator the
// plane of its degrees.
const (
	CGCS2000    = 4490
	WGS84       = 4326
	WebMercator = 3857
)

// LookupCRS gives the CRS of an EPSG code. Problem E08 for datums whose shift to
// CGCS2000 is classified (Xian 1980, Beijing 1954), G16 for a number that is no
// code. A code that is not native needs a Transformer.
func LookupCRS(epsg int) (CRS, error) {
	c := CRS{EPSG: epsg}
	if epsg < 1024 || epsg > 998999 {
		return CRS{}, unknownCRS(fmt.Sprintf("EPSG:%d", epsg))
	}
	if p := c.refused(); p != nil {
		return CRS{}, p
	}
	return c, nil
}

// Name is "EPSG:4527", or "WKT" for an unlisted one, or "" for none.
func (c CRS) Name() string {
	switch {
	case c.EPSG != 0:
		return fmt.Sprintf("EPSG:%d", c.EPSG)
	case c.WKT != "":
		return "WKT"
	}
	return ""
}

// Native tells whether this package itself converts the system: CGCS2000 and
// WGS 84 degrees, CGCS2000 Gauss-Krueger of 3 and 6 degrees, and Web Mercator.
func (c CRS) Native() bool {
	_, projected := c.Zone()
	return projected || c.Degrees() || c.EPSG == WebMercator
}

// Degrees tells whether positions are longitude and latitude taken as they are.
func (c CRS) Degrees() bool { return c.EPSG == CGCS2000 || c.EPSG == WGS84 }

// farthest is how far from its central meridian a projected position may lie,
// in metres. It is more than two 6-degree zones, and less than the step between
// zone prefixes, so a missing or foreign prefix is noticed.
const farthest = 950_000

// Geographic turns a position of a native system into degrees. Problems: G01
// not a number, G02 out of range, G16 not native.
func (c CRS) Geographic(p Position) (Position, error) {
	if !finite(p) {
		return Position{}, notFinite()
	}
	if z, ok := c.Zone(); ok {
		if math.Abs(p.X-z.easting()) > farthest || math.Abs(p.Y) > 10_001_965 {
			return Position{}, outOfZone(c, p)
		}
		lat, lon := inverse(p.X-z.easting(), p.Y)
		return Position{z.meridian() + lon, lat}, nil
	}
	switch {
	case c.EPSG == WebMercator:
		p = FromMercator(p)
	case !c.Degrees():
		return Position{}, noTransformer(c)
	}
	return p, inRange(p)
}

// Projected turns degrees into a position of a native system; the degrees
// themselves for a geographic one. Problems as for Geographic.
func (c CRS) Projected(lonLat Position) (Position, error) {
	if !finite(lonLat) {
		return Position{}, notFinite()
	}
	if err := inRange(lonLat); err != nil {
		return Position{}, err
	}
	z, ok := c.Zone()
	switch {
	case c.Degrees():
		return lonLat, nil
	case c.EPSG == WebMercator:
		return Mercator(lonLat), nil
	case !ok:
		return Position{}, noTransformer(c)
	case math.Abs(lonLat.X-z.meridian()) > 20:
		return Position{}, outOfZone(c, lonLat)
	}
	x, y := forward(lonLat.Y, lonLat.X-z.meridian())
	return Position{z.easting() + x, y}, nil
}

func finite(p Position) bool {
	return !math.IsNaN(p.X-p.X) && !math.IsNaN(p.Y-p.Y)
}

func inRange(p Position) error {
	if math.Abs(p.X) > 180 || math.Abs(p.Y) > 90 {
		return outOfRange(p)
	}
	return nil
}
