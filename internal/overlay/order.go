package overlay

import (
	"cmp"
	"math"
	"slices"
)

// thread sorts the crossings along both boundaries and links each to the next
// of its ring. false when enter and exit do not alternate: the order is exact,
// so one of the shapes is not valid.
func (w *pair) thread() bool {
	w.pOrder, w.qOrder = w.pOrder[:0], w.qOrder[:0]
	for i := range w.crossings {
		w.pOrder, w.qOrder = append(w.pOrder, int32(i)), append(w.qOrder, int32(i))
	}
	if len(w.crossings) == 0 {
		return true
	}
	sortFew(w.pOrder, w.compareOnP)
	sortFew(w.qOrder, w.compareOnQ)
	return w.chain(w.pOrder, (*crossing).onP) && w.chain(w.qOrder, (*crossing).onQ)
}

func (c *crossing) onP() *alongRing { return &c.p }
func (c *crossing) onQ() *alongRing { return &c.q }

// chain cuts sorted crossings into rings and links each ring to a circle.
func (w *pair) chain(order []int32, on func(*crossing) *alongRing) bool {
	for i := 0; i < len(order); {
		j, ring := i+1, on(&w.crossings[order[i]]).ring
		for j < len(order) && on(&w.crossings[order[j]]).ring == ring {
			if w.crossings[order[j-1]].enter == w.crossings[order[j]].enter {
				return false
			}
			on(&w.crossings[order[j-1]]).next = order[j]
			j++
		}
		if (j-i)%2 != 0 {
			return false
		}
		last := on(&w.crossings[order[j-1]])
		last.next, last.wraps = order[i], true
		i = j
	}
	return true
}

func (w *pair) compareOnP(i, j int32) int {
	a, b := &w.crossings[i], &w.crossings[j]
	if r, clear := compareClear(&a.p, &b.p); clear {
		return r
	}
	w.counts.Exact++
	return w.p.edge(a.p.edge).along(w.q.edge(a.q.edge), w.q.edge(b.q.edge), pointMoves)
}

func (w *pair) compareOnQ(i, j int32) int {
	a, b := &w.crossings[i], &w.crossings[j]
	if r, clear := compareClear(&a.q, &b.q); clear {
		return r
	}
	w.counts.Exact++
	return w.q.edge(a.q.edge).along(w.p.edge(a.p.edge), w.p.edge(b.p.edge), edgeMoves)
}

// compareClear compares by edge and by place when these are clearly apart: ten
// times what rounding can do.
func compareClear(a, b *alongRing) (int, bool) {
	if a.edge != b.edge {
		return cmp.Compare(a.edge, b.edge), true
	}
	d := a.at - b.at
	if math.Abs(d) <= 1e-14*(a.at+b.at) {
		return 0, false
	}
	return cmp.Compare(d, 0), true
}

// sortFew sorts by insertion while there are few, which is nearly always.
func sortFew(order []int32, compare func(i, j int32) int) {
	if len(order) > 24 {
		slices.SortFunc(order, compare)
		return
	}
	for i := 1; i < len(order); i++ {
		for j := i; j > 0 && compare(order[j], order[j-1]) < 0; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
}
