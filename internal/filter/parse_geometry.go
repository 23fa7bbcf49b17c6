package filter

import (
	"math"
	"strconv"
	"strings"

	"onemap/internal/geometry"
)

// geometryWord tells whether a word begins a geometry literal.
func geometryWord(w string) bool {
	_, ok := placeType(w)
	return ok
}

// opens tells whether the bracket of a geometry comes after the next n tokens,
// or after those and a tag of its dimensions.
func (p *parser) opens(n int) bool {
	if dimension(p.tokens[n]) {
		n++
	}
	return p.tokens[n].sign("(")
}

func dimension(t token) bool { return t.is("Z") || t.is("M") || t.is("ZM") }

// geometry reads well-known text or BBOX; heights and measures are left out.
func (p *parser) geometry() (Node, error) {
	t := p.peek()
	r := rough{}
	if err := p.wkt(&r); err != nil {
		return nil, err
	}
	return p.place(t.at, r)
}

// wkt adds the geometry that comes next.
func (p *parser) wkt(r *rough) error {
	kind, ok := placeType(p.peek().text)
	if !ok || !p.opens(1) {
		return p.unexpected("几何", "a geometry")
	}
	p.take()
	if dimension(p.peek()) {
		p.take()
	}
	if r.kind == "" {
		r.kind = kind
	}
	return p.coordinates(kind, r)
}

func (p *parser) coordinates(kind PlaceType, r *rough) error {
	switch kind {
	case Point, MultiPoint:
		points, err := inBrackets(p, (*parser).point)
		r.points = append(r.points, points...)
		if err == nil && kind == Point && len(points) != 1 {
			return p.unexpected("一个位置", "one position")
		}
		return err
	case LineString:
		line, err := p.line()
		r.lines = append(r.lines, line)
		return err
	case MultiLineString:
		lines, err := inBrackets(p, (*parser).line)
		r.lines = append(r.lines, lines...)
		return err
	case Polygon:
		rings, err := inBrackets(p, (*parser).line)
		r.polygons = append(r.polygons, rings)
		return err
	case MultiPolygon:
		polygons, err := inBrackets(p, func(p *parser) ([][]geometry.Position, error) {
			return inBrackets(p, (*parser).line)
		})
		r.polygons = append(r.polygons, polygons...)
		return err
	case BBox:
		numbers, err := inBrackets(p, (*parser).ordinate)
		r.box = numbers
		return err
	}
	return p.collection(r)
}

// collection reads members one level deeper, so that its depth is limited.
func (p *parser) collection(r *rough) error {
	_, err := p.nested(func() (Node, error) {
		_, err := inBrackets(p, func(p *parser) (struct{}, error) {
			if t := p.peek(); t.is(string(BBox)) {
				return struct{}{}, p.unexpected("几何", "a geometry")
			}
			return struct{}{}, p.wkt(r)
		})
		return nil, err
	})
	return err
}

// inBrackets reads "(item, …)".
func inBrackets[T any](p *parser, item func(*parser) (T, error)) ([]T, error) {
	if err := p.want("("); err != nil {
		return nil, err
	}
	var all []T
	for {
		v, err := item(p)
		if err != nil {
			return nil, err
		}
		if all = append(all, v); !p.acceptSign(",") {
			return all, p.want(")")
		}
	}
}

func (p *parser) line() ([]geometry.Position, error) { return inBrackets(p, (*parser).position) }

// point reads a position with or without brackets of its own.
func (p *parser) point() (geometry.Position, error) {
	if !p.acceptSign("(") {
		return p.position()
	}
	at, err := p.position()
	if err != nil {
		return at, err
	}
	return at, p.want(")")
}

// position reads two numbers and leaves out up to two more.
func (p *parser) position() (geometry.Position, error) {
	x, err := p.ordinate()
	if err != nil {
		return geometry.Position{}, err
	}
	y, err := p.ordinate()
	for i := 0; i < 2 && err == nil && (p.peek().kind == digits || p.peek().sign("-")); i++ {
		_, err = p.ordinate()
	}
	return geometry.Position{X: x, Y: y}, err
}

func (p *parser) ordinate() (float64, error) {
	sign := ""
	if !p.acceptSign("+") && p.acceptSign("-") {
		sign = "-"
	}
	t := p.peek()
	if t.kind != digits {
		return 0, p.unexpected("坐标数值", "a coordinate")
	}
	p.take()
	f, err := strconv.ParseFloat(sign+t.text, 64)
	if err != nil || math.IsInf(f, 0) {
		return 0, p.fail(t.at, badLiteral("坐标超出范围", "the coordinate is out of range"))
	}
	return f, nil
}

// placeType finds a type of geometry by its word in text, without case.
func placeType(w string) (PlaceType, bool) {
	for _, t := range []PlaceType{
		Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon, GeometryCollection, BBox,
	} {
		if strings.EqualFold(string(t), w) {
			return t, true
		}
	}
	return "", false
}
