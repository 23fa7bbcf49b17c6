package overlay

import (
	"fmt"

	"github.com/peterstace/simplefeatures/geom"

	"onemap/internal/geometry"
)

// foreign makes a simplefeatures geometry of s; it is not validated.
func (o origin) foreign(s geometry.Shape) geom.Geometry {
	var polygons []geom.Polygon
	for _, rings := range s.Polygons() {
		var lines []geom.LineString
		for r := rings[0]; r < rings[1]; r++ {
			lines = append(lines, o.line(s.Ring(r)))
		}
		polygons = append(polygons, geom.NewPolygon(lines))
	}
	return geom.NewMultiPolygon(polygons).AsGeometry()
}

func (o origin) line(ring []float64) geom.LineString {
	xy := make([]float64, len(ring))
	for i := 0; i < len(ring); i += 2 {
		xy[i], xy[i+1] = ring[i]-o.x, ring[i+1]-o.y
	}
	return geom.NewLineString(geom.NewSequence(xy, geom.DimXY))
}

// own takes the polygons out of a simplefeatures geometry, points and lines left
// out.
func (o origin) own(g geom.Geometry) geometry.Shape {
	var loops [][]float64
	for _, part := range g.Dump() {
		if !part.IsPolygon() {
			continue
		}
		for i, line := range part.MustAsPolygon().DumpRings() {
			loops = append(loops, o.loop(line.Coordinates(), i == 0))
		}
	}
	return nest(loops)
}

func (o origin) loop(s geom.Sequence, shell bool) []float64 {
	xy := make([]float64, 0, 2*s.Length())
	for i := 0; i < s.Length(); i++ {
		p := s.GetXY(i)
		xy = append(xy, p.X+o.x, p.Y+o.y)
	}
	if (geometry.RingPlanar(xy) > 0) != shell {
		reverse(xy)
	}
	return xy
}

func intersectNG(a, b geometry.Shape) (geometry.Shape, error) {
	return callNG(geom.Intersection, a, b)
}

// operation is one of simplefeatures' overlays.
type operation func(a, b geom.Geometry) (geom.Geometry, error)

// callNG runs an OverlayNG operation; a panic inside it is an error like others.
func callNG(op operation, a, b geometry.Shape) (shape geometry.Shape, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("OverlayNG: %v", r)
		}
	}()
	o := originOf(a, b)
	g, err := op(o.foreign(a), o.foreign(b))
	if err != nil {
		return geometry.Shape{}, fmt.Errorf("OverlayNG: %w", err)
	}
	return o.own(g), nil
}
