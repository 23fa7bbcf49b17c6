package tile

import "encoding/binary"

// rectangles writes what was pooled and gives the numbers of merged features in
// the order of their values, which follow those of the features.
func (p *pen) rectangles() (counts []int) {
	if len(p.pool.heaps) == 0 {
		return nil
	}
	for _, h := range p.pool.heaps { // number the shared values first
		for _, c := range p.source.classes.rows[h.class] {
			p.values.of(c.value)
		}
	}
	numbers := map[int]int{}
	p.pool.rectangles(func(r rectangle) {
		n, known := numbers[r.features]
		if !known {
			n = len(counts)
			numbers[r.features] = n
			counts = append(counts, r.features)
		}
		p.one = append(p.one[:0], tagTags, 0)
		p.tags(p.source.classes.rows[r.class])
		p.one = binary.AppendUvarint(p.one, uint64(p.names.of(numberMerged)))
		p.one = binary.AppendUvarint(p.one, uint64(len(p.values.used)+n))
		p.one = lengthen(p.one, 2)
		p.path.reset()
		p.path.ring(r.outline())
		p.finish()
	})
	return counts
}

// outline is the rectangle as a shell: counter-clockwise where y runs up.
func (r rectangle) outline() outline {
	west, top, east, bottom := int32(r.x), int32(r.y), int32(r.x+r.w), int32(r.y+r.h)
	return outline{west, top, west, bottom, east, bottom, east, top}
}
