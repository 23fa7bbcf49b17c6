package check

import (
	"context"
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// suggest adds the remainder of the subject free of prohibited overlap. It is
// checked again from the start; a remainder that is not free of prohibited
// findings (a distance rule, for one, cannot be cut away) is not suggested.
func (i *inspection) suggest(ctx context.Context) {
	cuts := i.cuts()
	if len(cuts) == 0 {
		return
	}
	rest, err := i.remainder(cuts)
	for n := 0; err == nil && n <= len(trimWidths); n++ {
		s, again, failed := i.attempt(ctx, rest)
		if failed != nil || s == nil || again.Verdict == Prohibited {
			return
		}
		i.result.Suggestion = s
		left := remains(again.Findings, cuts)
		if len(left) == 0 || n == len(trimWidths) {
			return
		}
		rest, err = trim(s.Shape, left, trimWidths[n])
	}
}

// attempt puts a remainder on the grid, drops parts too thin to be ground and
// checks it again; nil when nothing remains.
func (i *inspection) attempt(ctx context.Context, rest geometry.Shape) (*Suggestion, SubjectResult, error) {
	kept, dropped := i.thick(rest)
	if kept.IsEmpty() {
		return nil, SubjectResult{}, nil
	}
	onGrid, err := canonical(ctx, kept)
	if err != nil {
		return nil, SubjectResult{}, err
	}
	kept, more := i.thick(onGrid)
	if kept.IsEmpty() {
		return nil, SubjectResult{}, nil
	}
	again, err := i.recheck(ctx, kept)
	return i.suggestion(kept, dropped+more, again), again, err
}

func (i *inspection) suggestion(rest geometry.Shape, dropped int, again SubjectResult) *Suggestion {
	s := &Suggestion{Shape: rest, Area: again.Area, Share: shareOf(again.Area, i.area),
		Parts: rest.Parts(), Dropped: dropped, Verdict: again.Verdict}
	for p := range rest.Parts() {
		s.Largest = max(s.Largest, rest.Part(p).Area())
	}
	return s
}

// remains gives the ground, be it noise, on which something that was cut out is
// still found.
func remains(findings []Finding, cuts []cut) []geometry.Shape {
	var left []geometry.Shape
	for _, f := range findings {
		if !f.Shape.IsEmpty() && slices.ContainsFunc(cuts, func(c cut) bool { return c.is(f) }) {
			left = append(left, f.Shape)
		}
	}
	return left
}

// remainder cuts everything prohibited, widened by the margin, out of the
// subject: all at once, or one by one when it cannot be united.
func (i *inspection) remainder(cuts []cut) (geometry.Shape, error) {
	grounds := make([]geometry.Shape, len(cuts))
	for n, c := range cuts {
		var err error
		if grounds[n], err = c.ground(i.subject.Shape); err != nil {
			return geometry.Shape{}, err
		}
	}
	if all, err := overlay.Union(grounds...); err == nil {
		if rest, err := cutOut(i.subject.Shape, all); err == nil {
			return rest, nil
		}
	}
	rest := i.subject.Shape
	for _, g := range grounds {
		var err error
		if rest, err = cutOut(rest, g); err != nil {
			return geometry.Shape{}, err
		}
	}
	return rest, nil
}

// thick keeps the parts that would count as a conflict if they overlapped
// something, and counts the others.
func (i *inspection) thick(s geometry.Shape) (geometry.Shape, int) {
	var parts []geometry.Shape
	for p := range s.Parts() {
		part := s.Part(p)
		area := part.Area()
		if i.run.law.Classify("", area, widthOf(area, part)) == Conflict {
			parts = append(parts, part)
		}
	}
	return geometry.Join(parts...), s.Parts() - len(parts)
}

// recheck runs the remainder through all layers again, by package overlay
// alone and without a suggestion of its own.
func (i *inspection) recheck(ctx context.Context, rest geometry.Shape) (SubjectResult, error) {
	brief := *i.run
	brief.request.Brief, brief.alone = true, true
	again := i.subject
	again.Shape, again.Declared = rest, nil
	return brief.inspect(ctx, i.bench, again)
}
