package geometry

import (
	"encoding/binary"
	"math"
)

// Type codes of well-known binary (OGC 06-103r4 table 7) and the flag bits of
// PostGIS's extended form.
const (
	wkbPolygon      = 3
	wkbMultiPolygon = 6

	ewkbZ    = 0x80000000
	ewkbM    = 0x40000000
	ewkbSRID = 0x20000000
)

// wkbReader reads polygons from well-known binary. Every count is held against
// the bytes that are left before anything is allocated, so the memory used is a
// small multiple of the input.
type wkbReader struct {
	rest     []byte
	order    binary.ByteOrder
	srid     int
	vertices int
	rings    int
}

// header is what stands before the body of a geometry.
type header struct {
	kind int
	flat bool // neither Z nor M
}

func (r *wkbReader) header() (header, error) {
	if len(r.rest) < 5 {
		return header{}, r.short()
	}
	switch r.rest[0] {
	case 0:
		r.order = binary.BigEndian
	case 1:
		r.order = binary.LittleEndian
	default:
		return header{}, malformed("WKB", textf("字节序标记为 %d", "byte order mark %d", r.rest[0]))
	}
	code := r.order.Uint32(r.rest[1:])
	r.rest = r.rest[5:]
	if code&ewkbSRID != 0 {
		if len(r.rest) < 4 {
			return header{}, r.short()
		}
		r.srid = int(int32(r.order.Uint32(r.rest)))
		r.rest = r.rest[4:]
	}
	return headerOf(code)
}

// headerOf splits a type code into type and dimension, in either of the two
// ways of marking Z and M.
func headerOf(code uint32) (header, error) {
	z, m := code&ewkbZ != 0, code&ewkbM != 0
	code &^= ewkbZ | ewkbM | ewkbSRID
	thousands := code / 1000
	if thousands > 3 || thousands > 0 && (z || m) {
		return header{}, malformed("WKB", textf("类型码 %d", "type %d", code))
	}
	return header{int(code % 1000), thousands == 0 && !z && !m}, nil
}

func (r *wkbReader) short() error {
	return malformed("WKB", text("数据过早结束", "the bytes end too early"))
}

// count reads a count of items that take at least size bytes each.
func (r *wkbReader) count(size int) (int, error) {
	if len(r.rest) < 4 {
		return 0, r.short()
	}
	n := int64(r.order.Uint32(r.rest))
	r.rest = r.rest[4:]
	if n*int64(size) > int64(len(r.rest)) {
		return 0, malformed("WKB", textf("声明有 %d 项，只余 %d 字节", "%d items are announced, only %d bytes are left", n, len(r.rest)))
	}
	return int(n), nil
}

func (r *wkbReader) float(at int) float64 {
	return math.Float64frombits(r.order.Uint64(r.rest[at:]))
}

func unwantedWKB(kind int) error {
	names := map[int]string{1: "Point", 2: "LineString", 4: "MultiPoint", 5: "MultiLineString", 7: "GeometryCollection",
		15: "PolyhedralSurface", 16: "TIN", 17: "Triangle"}
	curves := map[int]string{8: "CircularString", 9: "CompoundCurve", 10: "CurvePolygon", 11: "MultiCurve",
		12: "MultiSurface", 13: "Curve", 14: "Surface"}
	if name, ok := curves[kind]; ok {
		return curve(name)
	}
	if name, ok := names[kind]; ok {
		return notArea(name)
	}
	return malformed("WKB", textf("类型码 %d", "type %d", kind))
}
