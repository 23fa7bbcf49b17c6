package postgis

import (
	"encoding/binary"
	"math"

	"onemap/internal/filter"
	"onemap/internal/geometry"
)

// Types of WKB (OGC 06-103r4 8.2) and the flag of PostGIS for a stated SRID.
const (
	wkbPoint      = 1
	wkbLine       = 2
	wkbMultiPoint = 4
	wkbMultiLine  = 5
	ewkbSRID      = 0x20000000
)

// ewkb is a geometry literal of one kind as EWKB, EPSG:4490 degrees; of several
// kinds Core leaves none.
func ewkb(p *filter.Place) []byte {
	switch {
	case len(p.Points) > 0:
		return multiPoint(p.Points)
	case len(p.Lines) > 0:
		return multiLine(p.Lines)
	}
	return p.Shape.EWKB()
}

// wkbHeader begins a geometry of n parts or vertices.
func wkbHeader(b []byte, kind uint32, n int) []byte {
	b = append(b, 1) // little-endian
	b = binary.LittleEndian.AppendUint32(b, kind)
	if kind&ewkbSRID != 0 {
		b = binary.LittleEndian.AppendUint32(b, geometry.CGCS2000)
	}
	return binary.LittleEndian.AppendUint32(b, uint32(n))
}

func multiPoint(xy []float64) []byte {
	b := wkbHeader(nil, wkbMultiPoint|ewkbSRID, len(xy)/2)
	for i := 0; i < len(xy); i += 2 {
		b = append(b, 1)
		b = binary.LittleEndian.AppendUint32(b, wkbPoint)
		b = appendOrdinates(b, xy[i:i+2])
	}
	return b
}

func multiLine(lines [][]float64) []byte {
	b := wkbHeader(nil, wkbMultiLine|ewkbSRID, len(lines))
	for _, l := range lines {
		b = wkbHeader(b, wkbLine, len(l)/2)
		b = appendOrdinates(b, l)
	}
	return b
}

func appendOrdinates(b []byte, xy []float64) []byte {
	for _, v := range xy {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v/geometry.PerDegree))
	}
	return b
}
