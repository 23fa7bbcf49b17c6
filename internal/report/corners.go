package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// straightness is how far a vertex may lie off the straight line between its
// neighbours and still count as one that was added to a long edge on the way
// in; added ones lie within 0.2 mm.
const straightness = 0.0005

// mostCorners is the most corners a report lists; all are in the corner list
// (CSV), the survey TXT and the GeoJSON.
const mostCorners = 5000

// corner is a numbered boundary point.
type corner struct {
	number, ring int
	at           place // on the plane of the sketch
	lon, lat     float64
	received     geometry.Position // as the file gave it; zero when the file is not at hand
}

func (c corner) name() string { return "J" + strconv.Itoa(c.number) }

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
			out = append(out, corner{number: len(out) + 1, ring: r + 1, at: ring[k], lon: xy[2*k] / geometry.PerDegree, lat: xy[2*k+1] / geometry.PerDegree})
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

// numbered are the corners of a subject as the file numbers them when it is at
// hand and in a system we can put on the plane c, else those of its shape l.
func (b *builder) numbered(s *check.DocumentSubject, c geometry.CRS, l lines) []corner {
	if r := b.received(s); r != nil {
		if all, ok := receivedCorners(*r, c); ok {
			return all
		}
	}
	return cornersOf(s.Geometry, l)
}

// received is the geometry of a subject as the file has it; nil when the file
// is not at hand.
func (b *builder) received(s *check.DocumentSubject) *geometry.Received {
	if b.Submission == nil {
		return nil
	}
	for i := range b.Submission.Subjects {
		if x := &b.Submission.Subjects[i]; x.Ordinal == s.Ordinal && len(x.Received.Polygons) > 0 {
			return &x.Received
		}
	}
	return nil
}

// receivedCorners numbers the corners in the order of the file; false when its
// system is not one we can turn into degrees ourselves.
func receivedCorners(r geometry.Received, c geometry.CRS) ([]corner, bool) {
	var out []corner
	ring := 0
	for _, polygon := range r.Polygons {
		for _, points := range polygon {
			ring++
			for _, p := range points[:len(points)-1] {
				d, err := r.CRS.Geographic(p)
				if err != nil {
					return nil, false
				}
				on, err := c.Projected(d)
				if err != nil {
					return nil, false
				}
				out = append(out, corner{number: len(out) + 1, ring: ring, at: place{on.X, on.Y}, lon: d.X, lat: d.Y, received: p})
			}
		}
	}
	return out, len(out) > 0
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
	all := b.numbered(s, c, l)
	t.Note = b.origin(s, c) + c.Name() + b.say("；经纬度为 CGCS2000（EPSG:4490）", "; degrees are CGCS2000 (EPSG:4490)")
	if len(all) > mostCorners {
		t.Note += fmt.Sprintf(b.say("；共 %d 点，列出前 %d 点，其余见界址点 CSV、勘测 TXT 和 GeoJSON", "; %d corners, the first %d listed, the rest in the corner CSV, survey TXT and GeoJSON"), len(all), mostCorners)
		all = all[:mostCorners]
	}
	for _, p := range all {
		north, east := p.at.y, p.at.x
		if r := b.received(s); r != nil && r.CRS == c {
			north, east = p.received.Y, p.received.X
		}
		t.Rows = append(t.Rows, []string{p.name(), strconv.Itoa(p.ring), millimetres(north), millimetres(east),
			strconv.FormatFloat(p.lon, 'f', 9, 64), strconv.FormatFloat(p.lat, 'f', 9, 64)})
	}
	return t
}

// origin says whether the coordinates are those of the file.
func (b *builder) origin(s *check.DocumentSubject, c geometry.CRS) string {
	r := b.received(s)
	switch {
	case r == nil:
		return b.say("由存档图形计算；", "computed from the shape on record; ")
	case r.CRS == c:
		return b.say("送审坐标原值；", "as received; ")
	}
	return fmt.Sprintf(b.say("送审坐标系为 %s，点序同送审文件；", "received in %s, in the order of the file; "), r.CRS.Name())
}

// millimetres prints a plane coordinate with three decimals, or with as many
// as the file gave where it gave more.
func millimetres(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if _, fraction, _ := strings.Cut(s, "."); len(fraction) > 3 && len(fraction) < 7 {
		return s
	}
	return strconv.FormatFloat(v, 'f', 3, 64)
}
