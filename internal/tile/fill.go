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

// coarser is by how many zooms borders may be simplified further to keep a tile
// under the limits: to two units, a quarter of a pixel.
const coarser = 2

// shed takes about so many bytes off a tile that is too large. It simplifies
// borders further; then, smallest features first, it takes the names of those
// that no other tile shows, then pools them, and when none is left drops those
// that reach over the edge. So a feature that reaches over the edge is drawn in
// all tiles as long as any can be. It is false when nothing is left to shed.
func (p *pen) shed(bytes, dictionary int) bool {
	if len(p.own) == 0 {
		return false
	}
	inside, across := p.smallest()
	share := dictionary / len(p.own)
	switch {
	case p.simpler():
		p.needs--
	case len(p.own) <= MaxFeatures && p.unname(inside, bytes, share):
	case len(inside) > 0:
		p.poolSome(inside, bytes, share)
	default:
		p.dropSome(across, bytes, share)
	}
	return true
}

// simpler tells whether borders may be simplified further.
func (p *pen) simpler() bool {
	return p.zoom <= detail && p.needs > max(coarse, p.zoom-coarser)
}

// unname takes the names of enough features, or of all, unless they have none
// left.
func (p *pen) unname(inside []int32, bytes, share int) bool {
	before := p.nameless
	for _, i := range inside {
		slot := p.own[i]
		if p.source.plane[slot] <= before {
			continue
		}
		if bytes <= 0 && p.source.plane[slot] > p.nameless {
			break
		}
		p.nameless = p.source.plane[slot]
		bytes -= p.tagged[i] + share
	}
	return p.nameless > before
}

// poolSome pools as many features as are too much.
func (p *pen) poolSome(inside []int32, bytes, share int) {
	surplus, gone := len(p.own)-MaxFeatures, newBitset(len(p.own))
	for _, i := range inside {
		if bytes <= 0 && surplus <= 0 {
			break
		}
		heaps := len(p.pool.heaps)
		p.small = append(p.small, p.own[i])
		p.lay(p.own[i])
		gone.set(i)
		bytes -= p.sizes[i] + share - (len(p.pool.heaps)-heaps)*heapBytes
		surplus--
	}
	p.forget(gone)
	if len(p.pool.heaps)*heapBytes > p.budget/2 && p.pool.side < Extent {
		p.fill(2 * p.pool.side)
	}
}

// dropSome drops as many features as are too much.
func (p *pen) dropSome(across []int32, bytes, share int) {
	surplus, gone := len(p.own)-MaxFeatures, newBitset(len(p.own))
	for _, i := range across {
		if bytes <= 0 && surplus <= 0 {
			break
		}
		p.dropped++
		gone.set(i)
		bytes -= p.sizes[i] + share
		surplus--
	}
	p.forget(gone)
}

// forget takes features out of own.
func (p *pen) forget(gone bitset) {
	kept := p.own[:0]
	for i, slot := range p.own {
		if !gone.has(int32(i)) {
			kept = append(kept, slot)
		}
	}
	p.own = kept
}

// smallest lists places in own by area: of the features wholly in the tile, and of
// the others.
func (p *pen) smallest() (inside, across []int32) {
	for i, slot := range p.own {
		if p.inside(slot) {
			inside = append(inside, int32(i))
		} else {
			across = append(across, int32(i))
		}
	}
	byArea := func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.source.plane[p.own[a]], p.source.plane[p.own[b]]), cmp.Compare(a, b))
	}
	slices.SortFunc(inside, byArea)
	slices.SortFunc(across, byArea)
	return inside, across
}

// inside tells whether a feature lies wholly in the tile.
func (p *pen) inside(slot int32) bool {
	return p.source.tree.levels[0][slot].within(&p.frame.inner)
}
