package overlay

// settle finds the rings without crossings that lie wholly inside the other shape.
func (w *pair) settle() {
	w.pInside, w.qInside = w.pInside[:0], w.qInside[:0]
	i := 0
	for r := w.p.from; r < w.p.to; r++ {
		if !w.crossed(w.pOrder, &i, r, (*crossing).onP) && w.startsInsideQ(r) {
			w.pInside = append(w.pInside, r)
		}
	}
	i = 0
	for _, r := range w.qRings {
		if !w.crossed(w.qOrder, &i, r, (*crossing).onQ) && w.startsInsideP(r) {
			w.qInside = append(w.qInside, r)
		}
	}
}

// isWholeQ tells whether the result is all of Q: all its rings lie inside P, and
// none of P's inside Q.
func (w *pair) isWholeQ() bool {
	return !w.always && len(w.crossings) == 0 && len(w.pInside) == 0 && len(w.qInside) == int(w.q.to-w.q.from)
}

func (w *pair) startsInsideP(r int32) bool {
	x, y := w.q.xy[2*w.q.starts[r]], w.q.xy[2*w.q.starts[r]+1]
	return w.pBox.contains(x, y) && w.p.inside(x, y, edgeMoves, &w.hits)
}

func (w *pair) startsInsideQ(r int32) bool {
	x, y := w.p.xy[2*w.p.starts[r]], w.p.xy[2*w.p.starts[r]+1]
	return w.q.inside(x, y, pointMoves, &w.hits)
}

// link follows P inside Q and Q inside P in turn (Weiler and Atherton 1977) and
// adds the rings without crossings.
func (w *pair) link() {
	for i := range w.crossings {
		if c := &w.crossings[i]; c.enter && !c.seen {
			w.follow(int32(i))
			w.endRing()
		}
	}
	for _, r := range w.pInside {
		w.addWhole(w.p, r, w.pContacts, ofP)
	}
	for _, r := range w.qInside {
		w.addWhole(w.q, r, w.qContacts, ofQ)
	}
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

// crossed tells whether ring r has a crossing; i moves through the order.
func (w *pair) crossed(order []int32, i *int, r int32, on func(*crossing) *alongRing) bool {
	for *i < len(order) && on(&w.crossings[order[*i]]).ring < r {
		*i++
	}
	return *i < len(order) && on(&w.crossings[order[*i]]).ring == r
}
