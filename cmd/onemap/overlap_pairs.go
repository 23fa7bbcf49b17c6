package main

import (
	"context"
	"runtime"
	"sync/atomic"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// chunk is how many subjects a worker takes at a time: enough to make the
// hand-over cheap, few enough that a large subject does not hold others up.
const chunk = 64

// pair is one row of the answer.
type pair struct {
	subject, feature *record
	relation         string
	area             geometry.SquareMetres
	width            geometry.Metres
	shape            geometry.Shape // empty unless geometry was asked for
}

// shares gives the area as parts of subject and feature; a share is never
// above 1 though the last bits of two sums may differ.
func (p pair) shares() (ofSubject, ofFeature float64) {
	return min(1, float64(p.area/p.subject.area)), min(1, float64(p.area/p.feature.area))
}

// pairing is one overlay of two files.
type pairing struct {
	subjects, features []record
	snapshot           *overlay.Snapshot
	touch, shapes      bool
	next               atomic.Int64
	chunks             []chan answer // one per chunk, so that rows keep the order of subjects
}

type answer struct {
	pairs []pair
	err   error
}

// newPairing builds the snapshot of the features.
func newPairing(subjects, features *records, touch, shapes bool) (*pairing, error) {
	all := make([]geometry.Shape, len(features.used))
	for i, f := range features.used {
		all[i] = f.shape
	}
	snapshot, err := overlay.Build(all)
	if err != nil {
		return nil, err
	}
	p := &pairing{subjects: subjects.used, features: features.used, snapshot: snapshot, touch: touch, shapes: shapes}
	for range (len(p.subjects) + chunk - 1) / chunk {
		p.chunks = append(p.chunks, make(chan answer, 1))
	}
	return p, nil
}

// each hands the pairs over in order of subject and feature, computed by one
// worker per core.
func (p *pairing) each(ctx context.Context, progress func(done, total int), write func([]pair) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for range runtime.GOMAXPROCS(0) {
		go p.work(ctx)
	}
	for i, c := range p.chunks {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case a := <-c:
			if a.err != nil {
				return a.err
			}
			if err := write(a.pairs); err != nil {
				return err
			}
		}
		progress(min(len(p.subjects), (i+1)*chunk), len(p.subjects))
	}
	return nil
}

func (p *pairing) work(ctx context.Context) {
	worker := overlay.NewWorker(p.snapshot)
	for ctx.Err() == nil {
		i := int(p.next.Add(1)) - 1
		if i >= len(p.chunks) {
			return
		}
		pairs, err := p.compute(worker, p.subjects[i*chunk:min(len(p.subjects), (i+1)*chunk)])
		p.chunks[i] <- answer{pairs, err}
	}
}

func (p *pairing) compute(w *overlay.Worker, subjects []record) (pairs []pair, err error) {
	for i := range subjects {
		found, err := w.Overlaps(overlay.NewSubject(subjects[i].shape), p.touch)
		if err != nil {
			return nil, err
		}
		for k, o := range found {
			pairs = append(pairs, p.pair(w, &subjects[i], k, o))
		}
	}
	return pairs, nil
}

func (p *pairing) pair(w *overlay.Worker, s *record, k int, o overlay.Overlap) pair {
	row := pair{subject: s, feature: &p.features[o.Feature], relation: "touch"}
	if o.Relation == overlay.Overlaps {
		shape := w.Shape(k)
		row.relation, row.area, row.width = "overlap", o.Area, shape.Width()
		if p.shapes {
			row.shape = shape
		}
	}
	return row
}
