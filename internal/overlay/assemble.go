package overlay

import (
	"math"
	"math/bits"
)

// assemble turns the draft, the boundary of the displaced intersection, into
// that of the true one: coincident opposite edges cancel, the rest is traced
// anew. false: the edges do not bound an area, so the input is not valid.
func (w *pair) assemble() bool {
	if len(w.draft.x) == 0 {
		return true
	}
	w.draft.index()
	w.draft.cancel()
	w.draft.count()
	for v := range w.draft.gone {
		if !w.draft.gone[v] && !w.trace(int32(v)) {
			return false
		}
	}
	return true
}

// index links the rings and groups the vertices by place.
func (d *draft) index() {
	n := len(d.x)
	d.next, d.gone = sized(d.next, n), sized(d.gone, n)
	start := int32(0)
	for _, end := range d.ends {
		for v := start; v < end; v++ {
			d.next[v], d.gone[v] = v+1, false
		}
		d.next[end-1] = start
		start = end
	}
	d.group()
}

// group finds the vertices at one place, by hashing: sorting them was a third of
// the work on large shapes.
func (d *draft) group() {
	n := len(d.x)
	width := bits.Len(uint(2 * n))
	d.node, d.same, d.slots = sized(d.node, n), sized(d.same, n), sized(d.slots, 1<<width)
	clear(d.slots)
	for v := range int32(n) {
		k := d.hash(v) >> (64 - width)
		for d.slots[k] != 0 && !d.together(d.slots[k]-1, v) {
			k = (k + 1) & (1<<width - 1)
		}
		if d.slots[k] == 0 {
			d.slots[k], d.node[v], d.same[v] = v+1, v, -1
			continue
		}
		first := d.slots[k] - 1
		d.node[v], d.same[v], d.same[first] = first, d.same[first], v
	}
}

func (d *draft) together(u, v int32) bool { return d.x[u] == d.x[v] && d.y[u] == d.y[v] }

// hash spreads places over 64 bits; adding 0 makes -0 the same as 0.
func (d *draft) hash(v int32) uint64 {
	return math.Float64bits(d.x[v]+0)*0x9e3779b97f4a7c15 + math.Float64bits(d.y[v]+0)*0xc2b2ae3d27d4eb4f
}

// cancel removes pairs of opposite coincident edges: spikes, corridors without
// width and borders between neighbours vanish here.
func (d *draft) cancel() {
	for v := range d.gone {
		if d.gone[v] {
			continue
		}
		from, to := d.node[v], d.target(int32(v))
		if from == to {
			d.gone[v] = true
			continue
		}
		for u := to; u >= 0; u = d.same[u] {
			if !d.gone[u] && d.target(u) == from {
				d.gone[v], d.gone[u] = true, true
				break
			}
		}
	}
}

// count finds how many edges leave every place.
func (d *draft) count() {
	d.onPath, d.degree = sized(d.onPath, len(d.x)), sized(d.degree, len(d.x))
	for i := range d.onPath {
		d.onPath[i], d.degree[i] = -1, 0
	}
	for v := range d.gone {
		if !d.gone[v] {
			d.degree[d.node[v]]++
		}
	}
}
