package filter

import (
	"encoding/json"
	"math"

	"onemap/internal/geometry"
)

// geometry reads a GeoJSON geometry (RFC 7946 3.1).
func (b *jsonBuilder) geometry(offset int, o jsonObject) (Node, error) {
	r := rough{}
	if err := b.geoJSON(offset, o, &r); err != nil {
		return nil, err
	}
	return b.place(offset, r)
}

func (b *jsonBuilder) geoJSON(offset int, o jsonObject, r *rough) error {
	name, _ := o["type"].is.(string)
	kind := PlaceType(name)
	if known, ok := placeType(name); !ok || known != kind || kind == BBox {
		return b.fail(offset, syntax("未知的几何类型", "unknown type of geometry"))
	}
	if r.kind == "" {
		r.kind = kind
	}
	if kind == GeometryCollection {
		return b.members(o["geometries"], r)
	}
	return b.coordinates(kind, o["coordinates"], r)
}

func (b *jsonBuilder) members(v jsonValue, r *rough) error {
	list, ok := v.is.(jsonArray)
	if !ok || len(list) == 0 {
		return b.fail(v.at, syntax("几何集合不能为空", "a geometry collection has geometries"))
	}
	for _, m := range list {
		o, ok := m.is.(jsonObject)
		if !ok {
			return b.fail(m.at, syntax("这里需要几何", "a geometry is expected here"))
		}
		if err := b.geoJSON(m.at, o, r); err != nil {
			return err
		}
	}
	return nil
}

func (b *jsonBuilder) coordinates(kind PlaceType, v jsonValue, r *rough) error {
	switch kind {
	case Point:
		p, err := b.position(v)
		r.points = append(r.points, p)
		return err
	case MultiPoint:
		points, err := b.line(v)
		r.points = append(r.points, points...)
		return err
	case LineString:
		line, err := b.line(v)
		r.lines = append(r.lines, line)
		return err
	case MultiLineString:
		lines, err := b.rings(v)
		r.lines = append(r.lines, lines...)
		return err
	case Polygon:
		rings, err := b.rings(v)
		r.polygons = append(r.polygons, rings)
		return err
	}
	polygons, err := items(b, v, b.rings)
	r.polygons = append(r.polygons, polygons...)
	return err
}

func (b *jsonBuilder) line(v jsonValue) ([]geometry.Position, error) { return items(b, v, b.position) }

func (b *jsonBuilder) rings(v jsonValue) ([][]geometry.Position, error) { return items(b, v, b.line) }

// items reads a list that is not empty.
func items[T any](b *jsonBuilder, v jsonValue, item func(jsonValue) (T, error)) ([]T, error) {
	list, _ := v.is.(jsonArray)
	if len(list) == 0 {
		return nil, b.fail(v.at, syntax("坐标的嵌套与几何类型不符，或为空", "the coordinates are not nested as the type demands, or empty"))
	}
	var all []T
	for _, m := range list {
		t, err := item(m)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// position leaves out heights and measures.
func (b *jsonBuilder) position(v jsonValue) (geometry.Position, error) {
	numbers, err := items(b, v, b.ordinate)
	if err == nil && (len(numbers) < 2 || len(numbers) > 4) {
		err = b.fail(v.at, syntax("位置需要两个数值", "a position has two numbers"))
	}
	if err != nil {
		return geometry.Position{}, err
	}
	return geometry.Position{X: numbers[0], Y: numbers[1]}, nil
}

func (b *jsonBuilder) ordinate(v jsonValue) (float64, error) {
	n, ok := v.is.(json.Number)
	f, err := n.Float64()
	if !ok || err != nil || math.IsInf(f, 0) {
		return 0, b.fail(v.at, syntax("这里需要坐标数值", "a coordinate is expected here"))
	}
	return f, nil
}

func (b *jsonBuilder) box(offset int, v jsonValue) (Node, error) {
	numbers, err := items(b, v, b.ordinate)
	if err != nil {
		return nil, err
	}
	return b.place(offset, rough{kind: BBox, box: numbers})
}
