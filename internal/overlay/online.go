package overlay

// onLine: an end of q lies on the line of p. Records the true contacts, and the
// stretch that the two edges share when both ends do.
func (w *pair) onLine(p, q edge, onP, onQ int32, qa, qb float64) {
	if qa == 0 && p.spans(q.ax, q.ay) {
		w.touch = true
		if !p.endsAt(q.ax, q.ay) {
			w.pContacts = append(w.pContacts, contactOn(onP, p, q.ax, q.ay))
		}
	}
	if qb == 0 && p.spans(q.bx, q.by) {
		w.touch = true // recorded as the start of the next edge of Q
	}
	if qa == 0 && qb == 0 {
		w.collinear(p, q, onQ)
	}
}

func (e edge) endsAt(x, y float64) bool {
	return x == e.ax && y == e.ay || x == e.bx && y == e.by
}

// collinear: p and q lie on one line. Notes their common stretch and the ends of
// p inside q.
func (w *pair) collinear(p, q edge, onQ int32) {
	common, ok := p.common(q)
	if !ok {
		return
	}
	w.touch = true
	w.borders = append(w.borders, common)
	for _, end := range [2][2]float64{{p.ax, p.ay}, {p.bx, p.by}} {
		if q.spans(end[0], end[1]) && !q.endsAt(end[0], end[1]) {
			w.qContacts = append(w.qContacts, contactOn(onQ, q, end[0], end[1]))
		}
	}
}

// common is the stretch, of some length, that two edges on one line share; its
// ends are ends of the two.
func (e edge) common(f edge) (edge, bool) {
	var ends [4][2]float64
	n := 0
	add := func(x, y float64, other edge) {
		if other.spans(x, y) {
			ends[n] = [2]float64{x, y}
			n++
		}
	}
	add(e.ax, e.ay, f)
	add(e.bx, e.by, f)
	add(f.ax, f.ay, e)
	add(f.bx, f.by, e)
	for i := 1; i < n; i++ {
		if ends[i] != ends[0] {
			return edge{ends[0][0], ends[0][1], ends[i][0], ends[i][1]}, true
		}
	}
	return edge{}, false
}
