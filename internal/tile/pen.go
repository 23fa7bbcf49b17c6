package tile

import (
	"context"
	"slices"
)

// pen draws tiles of one source, one at a time; it keeps its memory between them.
type pen struct {
	source  *Source
	frame   frame
	level   *level
	slots   []int32
	points  []point
	units   []float64
	clipper clipper
	outline outline
	path    path
	wanted  []bool // by key: whether the request asks for it
	names   local  // keys in the tile
	values  local  // values in the tile
	body    []byte // features
	one     []byte // one feature
}

func newPen(s *Source) *pen { return &pen{source: s} }

// selection is what a tile will show.
type selection struct {
	own []int32 // slots drawn by themselves
}

// choose decides which features the tile shows.
func (p *pen) choose(ctx context.Context, r Request) (selection, error) {
	s := p.source
	p.frame = newFrame(r.Address, s.grid)
	p.level = s.level(r.Address.zoom())
	p.want(r.Properties)
	p.slots = s.tree.meeting(&p.frame.outer, p.slots[:0])
	if r.Match == nil {
		return selection{own: p.slots}, nil
	}
	kept := p.slots[:0]
	for i, slot := range p.slots {
		if i%256 == 0 && ctx.Err() != nil {
			return selection{}, ctx.Err()
		}
		ok, err := r.Match(s.feature(slot))
		if err != nil {
			return selection{}, err
		}
		if ok {
			kept = append(kept, slot)
		}
	}
	return selection{own: kept}, nil
}

// want marks the keys asked for; id, name and zone always are.
func (p *pen) want(properties []string) {
	t := &p.source.table
	p.wanted = append(p.wanted[:0], make([]bool, len(t.keys))...)
	for k, name := range t.keys {
		p.wanted[k] = k <= numberZone || properties == nil || slices.Contains(properties, name)
	}
}
