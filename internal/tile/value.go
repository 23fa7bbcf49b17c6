package tile

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"
)

// Fields of the messages of a tile, as protobuf tags: number·8 + wire type, which
// is 0 for numbers, 1 for eight bytes, 2 for what has a length (Mapbox Vector Tile
// 2.1, vector_tile.proto).
const (
	tagLayer = 3<<3 | 2 // of a tile

	tagName    = 1<<3 | 2 // of a layer
	tagFeature = 2<<3 | 2
	tagKey     = 3<<3 | 2
	tagValue   = 4<<3 | 2
	tagExtent  = 5 << 3
	tagVersion = 15 << 3

	tagID       = 1 << 3 // of a feature
	tagTags     = 2<<3 | 2
	tagType     = 3 << 3
	tagGeometry = 4<<3 | 2

	tagString = 1<<3 | 2 // of a value
	tagDouble = 3<<3 | 1
	tagSigned = 6 << 3
)

// Types of geometry.
const (
	pointType   = 1
	polygonType = 3
)

// codedValue is the field of a layer that holds a value: numbers as double,
// whole numbers as sint64, all else as text. What does not fit the type of its
// field is text as delivered.
func codedValue(text, kind string) []byte {
	var v []byte
	switch kind {
	case "integer":
		if n, err := strconv.ParseInt(strings.TrimSuffix(text, ".0"), 10, 64); err == nil {
			v = binary.AppendUvarint(append(v, tagSigned), uint64(n)<<1^uint64(n>>63))
		}
	case "number":
		if f, err := strconv.ParseFloat(text, 64); err == nil && finite(f) {
			v = binary.LittleEndian.AppendUint64(append(v, tagDouble), math.Float64bits(f))
		}
	}
	if v == nil {
		v = appendBytes(v, tagString, text)
	}
	return appendBytes(nil, tagValue, v)
}

// isText tells whether the value of codedValue is text.
func isText(coded []byte) bool {
	_, n := binary.Uvarint(coded[1:])
	return coded[1+n] == tagString
}

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// appendBytes writes a field whose content has a length.
func appendBytes[T string | []byte](b []byte, tag uint64, content T) []byte {
	b = binary.AppendUvarint(b, tag)
	b = binary.AppendUvarint(b, uint64(len(content)))
	return append(b, content...)
}
