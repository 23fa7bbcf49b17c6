package geometry

import (
	"encoding/binary"
	"math"
)

// EWKB is the shape as PostGIS keeps it: a little-endian MultiPolygon with SRID
// 4490, degrees.
func (s Shape) EWKB() []byte {
	b := make([]byte, 0, 13+9*len(s.polys)+4*len(s.rings)+8*len(s.xy))
	le := binary.LittleEndian
	b = le.AppendUint32(append(b, 1), wkbMultiPolygon|ewkbSRID)
	b = le.AppendUint32(le.AppendUint32(b, CGCS2000), uint32(len(s.polys)))
	for _, span := range s.Polygons() {
		b = le.AppendUint32(append(b, 1), wkbPolygon)
		b = le.AppendUint32(b, uint32(span[1]-span[0]))
		for i := span[0]; i < span[1]; i++ {
			ring := s.Ring(i)
			b = le.AppendUint32(b, uint32(len(ring)/2))
			for _, v := range ring {
				b = le.AppendUint64(b, math.Float64bits(v/PerDegree))
			}
		}
	}
	return b
}

// ParseEWKB reads a stored row: Polygon or MultiPolygon in SRID 4490 (or none),
// two-dimensional, vouched for by the importer. It turns rings the canonical
// way but does not validate: results of an overlay, off the grid, are read too.
// Problems: E06, G01, G02, G06, G10 (Z or M among them), G11, G12, G13, G18.
func ParseEWKB(data []byte) (Shape, error) {
	if s, ok := storedEWKB(data); ok {
		return s, nil
	}
	return parseEWKB(data)
}

// parseEWKB reads every form ParseEWKB takes.
func parseEWKB(data []byte) (Shape, error) {
	r := wkbReader{rest: data}
	polygons, err := r.polygons()
	if err != nil {
		return Shape{}, err
	}
	if r.srid != 0 && r.srid != CGCS2000 {
		return Shape{}, twoSystems(CRS{EPSG: CGCS2000}.Name(), CRS{EPSG: r.srid}.Name())
	}
	return stored(polygons)
}

// offGrid is how far, in grid steps, a number of degrees read back may lie from
// the grid point it was written for: the float's spacing at 180 degrees is
// 2.8e-5 steps.
const offGrid = 1e-4

// nano turns degrees into grid steps; what is not on the grid stays off it.
func nano(degrees float64) float64 {
	v := degrees * PerDegree
	if r := math.Round(v); math.Abs(v-r) <= offGrid {
		return r + 0 // no negative zero
	}
	return v
}

// stored builds a shape of trusted polygons in degrees.
func stored(polygons [][][]Position) (Shape, error) {
	var s Shape
	for _, rings := range polygons {
		for i, ring := range rings {
			from := len(s.xy)
			for _, p := range ring {
				if !finite(p) {
					return Shape{}, notFinite()
				}
				if err := inRange(p); err != nil {
					return Shape{}, err
				}
				s.xy = append(s.xy, nano(p.X), nano(p.Y))
			}
			if err := closed(s.xy[from:]); err != nil {
				return Shape{}, err
			}
			orientRing(s.xy[from:], i == 0)
			s.rings = append(s.rings, int32(len(s.xy)/2))
		}
		s.polys = append(s.polys, int32(len(s.rings)))
	}
	return s, nil
}

func closed(xy []float64) error {
	n := len(xy)
	switch {
	case n < 8:
		return fewPoints(xy)
	case xy[0] != xy[n-2] || xy[1] != xy[n-1]:
		return unclosed(xy)
	}
	return nil
}

// orientRing turns a closed ring counter-clockwise for a shell, clockwise for
// a hole.
func orientRing(xy []float64, shell bool) {
	if area := twiceSteps(xy); area == 0 || area > 0 == shell {
		return
	}
	for i, j := 0, len(xy)-2; i < j; i, j = i+2, j-2 {
		xy[i], xy[i+1], xy[j], xy[j+1] = xy[j], xy[j+1], xy[i], xy[i+1]
	}
}
