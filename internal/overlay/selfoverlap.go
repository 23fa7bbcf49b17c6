package overlay

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// SelfOverlaps gives the pairs of features that overlap each other, lower number
// first, in ascending order, at most limit of them (limit < 1: all). Borders in
// common are no overlap. The error joins a *GivenUp for every feature that could
// not be compared with some others; the pairs found are given all the same. It
// works on every core.
func (s *Snapshot) SelfOverlaps(limit int) ([][2]int, error) {
	var pairs [][2]int
	var failed []error
	stretches := make([]stretch, runtime.GOMAXPROCS(0))
	for i := range stretches {
		stretches[i].worker = NewWorker(s)
	}
	for from := 0; from < s.Len() && (limit < 1 || len(pairs) < limit); {
		var wait sync.WaitGroup
		for i := range stretches {
			stretches[i].from, stretches[i].to = from, min(from+stretchLength, s.Len())
			from = stretches[i].to
			wait.Go(stretches[i].compare)
		}
		wait.Wait()
		for i := range stretches {
			pairs, failed = append(pairs, stretches[i].pairs...), append(failed, stretches[i].failed...)
		}
	}
	if limit > 0 && len(pairs) > limit {
		pairs = pairs[:limit]
	}
	return pairs, errors.Join(failed...)
}

// stretch compares the features from..to-1 with all that come after them.
type stretch struct {
	from, to int
	worker   *Worker
	subject  Subject
	pairs    [][2]int
	failed   []error
}

const stretchLength = 256

func (c *stretch) compare() {
	c.pairs, c.failed = c.pairs[:0], c.failed[:0]
	for i := c.from; i < c.to; i++ {
		c.subject.setFeature(c.worker.snapshot, i)
		found, err := c.worker.after(i, &c.subject)
		if err != nil {
			c.failed = append(c.failed, fmt.Errorf("feature %d: %w", i, err))
		}
		for _, o := range found {
			c.pairs = append(c.pairs, [2]int{i, o.Feature})
		}
	}
}

// after overlays a subject with the features numbered higher than i.
func (w *Worker) after(i int, s *Subject) ([]Overlap, error) {
	w.start()
	for _, f := range w.candidates(&s.box) {
		if w.number(f) > i {
			w.overlay(s, f, false)
		}
	}
	w.sort()
	return w.overlaps, w.givenUp.err()
}
