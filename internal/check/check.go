package check

import (
	"cmp"
	"context"
	"slices"

	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Check answers a request: every subject of the submission against every
// layer its kind asks for. Both engines are asked unless the request is a
// preview or there is no second one. Errors are of the request (C01, C02, C03),
// the environment or an ended context; whatever else fails is part of the
// answer and never reads as clear.
func (e *Engine) Check(ctx context.Context, request Request) (*Check, error) {
	r, err := e.prepare(ctx, request)
	if err != nil {
		return nil, err
	}
	return r.check(ctx)
}

func (r *run) check(ctx context.Context) (*Check, error) {
	if len(r.request.Submission.Subjects) == 0 {
		return nil, nothingSubmitted()
	}
	c := r.head()
	err := r.each(ctx, r.request.Submission.Subjects, func(s SubjectResult) error {
		c.add(s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if refusedAny(c.Problems) {
		// A subject that could not be read has no answer, and neither has the whole.
		c.Verdict = Worst(c.Verdict, Undetermined)
	}
	return c, nil
}

// head is the check before any subject is in it.
func (r *run) head() *Check {
	q, s := r.request, r.request.Submission
	c := &Check{
		ID: q.ID, Number: q.Number, Kind: s.Kind, KindName: r.kind.Name, AsOf: q.AsOf, KnownAt: q.KnownAt,
		Engine: r.engine.version, Preview: r.alone, RuleSets: r.law.RuleSets(), Law: r.law,
		Submission: SubmissionRef{FileName: s.FileName, SHA256: s.SHA256, Format: s.Format, CRS: s.CRS, Encoding: s.Encoding},
		Problems:   slices.Concat(s.Problems, r.law.Misspelt(s)), Editions: r.editions(),
	}
	if len(q.Layers) > 0 {
		for _, a := range r.asked {
			c.NarrowedTo = append(c.NarrowedTo, a.code)
		}
		c.Problems = append(c.Problems, narrowed(c.NarrowedTo))
	}
	return c
}

// editions gives every edition the run rests on, those read for breakdowns
// included, by layer code.
func (r *run) editions() []layer.Edition {
	var all []layer.Edition
	for _, a := range slices.Concat(r.asked, r.breakdowns) {
		if a.edition != nil {
			all = append(all, *a.edition)
		}
	}
	slices.SortFunc(all, func(a, b layer.Edition) int {
		return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(all, func(a, b layer.Edition) bool { return a.ID == b.ID })
}

func (c *Check) add(s SubjectResult) {
	c.Subjects = append(c.Subjects, s)
	if s.Fault != nil {
		c.Problems = append(c.Problems, *s.Fault)
	}
	c.Verdict = Worst(c.Verdict, s.Verdict)
}

func refusedAny(all []problem.Problem) bool {
	return slices.ContainsFunc(all, func(p problem.Problem) bool {
		return p.Severity == problem.Error || p.Severity == ""
	})
}
