package overlay

import (
	"cmp"
	"slices"
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
	d.next, d.byPlace, d.node, d.gone = sized(d.next, n), sized(d.byPlace, n), sized(d.node, n), sized(d.gone, n)
	start := int32(0)
	for _, end := range d.ends {
		for v := start; v < end; v++ {
			d.next[v], d.byPlace[v], d.gone[v] = v+1, v, false
		}
		d.next[end-1] = start
		start = end
	}
	slices.SortFunc(d.byPlace, d.compare)
	d.group()
}

func (d *draft) compare(v, u int32) int {
	if d.x[v] != d.x[u] {
		return cmp.Compare(d.x[v], d.x[u])
	}
	return cmp.Compare(d.y[v], d.y[u])
}

func (d *draft) group() {
	d.groups = d.groups[:0]
	for k, v := range d.byPlace {
		if k == 0 || d.compare(v, d.byPlace[k-1]) != 0 {
			d.groups = append(d.groups, int32(k))
		}
		d.node[v] = int32(len(d.groups) - 1)
	}
	d.groups = append(d.groups, int32(len(d.byPlace)))
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
		for _, u := range d.at(to) {
			if !d.gone[u] && d.target(u) == from {
				d.gone[v], d.gone[u] = true, true
				break
			}
		}
	}
}

// count finds how many edges leave every place.
func (d *draft) count() {
	d.onPath, d.degree = sized(d.onPath, d.places()), sized(d.degree, d.places())
	for i := range d.onPath {
		d.onPath[i], d.degree[i] = -1, 0
	}
	for v := range d.gone {
		if !d.gone[v] {
			d.degree[d.node[v]]++
		}
	}
}
