package check

import (
	"context"

	"onemap/internal/geometry"
)

// suggest adds the remainder of the subject free of prohibited overlap. It is
// checked again from the start; a remainder that is not free of prohibited
// findings (a distance rule, for one, cannot be cut away) is not suggested.
func (i *inspection) suggest(ctx context.Context) {
	cuts := i.cuts()
	if len(cuts) == 0 {
		return
	}
	for _, margin := range cutMargins {
		s, again, err := i.attempt(ctx, cuts, margin)
		if err != nil {
			continue // what cannot be cut with one margin may be with another
		}
		if s == nil {
			return
		}
		i.result.Suggestion = s
		if !meetsAny(again.Findings, cuts) {
			return
		}
	}
}

// attempt makes one suggestion; nil when nothing that may stand remains.
func (i *inspection) attempt(ctx context.Context, cuts []cut, margin float64) (*Suggestion, SubjectResult, error) {
	rest, dropped, err := i.remainder(ctx, cuts, margin)
	if err != nil || rest.IsEmpty() {
		return nil, SubjectResult{}, err
	}
	again, err := i.recheck(ctx, rest)
	if err != nil || again.Verdict == Prohibited {
		return nil, again, err
	}
	s := &Suggestion{Shape: rest, Area: again.Area, Share: shareOf(again.Area, i.area),
		Parts: rest.Parts(), Dropped: dropped, Verdict: again.Verdict}
	for p := range rest.Parts() {
		s.Largest = max(s.Largest, rest.Part(p).Area())
	}
	return s, again, nil
}

// meetsAny tells whether anything that was cut out is still found, be it noise.
func meetsAny(findings []Finding, cuts []cut) bool {
	for _, f := range findings {
		for _, c := range cuts {
			if f.Relation != Touches && c.is(f) {
				return true
			}
		}
	}
	return false
}

// remainder cuts everything, widened by the margin, out of the subject, puts
// the rest on the grid and drops parts too thin to be ground.
func (i *inspection) remainder(ctx context.Context, cuts []cut, margin float64) (geometry.Shape, int, error) {
	rest := i.subject.Shape
	for _, c := range cuts {
		ground, err := c.ground(rest, margin)
		if err != nil {
			return geometry.Shape{}, 0, err
		}
		if rest, err = cutOut(rest, ground, margin); err != nil {
			return geometry.Shape{}, 0, err
		}
		if rest.IsEmpty() {
			return rest, 0, nil
		}
	}
	kept, dropped := i.thick(rest)
	if kept.IsEmpty() {
		return kept, dropped, nil
	}
	onGrid, err := canonical(ctx, kept)
	if err != nil {
		return geometry.Shape{}, 0, err
	}
	kept, more := i.thick(onGrid)
	return kept, dropped + more, nil
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
