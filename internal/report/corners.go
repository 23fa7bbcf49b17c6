package report

import (
	"fmt"
	"math"
	"strconv"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// straightness is how far a vertex may lie off the straight line between its
// neighbours and still count as one that was added to a long edge on the way
// in; added ones lie within 0.2 mm.
const straightness = 0.0005

// mostCorners is the most corners a report lists; the rest are in the GeoJSON.
const mostCorners = 500

// corner is a numbered boundary point.
type corner struct {
	number, ring int
	at           place
	lon, lat     float64
}

// cornersOf gives the corners of a shape, numbered from 1 through all rings,
// without the vertices added to long edges.
func cornersOf(s geometry.Shape, l lines) []corner {
	var out []corner
	for r, ring := range l {
		xy, n := s.Ring(r), len(ring)-1
		for k := range n {
			if straight(ring[(k+n-1)%n], ring[k], ring[(k+1)%n]) {
				continue
			}
			out = append(out, corner{len(out) + 1, r + 1, ring[k], xy[2*k] / geometry.PerDegree, xy[2*k+1] / geometry.PerDegree})
		}
	}
	return out
}

func straight(a, p, b place) bool {
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	if length == 0 || (p.x-a.x)*dx+(p.y-a.y)*dy < 0 || (p.x-b.x)*dx+(p.y-b.y)*dy > 0 {
		return false
	}
	return math.Abs(dx*(p.y-a.y)-dy*(p.x-a.x))/length < straightness
}

// corners is the table of corner coordinates: plane X north, Y east, and degrees.
func (b *builder) corners(s *check.DocumentSubject) Table {
	c := planeOf(b.check.Check.Submission.CRS, s.Geometry)
	t := Table{Title: b.say("界址点坐标", "Corner coordinates"),
		Heads: []string{b.say("点号", "No."), b.say("圈号", "Ring"), b.say("X（北，米）", "X north, m"), b.say("Y（东，米）", "Y east, m"), b.say("经度", "Longitude"), b.say("纬度", "Latitude")}}
	l, ok := project(c, s.Geometry)
	if !ok {
		t.Note = b.say("地块不在任何国家坐标带内，坐标见 GeoJSON。", "The subject lies in no national zone; its coordinates are in the GeoJSON.")
		return t
	}
	all := cornersOf(s.Geometry, l)
	t.Note = c.Name() + b.say("；经纬度为 CGCS2000（EPSG:4490）", "; degrees are CGCS2000 (EPSG:4490)")
	if len(all) > mostCorners {
		t.Note += fmt.Sprintf(b.say("；共 %d 点，列出前 %d 点，其余见 GeoJSON", "; %d corners, the first %d listed, the rest in the GeoJSON"), len(all), mostCorners)
		all = all[:mostCorners]
	}
	for _, p := range all {
		t.Rows = append(t.Rows, []string{"J" + strconv.Itoa(p.number), strconv.Itoa(p.ring), fmt.Sprintf("%.3f", p.at.y), fmt.Sprintf("%.3f", p.at.x),
			strconv.FormatFloat(p.lon, 'f', 9, 64), strconv.FormatFloat(p.lat, 'f', 9, 64)})
	}
	return t
}
