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
	overlaps []Overlap
	pieces   []piece // where the geometry of every overlap is
	found    []int32
	counts   Counts
	givenUp  GivenUp
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
	for _, number := range w.candidates(&s.box) {
		w.overlay(s, int(number), touches)
	}
	return w.overlaps, w.givenUp.err()
}

// start forgets the last subject.
func (w *Worker) start() {
	w.overlaps, w.pieces, w.givenUp = w.overlaps[:0], w.pieces[:0], GivenUp{}
	w.pair.out.reset()
}

// candidates gives the numbers of the features whose box meets b, ascending.
func (w *Worker) candidates(b *box) []int32 {
	w.found = w.snapshot.tree.meeting(b, w.found[:0])
	for i, f := range w.found {
		w.found[i] = w.snapshot.number[f]
	}
	slices.Sort(w.found)
	return w.found
}

// overlay adds the relation of the subject to one feature.
func (w *Worker) overlay(s *Subject, number int, touches bool) {
	f := w.snapshot.slot[number]
	w.counts.Pairs++
	if !s.outline.meets(&w.snapshot.tree.levels[0][f]) { // P's boundary stays away: Q inside P, or apart
		if w.swallows(s, f) {
			w.addWhole(number, 0)
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
		w.fallBack(s, number, touches)
	case whole:
		w.addWhole(number, w.border())
	case w.pair.out.count() > first:
		w.addPiece(s, number, first)
	case w.pair.touch && touches:
		w.add(Overlap{Feature: number, Relation: Touches, Border: w.border(), By: Own}, piece{from: first, to: first})
	}
}

// swallows: P's boundary does not come near Q, so one point of Q decides.
func (w *Worker) swallows(s *Subject, f int32) bool {
	o := 2 * w.snapshot.starts[w.snapshot.features[f]]
	x, y := w.snapshot.xy[o], w.snapshot.xy[o+1]
	return s.outline.inside(x, y, edgeMoves, &w.pair.hits)
}

func (w *Worker) addWhole(number int, border geometry.Metres) {
	f := w.snapshot.slot[number]
	w.add(Overlap{
		Feature: number, Whole: true, Border: border, By: Own,
		Planar: w.snapshot.planar[f], Area: w.snapshot.area[f],
	}, piece{})
}

// addPiece adds the rings from number first on. What covers a whole shape has
// that shape's stored area, and rounding must not make an overlap larger than
// either shape.
func (w *Worker) addPiece(s *Subject, number, first int) {
	f := w.snapshot.slot[number]
	planar, area := w.pair.out.sum(first)
	o := Overlap{Feature: number, Border: w.border(), By: Own}
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
	w.overlaps, w.pieces = append(w.overlaps, o), append(w.pieces, p)
}

// border is the length of the common border of the pair just solved.
func (w *Worker) border() (sum geometry.Metres) {
	for _, e := range w.pair.borders {
		sum += geometry.EdgeLength(e.ax, e.ay, e.bx, e.by)
	}
	return sum
}
