package overlay

import "math"

// find collects the crossings, contacts and common borders of P and Q, run
// against run.
func (w *pair) find() {
	w.reset()
	w.qRuns = w.q.runsMeeting(w.pBox, w.qRuns[:0])
	for _, c := range w.qRuns {
		w.noteRing(w.q.runs[c].ring)
		w.pRuns = w.p.runsMeeting(&w.q.boxes[c], w.pRuns[:0])
		reach := reachOf(&w.q.boxes[c])
		for _, d := range w.pRuns {
			w.findInRuns(w.p.runs[d], w.q.runs[c], &reach)
		}
	}
}

// noteRing remembers a ring of Q that comes near P; runs come in ring order.
func (w *pair) noteRing(r int32) {
	if n := len(w.qRings); n == 0 || w.qRings[n-1] != r {
		w.qRings = append(w.qRings, r)
	}
}

// findInRuns tests every edge of run p that may reach the box of run q.
func (w *pair) findInRuns(p, q run, reach *reach) {
	for k := p.first; k < p.last; k++ {
		if e := w.p.edge(k); reach.reachedBy(&e) {
			w.findOnEdge(e, alongRing{edge: k, ring: p.ring}, q)
		}
	}
}

// reach is a box prepared for tests against many edges.
type reach struct{ west, south, east, north, midX, midY, width, height float64 }

func reachOf(b *box) reach {
	w, s, e, n := float64(b.west), float64(b.south), float64(b.east), float64(b.north)
	return reach{w, s, e, n, (w + e) / 2, (s + n) / 2, e - w, n - s}
}

// reachedBy is false when the edge surely misses the box: by its rectangle, or
// because the box lies wholly on one side of its line. The rounding of the
// second test is allowed for, or a long edge could miss a tiny box.
func (r *reach) reachedBy(e *edge) bool {
	if e.ax < r.west && e.bx < r.west || e.ax > r.east && e.bx > r.east ||
		e.ay < r.south && e.by < r.south || e.ay > r.north && e.by > r.north {
		return false
	}
	dx, dy := e.bx-e.ax, e.by-e.ay
	u, v := dx*(r.midY-e.ay), dy*(r.midX-e.ax)
	extent := math.Abs(dx)*r.height + math.Abs(dy)*r.width
	rounding := 1e-15 * (math.Abs(u) + math.Abs(v) + extent)
	return math.Abs(u-v) <= extent/2+rounding
}

// findOnEdge tests edge p of the subject against every edge of a run of Q.
func (w *pair) findOnEdge(p edge, onP alongRing, r run) {
	xy := w.q.xy[2*r.first : 2*r.last+2]
	q := edge{bx: xy[0], by: xy[1]}
	qb := p.of(q.bx, q.by)
	leftB := p.left(qb, edgeMoves)
	for k := 2; k+1 < len(xy); k += 2 {
		q.ax, q.ay, q.bx, q.by = q.bx, q.by, xy[k], xy[k+1]
		qa, leftA := qb, leftB
		qb = p.of(q.bx, q.by)
		leftB = p.left(qb, edgeMoves)
		if leftA == leftB && qa != 0 && qb != 0 {
			continue
		}
		onQ := alongRing{edge: r.first + int32(k/2-1), ring: r.ring}
		if qa == 0 || qb == 0 {
			w.onLine(p, q, onP.edge, onQ.edge, qa, qb)
		}
		if leftA != leftB {
			w.across(p, q, onP, onQ, qa, qb)
		}
	}
}

// across: the ends of q lie on different sides of p's line. Records the crossing
// when p's ends differ too, and p's ends that lie inside q.
func (w *pair) across(p, q edge, onP, onQ alongRing, qa, qb float64) {
	s := sides{q.of(p.ax, p.ay), q.of(p.bx, p.by), qa, qb}
	if s.pa == 0 || s.pb == 0 {
		w.touch = true
	}
	if s.pa == 0 && qa != 0 && qb != 0 { // p's end is the start of the next edge
		w.qContacts = append(w.qContacts, contactOn(onQ.edge, q, p.ax, p.ay))
	}
	from, to := q.left(s.pa, pointMoves), q.left(s.pb, pointMoves)
	if from == to {
		return
	}
	onP.at, onQ.at = s.pa/(s.pa-s.pb), qa/(qa-qb)
	x, y := w.out.origin.meeting(p, q, s)
	w.crossings = append(w.crossings, crossing{p: onP, q: onQ, x: x, y: y, enter: to})
}
