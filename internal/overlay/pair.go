package overlay

// pair is the overlay of one subject P with one feature Q: what find, order,
// link and assemble hand on to each other. Its memory is reused.
type pair struct {
	p, q *outline
	pBox *box // around P

	crossings  []crossing
	pOrder     []int32 // crossings along P
	qOrder     []int32 // crossings along Q
	qRings     []int32 // rings of Q with a run that meets P's box
	pInside    []int32 // rings of P without crossings inside Q
	qInside    []int32 // and of Q inside P
	pContacts  []contact
	qContacts  []contact
	borders    []edge // stretches of common border
	touch      bool   // the boundaries share a point
	reassemble bool   // the rings must go through assemble
	always     bool   // reassemble in any case, and give whole shapes as rings
	outside    bool   // keep the outside connected rather than the inside
	counts     Counts

	qRuns, pRuns, hits []int32
	draft              draft // rings to be assembled
	out                rings // finished rings
}

// selfToucher finds, when first asked, where P touches itself.
type selfToucher interface{ selfTouch() selfTouch }

// solve overlays p and q and appends the rings of the intersection to out.
// whole: the result is all of Q, and nothing was appended. ok is false when the
// boundaries do not behave like those of valid polygons: the pair is given up.
func (w *pair) solve(p, q *outline, pBox *box, pSelf selfToucher) (whole, ok bool) {
	w.p, w.q, w.pBox = p, q, pBox
	tiny := w.out.tiny
	w.find()
	w.reassemble = w.always || w.touch || len(w.crossings) > 0 && (q.self.touches || pSelf.selfTouch().touches)
	if w.touch {
		w.counts.Contacts++
	}
	if !w.thread() {
		return false, false
	}
	w.settle()
	if w.isWholeQ() {
		return true, true
	}
	w.prepareContacts(pSelf)
	w.draft.reset()
	w.link()
	ok = !w.reassemble || w.assemble()
	w.touch = w.touch || w.out.tiny > tiny // what is too thin to draw is not nothing
	return false, ok
}

func (w *pair) prepareContacts(pSelf selfToucher) {
	if !w.reassemble {
		return
	}
	w.pContacts = append(w.pContacts, pSelf.selfTouch().inEdges...)
	w.qContacts = append(w.qContacts, w.q.self.inEdges...)
	sortContacts(w.pContacts)
	sortContacts(w.qContacts)
}

func (w *pair) reset() {
	w.crossings, w.qRings, w.borders = w.crossings[:0], w.qRings[:0], w.borders[:0]
	w.pContacts, w.qContacts = w.pContacts[:0], w.qContacts[:0]
	w.touch = false
}
