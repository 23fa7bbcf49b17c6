package tile

import "encoding/binary"

// Commands of an MVT geometry (4.3.1): count·8 + id.
const (
	moveToOne = 1<<3 | 1
	lineTo    = 2
	closePath = 1<<3 | 7
)

// path writes the geometry of one feature; the cursor goes on from ring to ring.
type path struct {
	b    []byte
	x, y int32
}

func (p *path) reset() { *p = path{b: p.b[:0]} }

// ring appends a ring. It is written backwards: shells run clockwise on the
// screen in MVT, counter-clockwise on the ground.
func (p *path) ring(o outline) {
	n := len(o)
	p.b = append(p.b, moveToOne)
	p.to(o[n-2], o[n-1])
	p.b = binary.AppendUvarint(p.b, uint64(n/2-1)<<3|lineTo)
	for i := n - 4; i >= 0; i -= 2 {
		p.to(o[i], o[i+1])
	}
	p.b = append(p.b, closePath)
}

func (p *path) to(x, y int32) {
	p.b = appendZigzag(appendZigzag(p.b, x-p.x), y-p.y)
	p.x, p.y = x, y
}

func appendZigzag(b []byte, v int32) []byte {
	u := uint32(v)<<1 ^ uint32(v>>31)
	for u >= 0x80 {
		b = append(b, byte(u)|0x80)
		u >>= 7
	}
	return append(b, byte(u))
}
