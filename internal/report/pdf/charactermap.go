package pdf

import "encoding/binary"

// characterMap answers which characters a face has a glyph for (cmap format 4:
// the Basic Multilingual Plane, which is also all the PDF library can write).
type characterMap struct{ segments []segment }

type segment struct {
	start, end, delta, offset uint16
	glyphs                    []byte // from the segment's range offset on
}

func newCharacterMap(tables []tableRecord) (*characterMap, error) {
	for _, t := range tables {
		if string(t.tag[:]) == "cmap" {
			return readMaps(t.data)
		}
	}
	return nil, errFont
}

func readMaps(b []byte) (*characterMap, error) {
	if len(b) < 4 {
		return nil, errFont
	}
	for i := range int(binary.BigEndian.Uint16(b[2:])) {
		if 4+8*i+8 > len(b) {
			break
		}
		e := b[4+8*i:]
		platform, encoding, at := binary.BigEndian.Uint16(e), binary.BigEndian.Uint16(e[2:]), uint64(binary.BigEndian.Uint32(e[4:]))
		unicode := platform == 0 || platform == 3 && encoding == 1
		if unicode && at+16 < uint64(len(b)) && binary.BigEndian.Uint16(b[at:]) == 4 {
			return readSegments(b[at:])
		}
	}
	return nil, errFont
}

func readSegments(b []byte) (*characterMap, error) {
	n := int(binary.BigEndian.Uint16(b[6:]) / 2)
	if 16+8*n > len(b) {
		return nil, errFont
	}
	m := &characterMap{}
	for i := range n {
		at := func(array int) uint16 { return binary.BigEndian.Uint16(b[14+array*2*n+min(array, 1)*2+2*i:]) }
		m.segments = append(m.segments, segment{end: at(0), start: at(1), delta: at(2), offset: at(3), glyphs: b[14+6*n+2+2*i:]})
	}
	return m, nil
}

// has tells whether the face draws r.
func (m *characterMap) has(r rune) bool {
	if r > 0xffff {
		return false
	}
	c := uint16(r)
	for _, s := range m.segments {
		if c > s.end {
			continue
		}
		if c < s.start {
			return false
		}
		return s.glyph(c) != 0
	}
	return false
}

func (s segment) glyph(c uint16) uint16 {
	if s.offset == 0 {
		return c + s.delta
	}
	at := int(s.offset) + 2*int(c-s.start)
	if at+2 > len(s.glyphs) {
		return 0
	}
	if g := binary.BigEndian.Uint16(s.glyphs[at:]); g != 0 {
		return g + s.delta
	}
	return 0
}
