package ogc

import (
	"encoding/binary"
	"math"

	"onemap/internal/geometry"
)

// Region is ground features are asked to meet: closed rings in degrees, of which
// a feature must meet one. A box across the antimeridian has two; a box without
// width or height is a line or a point.
type Region [][]geometry.Position

// EWKB is every ring of the region as PostGIS reads it, SRID 4490.
func (r Region) EWKB() [][]byte {
	out := make([][]byte, len(r))
	for i, ring := range r {
		out[i] = ringEWKB(ring)
	}
	return out
}

const (
	wkbPoint   = 1
	wkbLine    = 2
	wkbPolygon = 3
	ewkbSRID   = 0x20000000
)

func ringEWKB(ring []geometry.Position) []byte {
	w, s, e, n := extremes(ring)
	le := binary.LittleEndian
	head := func(kind uint32) []byte {
		return le.AppendUint32(le.AppendUint32([]byte{1}, kind|ewkbSRID), geometry.CGCS2000)
	}
	switch {
	case w == e && s == n:
		return position(head(wkbPoint), ring[0])
	case w == e || s == n:
		b := le.AppendUint32(head(wkbLine), 2)
		return position(position(b, geometry.Position{X: w, Y: s}), geometry.Position{X: e, Y: n})
	}
	b := le.AppendUint32(le.AppendUint32(head(wkbPolygon), 1), uint32(len(ring)))
	for _, p := range ring {
		b = position(b, p)
	}
	return b
}

func position(b []byte, p geometry.Position) []byte {
	le := binary.LittleEndian
	return le.AppendUint64(le.AppendUint64(b, math.Float64bits(p.X)), math.Float64bits(p.Y))
}

func extremes(ring []geometry.Position) (w, s, e, n float64) {
	w, s, e, n = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range ring {
		w, s, e, n = math.Min(w, p.X), math.Min(s, p.Y), math.Max(e, p.X), math.Max(n, p.Y)
	}
	return w, s, e, n
}
