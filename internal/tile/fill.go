package tile

import (
	"math"
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
// that no other tile shows, pools them when that is not enough, and when none is
// left takes the names of those that reach over the edge, then drops them. So a
// feature that reaches over the edge is drawn in all tiles as long as any can be.
// It is false when nothing is left to shed.
func (p *pen) shed(bytes, dictionary int) bool {
	if len(p.own) == 0 {
		return false
	}
	inside, across := p.smallest()
	share := dictionary / len(p.own)
	switch {
	case p.simpler():
		p.needs--
		p.spans = p.spans[:0]
	case len(inside) > 0:
		named := p.nameless
		left := p.unname(inside, bytes, share)
		if left > 0 || len(p.own) > MaxFeatures || p.nameless == named {
			p.poolSome(inside, max(left, 1), share)
		}
	case !p.allBare:
		p.allBare = true
	default:
		p.dropSome(across, bytes, share)
	}
	return true
}

// simpler tells whether borders may be simplified further.
func (p *pen) simpler() bool {
	return p.zoom <= detail && p.needs > max(coarse, p.zoom-coarser)
}

// yield gives way before a tile is written that would be far too large: borders
// are simplified further or, when they are, names go and as many features are
// pooled as a guess of their bytes says.
func (p *pen) yield() {
	if p.simpler() {
		p.needs--
		return
	}
	p.guessed, p.nameless = true, math.MaxFloat32
	total := 0
	p.sizes = p.sizes[:0]
	for _, slot := range p.own {
		p.sizes = append(p.sizes, p.guess(slot))
		total += p.sizes[len(p.sizes)-1]
	}
	inside, _ := p.smallest()
	p.poolSome(inside, total+len(p.pool.heaps)*heapBytes-p.budget*9/10, 0)
}

// guess is about how many bytes a feature without names takes.
func (p *pen) guess(slot int32) int {
	const message, perVertex = 16, 2.4
	vertices := 0
	for _, rank := range p.level.ranks[p.level.rings[p.level.features[slot]]:p.level.rings[p.level.features[slot+1]]] {
		if int(rank) <= p.needs {
			vertices++
		}
	}
	return message + int(perVertex*float64(vertices))
}

// unname takes the names of enough features, or of all, and gives the bytes that
// are still too much.
func (p *pen) unname(inside []uint64, bytes, share int) (left int) {
	before := p.nameless
	for _, key := range inside {
		i := place(key)
		area := p.source.plane[p.own[i]]
		if area <= before {
			continue
		}
		if bytes <= 0 && area > p.nameless {
			break
		}
		p.nameless = area
		bytes -= p.tagged[i] + share
		p.sizes[i] -= p.tagged[i] + share
	}
	return bytes
}

// poolSome pools as many features as are too much.
func (p *pen) poolSome(inside []uint64, bytes, share int) {
	surplus, gone := len(p.own)-MaxFeatures, newBitset(len(p.own))
	for _, key := range inside {
		i := place(key)
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
func (p *pen) dropSome(across []uint64, bytes, share int) {
	surplus, gone := len(p.own)-MaxFeatures, newBitset(len(p.own))
	for k, key := range across {
		i := place(key)
		if k > 0 && bytes <= 0 && surplus <= 0 {
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
	kept, written := p.own[:0], p.spans[:0]
	for i, slot := range p.own {
		if gone.has(int32(i)) {
			continue
		}
		kept = append(kept, slot)
		if len(p.spans) > 0 {
			written = append(written, p.spans[i])
		}
	}
	p.own, p.spans = kept, written
}

// smallest lists places in own by area: of the features wholly in the tile, and of
// the others. The bits of a positive float32 order as it does.
func (p *pen) smallest() (inside, across []uint64) {
	for i, slot := range p.own {
		key := uint64(math.Float32bits(p.source.plane[slot]))<<32 | uint64(i)
		if p.inside(slot) {
			inside = append(inside, key)
		} else {
			across = append(across, key)
		}
	}
	slices.Sort(inside)
	slices.Sort(across)
	return inside, across
}

// place is where in own a feature of smallest is.
func place(key uint64) int32 { return int32(uint32(key)) }

// inside tells whether a feature lies wholly in the tile.
func (p *pen) inside(slot int32) bool {
	return p.source.tree.levels[0][slot].within(&p.frame.inner)
}
