package geometry

import "onemap/internal/bilingual"

// Offered are the systems services and files give and take coordinates in: the
// degrees, Web Mercator, and the CGCS2000 zones of 3 degrees, 25 to 45, with the
// number in front of the easting (4513–4533) and without (4534–4554).
func Offered() []CRS {
	all := []CRS{{EPSG: WGS84}, {EPSG: CGCS2000}, {EPSG: WebMercator}}
	for code := 4513; code <= 4554; code++ {
		all = append(all, CRS{EPSG: code})
	}
	return all
}

// OfferedNames says in words what Offered lists.
func OfferedNames() bilingual.Text {
	return bilingual.Text{
		ZH: "可用：EPSG:4490、EPSG:4326（CRS84）、EPSG:3857，以及 CGCS2000 3 度带 EPSG:4513 至 EPSG:4554",
		EN: "there are: EPSG:4490, EPSG:4326 (CRS84), EPSG:3857, and the CGCS2000 3-degree zones EPSG:4513 to EPSG:4554",
	}
}

// Holds tells whether the ground of b can be written in c and read back; a zone
// holds what is near its central meridian only.
func (c CRS) Holds(b Bounds) bool {
	for _, corner := range []Position{{b.West, b.South}, {b.East, b.South}, {b.West, b.North}, {b.East, b.North}} {
		p, err := c.Projected(Position{corner.X / PerDegree, corner.Y / PerDegree})
		if err != nil {
			return false
		}
		if _, err := c.Geographic(p); err != nil {
			return false
		}
	}
	return true
}
