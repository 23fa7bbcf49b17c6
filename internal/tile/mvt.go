package tile

import "encoding/binary"

// mvt writes the chosen features as a layer, and again with fewer of them while
// it is over the hard limits.
func (p *pen) mvt(r Request) Tile {
	for {
		b, dictionary := p.layer(r.Name)
		if len(b) <= p.budget && len(p.own) <= MaxFeatures {
			return Tile{
				Bytes: b, Features: len(p.own), Merged: len(p.small), Dropped: p.dropped, Nameless: p.bare,
				Brief: r.Properties == nil && p.zoom < p.source.full && len(p.own) > 0,
			}
		}
		if !p.shed(len(b)-p.budget, dictionary) {
			return Tile{Dropped: len(p.small) + p.dropped}
		}
	}
}

// layer writes a layer, nothing when it would be empty, and tells how many bytes
// its keys and values take.
func (p *pen) layer(name string) (b []byte, dictionary int) {
	for !p.features() {
		p.yield()
	}
	counts := p.rectangles()
	if len(p.body) == 0 {
		return nil, 0
	}
	head := appendBytes([]byte{tagVersion, 2}, tagName, name)
	tail := p.dictionary(counts)
	inner := len(head) + len(p.body) + len(tail)
	b = binary.AppendUvarint(append(make([]byte, 0, inner+8), tagLayer), uint64(inner))
	return append(append(append(b, head...), p.body...), tail...), len(tail)
}

// feature writes the message of a feature whose geometry is in the path.
func (p *pen) feature(slot int32) {
	p.one = binary.AppendUvarint(append(p.one[:0], tagID), uint64(p.source.ordinal[slot])+1)
	p.one = append(p.one, tagTags, 0)
	from := len(p.one)
	p.tags(p.attributes(slot))
	p.tagged = append(p.tagged, len(p.one)-from)
	p.one = lengthen(p.one, from)
	p.finish()
}

// attributes are those a feature is drawn with: of one whose names were shed, what
// it has in common with others.
func (p *pen) attributes(slot int32) []cell {
	if p.nameShed(slot) {
		p.bare++
		return p.source.classes.rows[p.source.classes.of[slot]]
	}
	return p.source.table.row(slot)
}

// nameShed tells whether a feature is drawn without its name.
func (p *pen) nameShed(slot int32) bool {
	return p.allBare || p.source.plane[slot] <= p.nameless && p.inside(slot)
}

// finish writes the feature begun in one, with the geometry in the path.
func (p *pen) finish() {
	p.one = append(p.one, tagType, polygonType)
	p.one = appendBytes(p.one, tagGeometry, p.path.b)
	p.body = appendBytes(p.body, tagFeature, p.one)
}

// tags writes attributes: pairs of a key and a value, both by number.
func (p *pen) tags(row []cell) {
	for _, c := range row {
		if p.wanted[c.key] {
			p.one = binary.AppendUvarint(p.one, uint64(p.names.of(uint32(c.key))))
			p.one = binary.AppendUvarint(p.one, uint64(p.values.of(c.value)))
		}
	}
}

// lengthen puts the length of what begins at from before it, where one byte is
// kept for it.
func lengthen(b []byte, from int) []byte {
	n := len(b) - from
	if n < 0x80 {
		b[from-1] = byte(n)
		return b
	}
	var head [binary.MaxVarintLen64]byte
	size := binary.PutUvarint(head[:], uint64(n))
	b = append(b, head[1:size]...)
	copy(b[from-1+size:], b[from:from+n])
	copy(b[from-1:], head[:size])
	return b
}

// dictionary writes the keys and values of a layer, and its extent; counts are
// values that are numbers of merged features.
func (p *pen) dictionary(counts []int) []byte {
	t, b := &p.source.table, p.tail[:0]
	for _, k := range p.names.used {
		b = appendBytes(b, tagKey, t.keys[k])
	}
	for _, v := range p.values.used {
		b = append(b, t.coded.at(v)...)
	}
	for _, n := range counts {
		b = appendBytes(b, tagValue, binary.AppendUvarint([]byte{tagSigned}, uint64(n)<<1))
	}
	p.tail = binary.AppendUvarint(append(b, tagExtent), Extent)
	return p.tail
}
