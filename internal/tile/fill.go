package tile

import (
	"cmp"
	"slices"
)

// heapBytes is about what a rectangle takes in a tile.
const heapBytes = 28

// fill pools the small features in cells of a side, or of greater ones when
// there are too many for half of the tile's bytes.
func (p *pen) fill(side int) {
	for {
		p.pool.begin(side, len(p.source.classes.rows))
		for _, slot := range p.small {
			p.lay(slot)
		}
		if len(p.pool.heaps)*heapBytes <= p.budget/2 || side == Extent {
			return
		}
		side *= 2
	}
}

// lay brings a feature to the pool.
func (p *pen) lay(slot int32) {
	s := p.source
	at := s.centre[slot]
	x, y := p.frame.unit(at)
	p.pool.add(s.classes.of[slot], x, y, float64(s.plane[slot])*p.frame.scale(at))
}

// shed takes features off a tile that is bytes too large, smallest first: into
// the pool those that no other tile shows, and when none is left, out of the tile
// those that reach over its edge. A feature that reaches over the edge is drawn
// alike in all tiles as long as any can be. It is false when nothing is left.
func (p *pen) shed(bytes, dictionary int) bool {
	if len(p.own) == 0 {
		return false
	}
	inside := p.smallest(true)
	pooled := len(inside) > 0
	if !pooled {
		inside = p.smallest(false)
	}
	share, gone := dictionary/len(p.own), newBitset(len(p.own))
	excess, surplus := bytes, len(p.own)-MaxFeatures
	for _, i := range inside {
		if excess <= 0 && surplus <= 0 {
			break
		}
		heaps := len(p.pool.heaps)
		if pooled {
			p.small = append(p.small, p.own[i])
			p.lay(p.own[i])
		} else {
			p.losers = append(p.losers, p.own[i])
		}
		gone.set(i)
		excess -= p.sizes[i] + share - (len(p.pool.heaps)-heaps)*heapBytes
		surplus--
	}
	kept := p.own[:0]
	for i, slot := range p.own {
		if !gone.has(int32(i)) {
			kept = append(kept, slot)
		}
	}
	p.own = kept
	if len(p.pool.heaps)*heapBytes > p.budget/2 && p.pool.side < Extent {
		p.fill(2 * p.pool.side)
	}
	return true
}

// smallest lists places in own, by area: of the features wholly in the tile, or
// of the others.
func (p *pen) smallest(inside bool) (out []int32) {
	s := p.source
	for i, slot := range p.own {
		if s.tree.levels[0][slot].within(&p.frame.inner) == inside {
			out = append(out, int32(i))
		}
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.plane[p.own[a]], s.plane[p.own[b]]), cmp.Compare(a, b))
	})
	return out
}
