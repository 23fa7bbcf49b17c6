package filter

import (
	"strconv"
	"strings"

	"onemap/internal/geometry"
)

// Text is the literal as cql2-text writes it.
func (p *Place) Text() string { return string(p.appendText(nil)) }

func (p *Place) appendText(b []byte) []byte {
	b = append(b, strings.ToUpper(string(p.Type))...)
	switch p.Type {
	case BBox:
		d := p.bounds
		return appendCoordinates(b, []float64{d.West, d.South, d.East, d.North}, ",")
	case Point:
		return appendCoordinates(b, p.Points, " ")
	case LineString:
		return appendPath(b, p.Lines[0])
	case Polygon:
		return appendRings(b, p.Shape.Part(0))
	case GeometryCollection:
		return p.appendMembers(b)
	}
	var parts []string
	for i := 0; i < len(p.Points); i += 2 {
		parts = append(parts, string(appendCoordinates(nil, p.Points[i:i+2], " ")))
	}
	for _, l := range p.Lines {
		parts = append(parts, string(appendPath(nil, l)))
	}
	for i := range p.Shape.Parts() {
		parts = append(parts, string(appendRings(nil, p.Shape.Part(i))))
	}
	return append(append(append(b, '('), strings.Join(parts, ",")...), ')')
}

// members are the simple geometries of a collection: points, lines, polygons.
func (p *Place) members() []*Place {
	var all []*Place
	for i := 0; i < len(p.Points); i += 2 {
		all = append(all, &Place{Type: Point, Points: p.Points[i : i+2]})
	}
	for _, l := range p.Lines {
		all = append(all, &Place{Type: LineString, Lines: [][]float64{l}})
	}
	for i := range p.Shape.Parts() {
		all = append(all, &Place{Type: Polygon, Shape: p.Shape.Part(i)})
	}
	return all
}

func (p *Place) appendMembers(b []byte) []byte {
	b = append(b, '(')
	for i, m := range p.members() {
		if i > 0 {
			b = append(b, ',')
		}
		b = m.appendText(b)
	}
	return append(b, ')')
}

func appendRings(b []byte, polygon geometry.Shape) []byte {
	b = append(b, '(')
	for r := range polygon.Rings() {
		if r > 0 {
			b = append(b, ',')
		}
		b = appendPath(b, polygon.Ring(r))
	}
	return append(b, ')')
}

// appendPath writes "(x y,x y)".
func appendPath(b []byte, xy []float64) []byte {
	b = append(b, '(')
	for i, v := range xy {
		switch {
		case i == 0:
		case i%2 == 0:
			b = append(b, ',')
		default:
			b = append(b, ' ')
		}
		b = appendDegrees(b, v)
	}
	return append(b, ')')
}

func appendCoordinates(b []byte, v []float64, between string) []byte {
	b = append(b, '(')
	for i := range v {
		if i > 0 {
			b = append(b, between...)
		}
		b = appendDegrees(b, v[i])
	}
	return append(b, ')')
}

func appendDegrees(b []byte, nano float64) []byte {
	return strconv.AppendFloat(b, nano/geometry.PerDegree, 'f', -1, 64)
}
