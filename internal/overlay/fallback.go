package overlay

import (
	"errors"
	"fmt"

	"onemap/internal/geometry"
)

// fallBack asks OverlayNG for a pair the own engine gave up, or records that
// nobody could answer.
func (w *Worker) fallBack(s *Subject, f int32, touches bool) {
	number := w.number(f)
	shape, err := intersectNG(s.shape, w.snapshot.Shape(number))
	if err == nil {
		err = plausible(shape, s.planar, w.snapshot.planar[f])
	}
	if err != nil {
		w.counts.GivenUp++
		w.givenUp.Features = append(w.givenUp.Features, number)
		w.givenUp.Causes = append(w.givenUp.Causes, fmt.Errorf("%w; %w", errNotValid, err))
		return
	}
	w.counts.Fallbacks++
	if shape.IsEmpty() {
		if touches && w.pair.touch {
			w.add(Overlap{Feature: number, Relation: Touches, Border: w.border(), By: OverlayNG}, piece{})
		}
		return
	}
	w.add(Overlap{
		Feature: number, By: OverlayNG,
		Planar: min(shape.Planar(), s.planar, w.snapshot.planar[f]),
		Area:   min(shape.Area(), s.area, w.snapshot.area[f]),
	}, piece{shape: &shape})
}

var (
	errNotValid    = errors.New("boundaries do not alternate, so a shape is not valid")
	errImplausible = errors.New("OverlayNG made an intersection larger than a shape")
)

// plausible refuses an intersection larger than either shape.
func plausible(shape geometry.Shape, p, q geometry.SquareDegrees) error {
	const tolerance = 1 + 1e-9
	if a := shape.Planar(); a > p*tolerance || a > q*tolerance {
		return errImplausible
	}
	return nil
}
