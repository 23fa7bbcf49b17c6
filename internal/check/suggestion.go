package check

import (
	"context"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// suggest adds the remainder of the subject free of prohibited overlap. It is
// checked again from the start; a remainder that is not free of prohibited
// findings (a distance rule, for one, cannot be cut away) is not suggested.
func (i *inspection) suggest(ctx context.Context) {
	cuts := i.prohibited()
	if len(cuts) == 0 {
		return
	}
	rest, dropped, err := i.remainder(ctx, cuts)
	if err != nil || rest.IsEmpty() {
		return
	}
	again, err := i.recheck(ctx, rest)
	if err != nil || again.Verdict == Prohibited {
		return
	}
	s := &Suggestion{Shape: rest, Area: again.Area, Share: shareOf(again.Area, i.area),
		Parts: rest.Parts(), Dropped: dropped, Verdict: again.Verdict}
	for p := range rest.Parts() {
		s.Largest = max(s.Largest, rest.Part(p).Area())
	}
	i.result.Suggestion = s
}

// prohibited gives the ground of every prohibited overlap and of every
// prohibited part outside, each once.
func (i *inspection) prohibited() []geometry.Shape {
	var cuts []geometry.Shape
	seen := map[string]bool{}
	for _, f := range i.result.Findings {
		if f.Verdict != Prohibited || f.Shape.IsEmpty() {
			continue
		}
		key := string(f.Layer) + "/" + featureID(f) + "/" + string(f.Relation)
		if f.Feature == nil {
			key += ruleID(f)
		}
		if !seen[key] {
			seen[key] = true
			cuts = append(cuts, f.Shape)
		}
	}
	return cuts
}

// remainder cuts every piece, widened by the margin, out of the subject, puts
// the rest on the grid and drops parts too thin to be ground.
func (i *inspection) remainder(ctx context.Context, cuts []geometry.Shape) (geometry.Shape, int, error) {
	rest := i.subject.Shape
	for _, cut := range cuts {
		var err error
		if rest, err = cutOut(rest, cut); err != nil {
			return geometry.Shape{}, 0, err
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

// cutMargin is how much wider than the prohibited ground a cut is, in steps of
// the grid (about 1 mm): more than rounding the remainder can move its border
// back, less than any survey can tell.
const cutMargin = 10

// cutOut takes cut and its copies moved by the margin in eight directions out
// of s, so that the border of what remains keeps off the cut by about the
// margin on every side.
func cutOut(s, cut geometry.Shape) (geometry.Shape, error) {
	for dx := -1.0; dx <= 1; dx++ {
		for dy := -1.0; dy <= 1; dy++ {
			if s.IsEmpty() {
				return s, nil
			}
			var err error
			if s, err = overlay.Difference(s, moved(cut, dx*cutMargin, dy*cutMargin)); err != nil {
				return geometry.Shape{}, err
			}
		}
	}
	return s, nil
}

// moved shifts a shape by whole steps of the grid.
func moved(s geometry.Shape, dx, dy float64) geometry.Shape {
	xy, rings, polygons := s.Flat()
	out := make([]float64, len(xy))
	for k := 0; k < len(xy); k += 2 {
		out[k], out[k+1] = xy[k]+dx, xy[k+1]+dy
	}
	return geometry.FromFlat(out, rings, polygons)
}

// canonical puts a computed shape on the grid, as if it had been received.
func canonical(ctx context.Context, s geometry.Shape) (geometry.Shape, error) {
	crs, err := geometry.LookupCRS(4490)
	if err != nil {
		return geometry.Shape{}, err
	}
	c, err := geometry.Canonicalise(ctx, geometry.Received{CRS: crs, Polygons: degrees(s)}, geometry.Options{})
	return c.Shape, err
}

func degrees(s geometry.Shape) [][][]geometry.Position {
	var polygons [][][]geometry.Position
	for _, rings := range s.Polygons() {
		var polygon [][]geometry.Position
		for r := rings[0]; r < rings[1]; r++ {
			xy := s.Ring(r)
			ring := make([]geometry.Position, 0, len(xy)/2)
			for k := 0; k < len(xy); k += 2 {
				ring = append(ring, geometry.Position{X: xy[k] / geometry.PerDegree, Y: xy[k+1] / geometry.PerDegree})
			}
			polygon = append(polygon, ring)
		}
		polygons = append(polygons, polygon)
	}
	return polygons
}
