package filter

import (
	"fmt"

	"github.com/peterstace/simplefeatures/geom"
)

// relate asks simplefeatures; a panic inside it is an error like others.
func relate(op Op, a, b geom.Geometry) (holds bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("simplefeatures: %v", r)
		}
	}()
	switch op {
	case Equals:
		return geom.Equals(a, b)
	case Touches:
		return geom.Touches(a, b)
	case Within:
		return geom.Within(a, b)
	case Overlaps:
		return geom.Overlaps(a, b)
	case Crosses:
		return geom.Crosses(a, b)
	case Contains:
		return geom.Contains(a, b)
	case Covers:
		return geom.Covers(a, b)
	}
	return geom.Intersects(a, b) == (op == Intersects), nil
}

// foreign makes a simplefeatures geometry in nano-degrees, so that its engine
// sees whole numbers; it is not validated again.
func foreign(p *Place) geom.Geometry {
	var points []geom.Point
	for i := 0; i < len(p.Points); i += 2 {
		points = append(points, geom.XY{X: p.Points[i], Y: p.Points[i+1]}.AsPoint())
	}
	var lines []geom.LineString
	for _, l := range p.Lines {
		lines = append(lines, foreignLine(l))
	}
	var polygons []geom.Polygon
	for _, span := range p.Shape.Polygons() {
		var rings []geom.LineString
		for r := span[0]; r < span[1]; r++ {
			rings = append(rings, foreignLine(p.Shape.Ring(r)))
		}
		polygons = append(polygons, geom.NewPolygon(rings))
	}
	return gathered(points, lines, polygons)
}

func foreignLine(xy []float64) geom.LineString {
	return geom.NewLineString(geom.NewSequence(xy, geom.DimXY))
}

// gathered makes one geometry, a collection only when kinds are mixed.
func gathered(points []geom.Point, lines []geom.LineString, polygons []geom.Polygon) geom.Geometry {
	var all []geom.Geometry
	if len(points) > 0 {
		all = append(all, geom.NewMultiPoint(points).AsGeometry())
	}
	if len(lines) > 0 {
		all = append(all, geom.NewMultiLineString(lines).AsGeometry())
	}
	if len(polygons) > 0 {
		all = append(all, geom.NewMultiPolygon(polygons).AsGeometry())
	}
	if len(all) == 1 {
		return all[0]
	}
	return geom.NewGeometryCollection(all).AsGeometry()
}
