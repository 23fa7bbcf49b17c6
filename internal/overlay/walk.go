package overlay

import "math"

// owner says whose edge follows a vertex of the result.
type owner bool

const (
	ofP owner = false
	ofQ owner = true
)

// source names an input edge: k for P's, -1-k for Q's.
func source(k int32, o owner) int32 {
	if o == ofQ {
		return -1 - k
	}
	return k
}

// walk emits what lies strictly between two neighbouring crossings of one ring:
// vertices and, when the rings are assembled afterwards, contacts.
func (w *pair) walk(o *outline, from, to *alongRing, contacts []contact, who owner) {
	if !w.reassemble {
		w.copyAlong(o, from, to)
		return
	}
	k, wraps, low := from.edge, from.wraps, from.at
	for {
		last := k == to.edge && !wraps
		high := math.Inf(1)
		if last {
			high = to.at
		}
		w.emitContacts(contacts, k, low, high, who)
		if last {
			return
		}
		next := o.after(k, from.ring)
		wraps = wraps && next > k
		k, low = next, math.Inf(-1)
		w.emitInput(o.xy[2*k], o.xy[2*k+1], source(k, who))
	}
}

// copyAlong is walk for rings that are finished as they are.
func (w *pair) copyAlong(o *outline, from, to *alongRing) {
	first := from.edge + 1
	if from.wraps {
		last := o.starts[from.ring+1] - 1 // the first point again
		w.out.addInput(o.xy[2*first : 2*last])
		first = o.starts[from.ring]
	}
	w.out.addInput(o.xy[2*first : 2*to.edge+2])
}

func (w *pair) emitContacts(contacts []contact, k int32, low, high float64, who owner) {
	if len(contacts) == 0 {
		return
	}
	for _, c := range contactsOn(contacts, k) {
		if c.at > low && c.at < high {
			w.emitInput(c.x, c.y, source(k, who))
		}
	}
}

// addWhole emits ring r of o.
func (w *pair) addWhole(o *outline, r int32, contacts []contact, who owner) {
	if !w.reassemble {
		w.out.addRing(o.ring(r))
		return
	}
	for k := o.starts[r]; k < o.starts[r+1]-1; k++ {
		w.emitInput(o.xy[2*k], o.xy[2*k+1], source(k, who))
		w.emitContacts(contacts, k, math.Inf(-1), math.Inf(1), who)
	}
	w.endRing()
}

// emitInput adds a vertex of the input.
func (w *pair) emitInput(x, y float64, edge int32) {
	w.emit(x-w.out.origin.x, y-w.out.origin.y, edge)
}

// emit adds a vertex, counted from the origin, to the ring being written; edge is
// the input edge that follows it.
func (w *pair) emit(x, y float64, edge int32) {
	if w.reassemble {
		w.draft.add(x, y, edge)
	} else {
		w.out.add(x, y)
	}
}

func (w *pair) endRing() {
	if w.reassemble {
		w.draft.endRing()
	} else {
		w.out.endRing()
	}
}
