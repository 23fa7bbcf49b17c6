package overlay

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
	xy := w.p.xy[2*p.first : 2*p.last+2]
	e := edge{bx: xy[0], by: xy[1]}
	for k := 2; k+1 < len(xy); k += 2 {
		e.ax, e.ay, e.bx, e.by = e.bx, e.by, xy[k], xy[k+1]
		if !reach.beside(&e) && !reach.missedBy(&e) {
			w.findOnEdge(e, alongRing{edge: p.first + int32(k/2-1), ring: p.ring}, q, reach.doubt(&e))
		}
	}
}

// findOnEdge tests edge p of the subject against every edge of a run of Q. Rough
// sides, told apart from zero by doubt, skip nearly all of them; what is left is
// decided exactly.
func (w *pair) findOnEdge(p edge, onP alongRing, r run, doubt float64) {
	xy := w.q.xy[2*r.first : 2*r.last+2]
	side := sign(p.roughly(xy[0], xy[1]), doubt)
	for k := 2; k+1 < len(xy); k += 2 {
		d := p.roughly(xy[k], xy[k+1])
		if side*d > doubt {
			continue // both ends clearly on one side
		}
		w.findOnEdges(p, edge{xy[k-2], xy[k-1], xy[k], xy[k+1]}, onP, alongRing{edge: r.first + int32(k/2-1), ring: r.ring})
		side = sign(d, doubt)
	}
}

// sign is that of d, 0 when d is not clearly apart from zero.
func sign(d, doubt float64) float64 {
	switch {
	case d > doubt:
		return 1
	case d < -doubt:
		return -1
	}
	return 0
}

// findOnEdges tests edge p of the subject against edge q of the feature.
func (w *pair) findOnEdges(p, q edge, onP, onQ alongRing) {
	qa, qb := p.of(q.ax, q.ay), p.of(q.bx, q.by)
	if qa == 0 || qb == 0 {
		w.onLine(p, q, onP.edge, onQ.edge, qa, qb)
	}
	if p.left(qa, edgeMoves) != p.left(qb, edgeMoves) {
		w.across(p, q, onP, onQ, qa, qb)
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
