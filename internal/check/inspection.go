package check

import (
	"cmp"
	"context"
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
	"onemap/internal/problem"
)

// inspection is one subject on its way through all layers, on one goroutine.
type inspection struct {
	run        *run
	bench      bench
	subject    Subject
	prepared   *overlay.Subject
	area       geometry.SquareMetres
	attributes map[string]string // declared ones, the subject's own winning
	result     SubjectResult
}

// inspect answers for one subject. Only an ended context is an error; anything
// else that fails is part of the answer.
func (r *run) inspect(ctx context.Context, b bench, s Subject) (SubjectResult, error) {
	i := r.newInspection(b, s)
	encounters := i.encounters(ctx)
	if err := ctx.Err(); err != nil {
		return SubjectResult{}, err
	}
	for _, e := range encounters {
		i.layer(e)
	}
	if !r.request.Brief {
		i.breakDown()
	}
	i.conclude()
	if !r.request.Brief {
		i.suggest(ctx)
	}
	return i.result, ctx.Err()
}

func (r *run) newInspection(b bench, s Subject) *inspection {
	area := s.Shape.Area()
	return &inspection{
		run: r, bench: b, subject: s, prepared: overlay.NewSubject(s.Shape), area: area,
		attributes: merged(r.request.Submission.Declared, s.Attributes),
		result:     SubjectResult{Subject: s, Area: area},
	}
}

// merged gives what was declared for all subjects, overridden by the subject's
// own attributes where these say something.
func merged(declared, own map[string]string) map[string]string {
	all := make(map[string]string, len(declared)+len(own))
	for k, v := range declared {
		all[k] = v
	}
	for k, v := range own {
		if v != "" || all[k] == "" {
			all[k] = v
		}
	}
	return all
}

// breakDown adds land classes and towns. One that fails is left out: it
// decides nothing, and null in the document says that it is not known.
func (i *inspection) breakDown() {
	for _, a := range i.run.breakdowns {
		if a.data == nil || a.data.Definition.Breakdown == "" {
			continue
		}
		if b, err := i.breakdown(a); err == nil {
			i.result.Breakdowns = append(i.result.Breakdowns, b)
		}
	}
}

// conclude orders the findings and draws the verdict.
func (i *inspection) conclude() {
	slices.SortStableFunc(i.result.Findings, byWeight)
	verdict := worstOf(i.result.Findings)
	for _, l := range i.result.Layers {
		if l.Counts {
			verdict = Worst(verdict, Undetermined)
		}
	}
	if i.doubtful() {
		verdict = Worst(verdict, Confirm)
	}
	i.result.Verdict = verdict
}

// doubtful tells whether how the subject was read waits for confirmation, as
// when its columns had to be swapped.
func (i *inspection) doubtful() bool {
	return slices.ContainsFunc(i.run.request.Submission.Problems, func(p problem.Problem) bool {
		return p.Confirm && (p.Subject == 0 || p.Subject == i.subject.Ordinal)
	})
}

func worstOf(findings []Finding) Verdict {
	worst := Clear
	for _, f := range findings {
		worst = Worst(worst, f.Verdict)
	}
	return worst
}

func byWeight(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(b.Verdict, a.Verdict),
		cmp.Compare(a.Layer, b.Layer),
		cmp.Compare(a.Relation, b.Relation),
		cmp.Compare(featureID(a), featureID(b)),
		cmp.Compare(ruleID(a), ruleID(b)),
		cmp.Compare(b.Area, a.Area),
	)
}

func featureID(f Finding) string {
	if f.Feature == nil {
		return ""
	}
	return f.Feature.ID
}

func ruleID(f Finding) string {
	if f.Rule == nil {
		return ""
	}
	return f.Rule.ID
}
