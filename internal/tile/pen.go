package tile

import (
	"context"
	"slices"
)

// pen draws tiles of one source, one at a time; it keeps its memory between them.
type pen struct {
	source *Source
	zoom   int
	needs  int // greatest rank of the vertices drawn
	frame  frame
	level  *level
	wanted []bool // by key: whether the tile carries it
	budget int    // bytes the tile may take

	slots   []int32 // features that may be in the tile
	own     []int32 // those drawn by themselves
	spans   []span  // where their geometry was written last; empty: it was not
	drawn   []int32 // those of which something is left on the grid
	drawnAt []span  // where their geometry is written
	fallen  []int32 // those wholly in the tile of which nothing is
	sizes   []int   // bytes each of them takes
	tagged  []int   // bytes of them that are attributes
	small   []int32 // those that are pooled
	pool    pool

	nameless float32 // features inside the tile up to this area carry no names
	allBare  bool    // no feature does
	bare     int     // features drawn so
	dropped  int     // features left out for the hard limits
	guessed  bool    // features were pooled by a guess of their bytes

	asked   asked
	points  []point
	units   []float64
	clipper clipper
	outline outline
	path    path
	names   local  // keys in the tile
	values  local  // values in the tile
	body    []byte // features
	last    []byte // features as they were written before
	one     []byte // one feature
	tail    []byte // keys and values
}

// choose sorts the features that may be in the tile: those drawn by themselves
// and those pooled, the latter only when their centre lies in the tile.
func (p *pen) choose(ctx context.Context, r Request) error {
	s := p.source
	p.zoom, p.frame = r.Address.zoom(), newFrame(r.Address, s.grid)
	p.level, p.needs = s.level(p.zoom), max(p.zoom, coarse)
	p.budget = MaxBytes / max(1, r.Among)
	p.want(r.Properties)
	p.slots = s.tree.meeting(&p.frame.outer, p.slots[:0])
	if err := p.match(ctx, r); err != nil {
		return err
	}
	p.spans = p.spans[:0]
	p.own, p.small, p.nameless, p.allBare, p.dropped, p.guessed = p.own[:0], p.small[:0], 0, false, 0, false
	for _, slot := range p.slots {
		if int(s.appears[slot]) <= p.zoom || p.zoom > detail {
			p.own = append(p.own, slot)
		} else if p.frame.holds(s.centre[slot], r.Address, s.grid) {
			p.small = append(p.small, slot)
		}
	}
	p.fill(smallestCell)
	return nil
}

// match keeps the features the request asks for.
func (p *pen) match(ctx context.Context, r Request) error {
	if r.Match == nil {
		return nil
	}
	p.asked.begin(p.source, r.Reads, r.Shapeless)
	kept := p.slots[:0]
	for i, slot := range p.slots {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		ok, err := r.Match(p.asked.feature(slot))
		if err != nil {
			return err
		}
		if ok {
			kept = append(kept, slot)
		}
	}
	p.slots = kept
	return nil
}

// want marks the keys the tile carries: what was asked for or, when nothing was,
// all of them from the zoom on where there is room for them.
func (p *pen) want(properties []string) {
	t := &p.source.table
	p.wanted = append(p.wanted[:0], make([]bool, len(t.keys))...)
	all := properties == nil && p.zoom >= p.source.full
	for k, name := range t.keys {
		p.wanted[k] = k <= numberMerged || all || name == p.source.definition.Breakdown || slices.Contains(properties, name)
	}
}
