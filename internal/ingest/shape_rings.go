package ingest

import (
	"encoding/binary"
	"math"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

func shapeKind(kind uint32) string {
	switch kind % 10 {
	case 1:
		return "Point"
	case 3:
		return "PolyLine"
	case 8:
		return "MultiPoint"
	}
	return "MultiPatch"
}

// polygonRings reads the parts of a polygon record.
func polygonRings(c []byte) ([][]geometry.Position, *problem.Problem) {
	if len(c) < 44 {
		return nil, broken(nil)
	}
	parts, points := int64(binary.LittleEndian.Uint32(c[36:])), int64(binary.LittleEndian.Uint32(c[40:]))
	if 44+4*parts+16*points > int64(len(c)) {
		return nil, broken(nil)
	}
	at := func(i int64) int64 {
		if i == parts {
			return points
		}
		return int64(binary.LittleEndian.Uint32(c[44+4*i:]))
	}
	var rings [][]geometry.Position
	for i := range parts {
		from, to := at(i), at(i+1)
		if from > to || to > points {
			return nil, broken(nil)
		}
		if ring := ringPoints(c[44+4*parts+16*from : 44+4*parts+16*to]); len(ring) > 0 {
			rings = append(rings, ring)
		}
	}
	if len(rings) == 0 {
		return nil, emptyGeometry()
	}
	return rings, nil
}

func ringPoints(c []byte) []geometry.Position {
	ring := make([]geometry.Position, len(c)/16)
	for i := range ring {
		ring[i].X = math.Float64frombits(binary.LittleEndian.Uint64(c[16*i:]))
		ring[i].Y = math.Float64frombits(binary.LittleEndian.Uint64(c[16*i+8:]))
	}
	return ring
}
