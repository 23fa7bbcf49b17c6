package overlay

import "onemap/internal/geometry/exact"

// trace follows the edges from the one of vertex start until it comes back,
// cutting off a loop wherever the path meets a place again, so every ring is
// simple: counter-clockwise ones are shells, clockwise ones holes.
func (w *pair) trace(start int32) bool {
	d := &w.draft
	d.path = d.path[:0]
	for e := start; ; {
		if d.gone[e] {
			return false
		}
		d.gone[e] = true
		w.stepOn(e)
		next := w.wayOut(e, start)
		if next < 0 {
			return false
		}
		if next == start {
			break
		}
		e = next
	}
	w.cutLoop(0)
	return true
}

// stepOn puts edge e on the path; a path that comes back to a place loses the
// loop made so.
func (w *pair) stepOn(e int32) {
	d := &w.draft
	place := d.node[e]
	if k := d.onPath[place]; k >= 0 {
		w.cutLoop(k)
	}
	d.onPath[place] = int32(len(d.path))
	d.path = append(d.path, e)
}

// cutLoop writes the path from k on as a ring and takes it off the path. It
// leaves out contacts inside one input edge that touch nothing any more: the
// result carries original vertices and crossings only.
func (w *pair) cutLoop(k int32) {
	d := &w.draft
	loop := d.path[k:]
	before := d.source[loop[len(loop)-1]]
	for _, v := range loop {
		if d.source[v] != before || d.degree[d.node[v]] > 1 {
			w.out.add(d.x[v], d.y[v])
		}
		before = d.source[v]
		d.onPath[d.node[v]] = -1
	}
	d.path = d.path[:k]
	w.out.endRing()
}

// wayOut finds the edge to go on with after e: the first clockwise of the one
// arrived by, which keeps the interior connected, so a hole that touches its
// shell twice splits it in two. The start counts as free. -1 when there is none.
func (w *pair) wayOut(e, start int32) int32 {
	best := int32(-1)
	var back, out direction
	rank := 0
	for v := w.draft.target(e); v >= 0; v = w.draft.same[v] {
		if w.draft.gone[v] && v != start {
			continue
		}
		if best < 0 {
			best = v
			continue
		}
		if rank == 0 { // a second way out: only now do directions matter
			back, out = w.direction(e).reversed(), w.direction(best)
			rank = back.clockwise(out)
		}
		to := w.direction(v)
		if r := back.clockwise(to); w.sooner(r-rank, out.cross(to)) {
			best, rank, out = v, r, to
		}
	}
	return best
}

// sooner compares ways out by rank, then by the turn from the best to the other;
// counter-clockwise from the edge arrived by when the outside is kept connected.
func (w *pair) sooner(rank int, turn float64) bool {
	if w.outside {
		rank, turn = -rank, -turn
	}
	return rank < 0 || rank == 0 && turn > 0
}

// direction is exact: that of the input edge a draft edge lies on.
type direction struct{ x, y float64 }

func (w *pair) direction(v int32) direction {
	o, k := w.p, w.draft.source[v]
	if k < 0 {
		o, k = w.q, -1-k
	}
	e := o.edge(k)
	return direction{e.bx - e.ax, e.by - e.ay}
}

func (d direction) reversed() direction       { return direction{-d.x, -d.y} }
func (d direction) cross(e direction) float64 { return exact.Det(d.x, e.y, d.y, e.x) }
func (d direction) sameHalf(e direction) bool { return d.x*e.x+d.y*e.y > 0 }

// clockwise ranks e by its clockwise angle from d: 1 below half a turn, 2 half a
// turn, 3 more, 4 a whole turn.
func (d direction) clockwise(e direction) int {
	switch turn := d.cross(e); {
	case turn < 0:
		return 1
	case turn > 0:
		return 3
	case d.sameHalf(e):
		return 4
	}
	return 2
}
