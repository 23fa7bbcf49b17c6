package overlay

import (
	"errors"
	"fmt"
)

// SelfOverlaps gives the pairs of features that overlap each other, lower number
// first, in ascending order, at most limit of them (limit < 1: all). Borders in
// common are no overlap. The error joins a *GivenUp for every feature that could
// not be compared with some others; the pairs found are given all the same.
func (s *Snapshot) SelfOverlaps(limit int) ([][2]int, error) {
	var pairs [][2]int
	var failed []error
	w, subject := NewWorker(s), &Subject{}
	for i := range s.Len() {
		subject.Set(s.Shape(i))
		found, err := w.after(i, subject)
		if err != nil {
			failed = append(failed, fmt.Errorf("feature %d: %w", i, err))
		}
		for _, o := range found {
			if pairs = append(pairs, [2]int{i, o.Feature}); len(pairs) == limit {
				return pairs, errors.Join(failed...)
			}
		}
	}
	return pairs, errors.Join(failed...)
}

// after overlays a subject with the features numbered higher than i.
func (w *Worker) after(i int, s *Subject) ([]Overlap, error) {
	w.start()
	for _, number := range w.candidates(&s.box) {
		if int(number) > i {
			w.overlay(s, int(number), false)
		}
	}
	return w.overlaps, w.givenUp.err()
}
