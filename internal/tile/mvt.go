package tile

import "encoding/binary"

// mvt writes the chosen features as a layer.
func (p *pen) mvt(r Request, chosen selection) Tile {
	p.names.begin(len(p.source.table.keys))
	p.values.begin(len(p.source.table.text))
	p.body = p.body[:0]
	d := drawing{project: p.frame.units, window: window{-Buffer, -Buffer, Extent + Buffer, Extent + Buffer}, shell: -1}
	drawn := 0
	for _, slot := range chosen.own {
		if p.geometry(slot, &d) {
			p.feature(slot)
			drawn++
		}
	}
	if drawn == 0 {
		return Tile{}
	}
	return Tile{Bytes: p.layer(r.Name), Features: drawn}
}

// geometry writes the rings of a feature and tells whether any is left on the
// grid of the tile.
func (p *pen) geometry(slot int32, d *drawing) bool {
	p.path.reset()
	p.rings(slot, d, func(o outline, _ bool) { p.path.ring(o) })
	return len(p.path.b) > 0
}

// feature writes the message of a feature whose geometry is in the path.
func (p *pen) feature(slot int32) {
	b := binary.AppendUvarint(append(p.one[:0], tagID), uint64(p.source.ordinal[slot])+1)
	b = p.tags(b, slot)
	b = append(b, tagType, polygonType)
	b = appendBytes(b, tagGeometry, p.path.b)
	p.one = b
	p.body = appendBytes(p.body, tagFeature, b)
}

// tags writes the attributes: pairs of a key and a value, both by number.
func (p *pen) tags(b []byte, slot int32) []byte {
	start := len(b)
	b = append(b, tagTags, 0)
	for _, c := range p.source.table.row(slot) {
		if p.wanted[c.key] {
			b = binary.AppendUvarint(b, uint64(p.names.of(uint32(c.key))))
			b = binary.AppendUvarint(b, uint64(p.values.of(c.value)))
		}
	}
	return lengthen(b, start+1)
}

// lengthen puts the length of what follows at, where one byte is kept for it.
func lengthen(b []byte, at int) []byte {
	n := uint64(len(b) - at - 1)
	if n < 0x80 {
		b[at] = byte(n)
		return b
	}
	head := binary.AppendUvarint(nil, n)
	b = append(b, head[1:]...)
	copy(b[at+len(head):], b[at+1:len(b)-len(head)+1])
	copy(b[at:], head)
	return b
}

// layer puts the written features into a layer with its keys and values.
func (p *pen) layer(name string) []byte {
	t := &p.source.table
	size := 0
	head := appendBytes([]byte{tagVersion, 2}, tagName, name)
	for _, k := range p.names.used {
		size += len(t.keys[k]) + 8
	}
	for _, v := range p.values.used {
		size += len(t.coded[v])
	}
	b := make([]byte, 0, len(head)+len(p.body)+size+16)
	b = append(append(b, head...), p.body...)
	for _, k := range p.names.used {
		b = appendBytes(b, tagKey, t.keys[k])
	}
	for _, v := range p.values.used {
		b = append(b, t.coded[v]...)
	}
	b = binary.AppendUvarint(append(b, tagExtent), Extent)
	return appendBytes(make([]byte, 0, len(b)+8), tagLayer, b)
}
