package tile

import (
	"encoding/binary"
	"math"
)

// headerSize is the length of the head of a PMTiles archive.
const headerSize = 127

// Codes of PMTiles 3 (section 2).
const (
	pmtilesVersion = 3
	pmtilesGzip    = 2
	pmtilesMVT     = 1
)

// header is the head of the archive: where the parts lie, how much they hold, how
// they are packed and where on the ground they are.
func (a *Archive) header(root, metadata, leaves int) []byte {
	le := binary.LittleEndian
	b := append(make([]byte, 0, headerSize), "PMTiles"...)
	b = append(b, pmtilesVersion)
	at := uint64(headerSize)
	for _, length := range []uint64{uint64(root), uint64(metadata), uint64(leaves), a.size} {
		b = le.AppendUint64(le.AppendUint64(b, at), length)
		at += length
	}
	for _, n := range []int{int(a.added), len(a.entries), len(a.known)} {
		b = le.AppendUint64(b, uint64(n))
	}
	b = append(b, 1, pmtilesGzip, pmtilesGzip, pmtilesMVT, byte(a.about.MinZoom), byte(a.about.MaxZoom)) // 1: clustered
	box := a.about.Bounds
	for _, v := range box {
		b = le.AppendUint32(b, uint32(tenMillionths(v)))
	}
	b = append(b, byte(a.about.MinZoom))
	b = le.AppendUint32(b, uint32(tenMillionths((box[0]+box[2])/2)))
	return le.AppendUint32(b, uint32(tenMillionths((box[1]+box[3])/2)))
}

func tenMillionths(degrees float64) int32 { return int32(math.Round(degrees * decimalsPerDegree)) }
