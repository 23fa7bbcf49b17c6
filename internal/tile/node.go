package tile

import (
	"context"
	"math/bits"
	"slices"
)

// nodes marks the vertices of a level where rings part or meet: places whose two
// neighbours are not the same in every ring that passes. A border that two
// rings share without sharing its vertices is not seen.
func (l *level) nodes(ctx context.Context) (bitset, error) {
	p, marks := newPlaces(l), newBitset(len(l.xy))
	for v := range int32(len(l.xy)) {
		if v%(1<<16) == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if first := p.first(v); !p.sameWay(first, v) {
			marks.set(first)
		}
	}
	for v := range int32(len(l.xy)) { // tell every vertex at such a place
		if v%(1<<16) == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if marks.has(p.first(v)) {
			marks.set(v)
		}
	}
	return marks, nil
}

// places finds the first vertex at a place, by an open hash table of vertices.
type places struct {
	level  *level
	starts bitset  // vertices that begin a ring
	table  []int32 // vertex + 1; 0: free
	shift  int
}

func newPlaces(l *level) *places {
	n := bits.Len(uint(len(l.xy))) + 1 // at most half full
	p := &places{level: l, starts: newBitset(len(l.xy) + 1), table: make([]int32, 1<<n), shift: 64 - n}
	for _, v := range l.rings {
		p.starts.set(v)
	}
	return p
}

// first is the first vertex met at the place of v, perhaps v itself.
func (p *places) first(v int32) int32 {
	at := p.level.xy[v]
	mixed := (uint64(uint32(at.x))<<32 | uint64(uint32(at.y))) * 0x9e3779b97f4a7c15 // Knuth's multiplicative hash
	mixed ^= mixed >> 32
	for slot := (mixed * 0x9e3779b97f4a7c15) >> p.shift; ; slot = (slot + 1) & uint64(len(p.table)-1) {
		switch w := p.table[slot] - 1; {
		case w < 0:
			p.table[slot] = v + 1
			return v
		case p.level.xy[w] == at:
			return w
		}
	}
}

// sameWay tells whether two vertices at one place have the same two neighbours.
func (p *places) sameWay(v, w int32) bool {
	if v == w {
		return true
	}
	a, b := p.neighbours(v)
	c, d := p.neighbours(w)
	return a == c && b == d || a == d && b == c
}

func (p *places) neighbours(v int32) (before, after point) {
	xy := p.level.xy
	first, last := p.starts.has(v), p.starts.has(v+1)
	if !first && !last {
		return xy[v-1], xy[v+1]
	}
	r, exact := slices.BinarySearch(p.level.rings, v)
	if !exact {
		r--
	}
	ring := p.level.ring(int32(r))
	n, i := len(ring), int(v-p.level.rings[r])
	return ring[(i+n-1)%n], ring[(i+1)%n]
}
