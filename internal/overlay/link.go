package overlay

// link follows P inside Q and Q inside P in turn (Weiler and Atherton 1977) and
// adds the rings without crossings. whole: the result is all of Q.
func (w *pair) link() (whole bool) {
	for i := range w.crossings {
		if c := &w.crossings[i]; c.enter && !c.seen {
			w.follow(int32(i))
			w.endRing()
		}
	}
	inP := w.addWholeP()
	inQ := w.addWholeQ()
	return len(w.crossings) == 0 && inP == 0 && inQ == w.q.to-w.q.from
}

// follow traces one ring from the crossing where P enters Q.
func (w *pair) follow(start int32) {
	for k := start; !w.crossings[k].seen; {
		enter := &w.crossings[k]
		enter.seen = true
		exit := &w.crossings[enter.p.next]
		w.emit(enter.x, enter.y, source(enter.p.edge, ofP))
		w.walk(w.p, &enter.p, &exit.p, w.pContacts, ofP)
		w.emit(exit.x, exit.y, source(exit.q.edge, ofQ))
		k = exit.q.next
		w.walk(w.q, &exit.q, &w.crossings[k].q, w.qContacts, ofQ)
	}
}

// addWholeP adds P's rings without crossings that lie inside Q.
func (w *pair) addWholeP() (count int32) {
	i := 0
	for r := w.p.from; r < w.p.to; r++ {
		if w.crossed(w.pOrder, &i, r, (*crossing).onP) {
			continue
		}
		if o := 2 * w.p.starts[r]; w.q.inside(w.p.xy[o], w.p.xy[o+1], pointMoves, &w.hits) {
			w.addWhole(w.p, r, w.pContacts, ofP)
			count++
		}
	}
	return count
}

// addWholeQ adds Q's rings without crossings that lie inside P.
func (w *pair) addWholeQ() (count int32) {
	i := 0
	for _, r := range w.qRings {
		if w.crossed(w.qOrder, &i, r, (*crossing).onQ) {
			continue
		}
		o := 2 * w.q.starts[r]
		x, y := w.q.xy[o], w.q.xy[o+1]
		if w.pBox.contains(x, y) && w.p.inside(x, y, edgeMoves, &w.hits) {
			w.addWhole(w.q, r, w.qContacts, ofQ)
			count++
		}
	}
	return count
}

// crossed tells whether ring r has a crossing; i moves through the order.
func (w *pair) crossed(order []int32, i *int, r int32, on func(*crossing) *alongRing) bool {
	for *i < len(order) && on(&w.crossings[order[*i]]).ring < r {
		*i++
	}
	return *i < len(order) && on(&w.crossings[order[*i]]).ring == r
}
