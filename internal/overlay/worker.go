package overlay

import (
	"slices"

	"onemap/internal/geometry"
)

// Worker overlays subjects with one snapshot. It holds the scratch memory of one
// goroutine: use one each. After the first checks nothing is allocated.
type Worker struct {
	snapshot *Snapshot
	pair     pair
	feature  outline // the one being overlaid
	answers  []answer
	order    []uint64
	overlaps []Overlap
	pieces   []piece // where the geometry of every overlap is
	found    []int32
	counts   Counts
	givenUp  GivenUp
}

// answer is an overlap as it was found.
type answer struct {
	overlap Overlap
	piece   piece
}

// piece is the geometry of one overlap: rings from..to-1, or the shape a
// fallback made.
type piece struct {
	from, to int
	origin   origin
	shape    *geometry.Shape
}

// NewWorker makes a worker for snapshots of one edition.
func NewWorker(s *Snapshot) *Worker { return &Worker{snapshot: s} }

// Overlaps overlays the subject with every feature, in the order of the
// features' numbers. With touches, features that share only boundary points are
// given too. The slice is valid until the next call.
//
// The error is a problem (E60) when the subject is not on the grid, and a
// *GivenUp when no engine here could overlay some features; the list then holds
// all the others, and the features named must be asked elsewhere.
func (w *Worker) Overlaps(s *Subject, touches bool) ([]Overlap, error) {
	w.start()
	if s.fault != nil {
		return nil, s.fault
	}
	w.counts.Checks++
	for _, f := range w.candidates(&s.box) {
		w.overlay(s, f, touches)
	}
	w.sort()
	return w.overlaps, w.givenUp.err()
}

// start forgets the last subject.
func (w *Worker) start() {
	w.answers, w.overlaps, w.pieces, w.givenUp = w.answers[:0], w.overlaps[:0], w.pieces[:0], GivenUp{}
	w.pair.out.reset()
}

// candidates gives the slots of the features whose box meets b, in the order of
// memory.
func (w *Worker) candidates(b *box) []int32 {
	w.found = w.snapshot.tree.meeting(b, w.found[:0])
	return w.found
}

// sort puts the answers in the order of the features' numbers.
func (w *Worker) sort() {
	w.order = w.order[:0]
	for i := range w.answers {
		w.order = append(w.order, uint64(w.answers[i].overlap.Feature)<<32|uint64(i))
	}
	slices.Sort(w.order)
	for _, k := range w.order {
		a := &w.answers[uint32(k)]
		w.overlaps, w.pieces = append(w.overlaps, a.overlap), append(w.pieces, a.piece)
	}
}

// overlay adds the relation of the subject to the feature in slot f.
func (w *Worker) overlay(s *Subject, f int32, touches bool) {
	w.counts.Pairs++
	if !s.outline.meets(&w.snapshot.tree.levels[0][f]) { // P's boundary stays away: Q inside P, or apart
		if w.swallows(s, f) {
			w.addWhole(f, 0)
		}
		return
	}
	w.feature = w.snapshot.outline(f)
	first := w.pair.out.count()
	w.pair.out.origin = between(&s.box, &w.snapshot.tree.levels[0][f])
	whole, ok := w.pair.solve(&s.outline, &w.feature, &s.box, s)
	switch {
	case !ok:
		w.pair.out.cutBack(first)
		w.fallBack(s, f, touches)
	case whole:
		w.addWhole(f, w.border())
	case w.pair.out.count() > first:
		w.addPiece(s, f, first)
	case w.pair.touch && touches:
		w.add(Overlap{Feature: w.number(f), Relation: Touches, Border: w.border(), By: Own}, piece{from: first, to: first})
	}
}

// swallows: P's boundary does not come near Q's box, so one corner of it decides,
// and Q itself need not be fetched from memory.
func (w *Worker) swallows(s *Subject, f int32) bool {
	b := &w.snapshot.tree.levels[0][f]
	return s.outline.inside(float64(b.west), float64(b.south), edgeMoves, &w.pair.hits)
}

func (w *Worker) number(f int32) int { return int(w.snapshot.number[f]) }

func (w *Worker) addWhole(f int32, border geometry.Metres) {
	w.add(Overlap{
		Feature: w.number(f), Whole: true, Border: border, By: Own,
		Planar: w.snapshot.planar[f], Area: w.snapshot.area[f],
	}, piece{})
}

// addPiece adds the rings from number first on. What covers a whole shape has
// that shape's stored area, and rounding must not make an overlap larger than
// either shape.
func (w *Worker) addPiece(s *Subject, f int32, first int) {
	planar, area := w.pair.out.sum(first)
	o := Overlap{Feature: w.number(f), Border: w.border(), By: Own}
	if w.pair.out.onGrid(first) {
		o.Whole, o.Inside = covers(planar, w.snapshot.planar[f]), covers(planar, s.planar)
	}
	if o.Whole {
		planar, area = w.snapshot.planar[f], w.snapshot.area[f]
	} else if o.Inside {
		planar, area = s.planar, s.area
	}
	o.Planar, o.Area = min(planar, s.planar, w.snapshot.planar[f]), min(area, s.area, w.snapshot.area[f])
	w.add(o, piece{from: first, to: w.pair.out.count(), origin: w.pair.out.origin})
}

// covers tells whether a part of a shape, all its vertices on the grid, is the
// whole shape: their areas are exact then but for the last bits.
func covers(part, whole geometry.SquareDegrees) bool {
	return part >= whole*(1-1e-15)
}

func (w *Worker) add(o Overlap, p piece) {
	w.answers = append(w.answers, answer{o, p})
}

// border is the length of the common border of the pair just solved.
func (w *Worker) border() (sum geometry.Metres) {
	for _, e := range w.pair.borders {
		sum += geometry.EdgeLength(e.ax, e.ay, e.bx, e.by)
	}
	return sum
}
