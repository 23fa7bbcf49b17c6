package tile

// span is where the geometry of a feature lies in a body.
type span struct{ from, to int }

// features writes the features drawn by themselves. Those of which nothing is left
// on the grid of the tile leave own, and are pooled when they lie wholly in the
// tile. It breaks off, false, when it is hopeless.
func (p *pen) features() bool {
	p.names.begin(len(p.source.table.keys))
	p.values.begin(p.source.table.text.len())
	p.body, p.last = p.last[:0], p.body
	p.sizes, p.tagged, p.bare = p.sizes[:0], p.tagged[:0], 0
	p.drawn, p.fallen, p.drawnAt = p.drawn[:0], p.fallen[:0], p.drawnAt[:0]
	d := drawing{project: p.frame.units, window: window{-Buffer, -Buffer, Extent + Buffer, Extent + Buffer},
		around: &p.frame.outer, shell: -1}
	for i, slot := range p.own {
		switch {
		case p.geometry(i, &d):
			from := len(p.body)
			p.feature(slot)
			p.sizes = append(p.sizes, len(p.body)-from)
			p.drawn, p.drawnAt = append(p.drawn, slot), append(p.drawnAt, span{len(p.body) - len(p.path.b), len(p.body)})
		case p.inside(slot):
			p.fallen = append(p.fallen, slot)
		}
		if p.hopeless(i) {
			p.spans = p.spans[:0]
			return false
		}
	}
	p.own, p.drawn = p.drawn, p.own
	p.spans, p.drawnAt = p.drawnAt, p.spans
	p.small = append(p.small, p.fallen...)
	for _, slot := range p.fallen {
		p.lay(slot)
	}
	return true
}

// hopeless tells, after feature i, whether the tile will be too large and
// something can be done about it at once: the limit is passed, or a sample of the
// features says that it will be.
func (p *pen) hopeless(i int) bool {
	const sample = 8
	expected := 0
	if i == len(p.own)/sample && i >= 256 {
		expected = len(p.body) * sample
	}
	if p.simpler() {
		return len(p.body) > p.budget || expected > p.budget*5/4
	}
	return expected > 2*p.budget && !p.guessed
}

// geometry writes the rings of a feature of own and tells whether any is left on
// the grid of the tile. What was written before is taken as it was.
func (p *pen) geometry(i int, d *drawing) bool {
	p.path.reset()
	if len(p.spans) > 0 {
		p.path.b = append(p.path.b, p.last[p.spans[i].from:p.spans[i].to]...)
	} else {
		p.rings(p.own[i], d, func(o outline, _ bool) { p.path.ring(o) })
	}
	return len(p.path.b) > 0
}
