package geometry

import (
	"encoding/binary"
	"math"
)

// storedEWKB reads what ST_AsEWKB writes of a row of ours, straight into flat
// coordinates: most of reading an edition is this. false is any other form and
// anything wrong, for the reader that knows the reasons.
func storedEWKB(b []byte) (Shape, bool) {
	const head, position = 9, 16 // bytes
	le := binary.LittleEndian
	if len(b) < head+4 || b[0] != 1 || le.Uint32(b[1:]) != wkbMultiPolygon|ewkbSRID || le.Uint32(b[5:]) != CGCS2000 {
		return Shape{}, false
	}
	polygons, rest := int(le.Uint32(b[head:])), b[head+4:]
	if polygons == 0 || polygons > len(rest)/head {
		return Shape{}, false
	}
	s := Shape{xy: make([]float64, 0, len(rest)/8), rings: make([]int32, 0, polygons), polys: make([]int32, 0, polygons)}
	for range polygons {
		if len(rest) < head || rest[0] != 1 || le.Uint32(rest[1:]) != wkbPolygon {
			return Shape{}, false
		}
		rings := int(le.Uint32(rest[5:]))
		if rest = rest[head:]; rings == 0 {
			return Shape{}, false
		}
		for i := range rings {
			if len(rest) < 4 {
				return Shape{}, false
			}
			n := int(le.Uint32(rest))
			if rest = rest[4:]; n > len(rest)/position || !s.addRing(rest[:n*position], i == 0) {
				return Shape{}, false
			}
			rest = rest[n*position:]
		}
		s.polys = append(s.polys, int32(len(s.rings)))
	}
	return s, len(rest) == 0 && len(s.xy) <= 2*maxDensified && len(s.rings) <= maxRings
}

// addRing appends a closed ring of little-endian degrees.
func (s *Shape) addRing(b []byte, shell bool) bool {
	from := len(s.xy)
	for ; len(b) > 0; b = b[16:] {
		x, y := math.Float64frombits(binary.LittleEndian.Uint64(b)), math.Float64frombits(binary.LittleEndian.Uint64(b[8:]))
		if !(math.Abs(x) <= 180 && math.Abs(y) <= 90) { // not a number is neither
			return false
		}
		s.xy = append(s.xy, nano(x), nano(y))
	}
	if closed(s.xy[from:]) != nil {
		return false
	}
	orientRing(s.xy[from:], shell)
	s.rings = append(s.rings, int32(len(s.xy)/2))
	return true
}
