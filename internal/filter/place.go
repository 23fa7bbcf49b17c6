package filter

import (
	"math"
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// PlaceType names a type of geometry as GeoJSON does; BBox is CQL2's own.
type PlaceType string

// The types of geometry literals.
const (
	Point              PlaceType = "Point"
	MultiPoint         PlaceType = "MultiPoint"
	LineString         PlaceType = "LineString"
	MultiLineString    PlaceType = "MultiLineString"
	Polygon            PlaceType = "Polygon"
	MultiPolygon       PlaceType = "MultiPolygon"
	GeometryCollection PlaceType = "GeometryCollection"
	BBox               PlaceType = "bbox"
)

// Place is a geometry literal in longitude and latitude on the grid, whatever
// system it was written in. Coordinates are whole nano-degrees, interleaved. A
// box that crosses the antimeridian is a MultiPolygon, a box without width or
// height a LineString or Point, a box of a plane system a Polygon.
type Place struct {
	Type   PlaceType
	Points []float64
	Lines  [][]float64
	Shape  geometry.Shape
	bounds geometry.Bounds
}

// Kind implements Node.
func (*Place) Kind() Kind { return Geometry }

// parts are the points, the lines and the polygons, each a geometry of one kind.
func (p *Place) parts() []*Place {
	var all []*Place
	for _, part := range []*Place{
		{Type: MultiPoint, Points: p.Points}, {Type: MultiLineString, Lines: p.Lines}, {Type: MultiPolygon, Shape: p.Shape},
	} {
		if part.bounds = part.measure(); part.bounds.West <= part.bounds.East {
			all = append(all, part)
		}
	}
	return all
}

// mixed tells a collection of different kinds.
func (p *Place) mixed() bool { return len(p.parts()) > 1 }

// rough is a geometry as written.
type rough struct {
	kind     PlaceType
	points   []geometry.Position
	lines    [][]geometry.Position
	polygons [][][]geometry.Position
	box      []float64 // of kind BBox: 4 or 6 numbers
}

// place makes a literal canonical.
func (b *builder) place(offset int, r rough) (Node, error) {
	if err := b.count(offset); err != nil {
		return nil, err
	}
	if r.kind == BBox {
		if p := r.unbox(b.options); p != nil {
			return nil, b.fail(offset, p)
		}
	}
	m := maker{options: b.options, place: &Place{Type: r.kind}}
	if err := m.make(r); err != nil {
		return nil, b.fail(offset, asUsage(err))
	}
	return m.place, nil
}

// asUsage makes a problem of a geometry one of the filter.
func asUsage(err error) *problem.Problem {
	q := refuse(codeGeometry, text("几何不能使用", "the geometry cannot be used"), text("请改正几何", "correct the geometry"))
	q.Cause = err
	if p, ok := problem.As(err); ok {
		q.Message, q.Next, q.Place = p.Message, p.Next, p.Place
	}
	return q
}

func badGeometry(zh, en string) *problem.Problem {
	return refuse(codeGeometry, text(zh, en), text("请改正几何", "correct the geometry"))
}

// maker fills a Place.
type maker struct {
	options  Options
	place    *Place
	vertices int
}

func (m *maker) make(r rough) error {
	var err error
	if m.place.Points, err = m.grid(r.points, false); err != nil {
		return err
	}
	for _, l := range r.lines {
		line, err := m.grid(l, true)
		if err != nil {
			return err
		}
		if line = distinct(line); len(line) < 4 {
			return badGeometry("线至少需要两个不同的点", "a line needs two different points")
		}
		m.place.Lines = append(m.place.Lines, line)
	}
	if err := m.polygons(r.polygons); err != nil {
		return err
	}
	m.place.bounds = m.place.measure()
	return nil
}

func (m *maker) polygons(polygons [][][]geometry.Position) error {
	if len(polygons) == 0 {
		return nil
	}
	all := make([][][]geometry.Position, len(polygons))
	for i, rings := range polygons {
		for _, ring := range rings {
			degrees, err := m.degrees(ring, true)
			if err != nil {
				return err
			}
			all[i] = append(all[i], degrees)
		}
	}
	var err error
	m.place.Shape, err = geometry.FromDegrees(all)
	return err
}

// grid gives positions as whole nano-degrees.
func (m *maker) grid(positions []geometry.Position, edges bool) ([]float64, error) {
	degrees, err := m.degrees(positions, edges)
	xy := make([]float64, 0, 2*len(degrees))
	for _, p := range degrees {
		xy = append(xy, nano(p.X), nano(p.Y))
	}
	return xy, err
}

// nano is a degree on the grid; -0 is 0, as every text should have one form.
func nano(degrees float64) float64 { return math.Round(degrees*geometry.PerDegree) + 0 }

// distinct leaves out vertices equal to the one before.
func distinct(xy []float64) []float64 {
	out := xy[:0:0]
	for i := 0; i < len(xy); i += 2 {
		if n := len(out); n == 0 || !slices.Equal(out[n-2:], xy[i:i+2]) {
			out = append(out, xy[i], xy[i+1])
		}
	}
	return out
}

func (p *Place) measure() geometry.Bounds {
	b := p.Shape.Bounds()
	for _, xy := range append([][]float64{p.Points}, p.Lines...) {
		for i := 0; i < len(xy); i += 2 {
			b = b.Union(geometry.Bounds{West: xy[i], South: xy[i+1], East: xy[i], North: xy[i+1]})
		}
	}
	return b
}

// Bounds is the smallest box around the literal.
func (p *Place) Bounds() geometry.Bounds { return p.bounds }
