package check

import (
	"context"
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// cutMargin is how much wider than the prohibited ground a cut is, in steps of
// the grid: about 1 mm, more than rounding the remainder can move its border
// back and less than any survey can tell.
const cutMargin = 10

// cut is something a suggestion keeps off: a feature, or all that lies outside
// the features of a rule's zones.
type cut struct {
	data    *LayerData
	ordinal int   // of the feature, when rule is nil
	rule    *Rule // of the part outside
}

// cuts gives everything prohibited that has a border to keep off, each once.
func (i *inspection) cuts() []cut {
	var all []cut
	for _, f := range i.result.Findings {
		if f.Verdict != Prohibited || f.Shape.IsEmpty() {
			continue
		}
		c := cut{data: i.run.dataOf(f)}
		if f.Feature != nil {
			c.ordinal = f.Feature.Ordinal
		} else {
			c.rule = f.Rule
		}
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

func (r *run) dataOf(f Finding) *LayerData {
	for _, a := range r.asked {
		if a.code == f.Layer {
			return a.data
		}
	}
	return nil
}

// is tells whether f is about what c keeps off.
func (c cut) is(f Finding) bool {
	if f.Layer != c.data.Edition.Layer {
		return false
	}
	if c.rule != nil {
		return f.Feature == nil && f.Rule == c.rule
	}
	return f.Feature != nil && f.Feature.Ordinal == c.ordinal && (f.Relation == Overlap || f.Relation == SamePlane)
}

// ground is the prohibited ground in and around the subject. It reaches beyond
// the subject on every side, so that its copies close up along the subject's
// border.
func (c cut) ground(subject geometry.Shape) (geometry.Shape, error) {
	around := frame(subject.Bounds(), 4*cutMargin)
	if c.rule == nil {
		return overlay.Intersection(c.data.Snapshot.Shape(c.ordinal), around)
	}
	for _, n := range c.data.Snapshot.Near(subject, nearby) {
		zone := c.data.Features[n.Feature].Zone
		if len(c.rule.Zones) > 0 && !slices.Contains(c.rule.Zones, zone) {
			continue
		}
		var err error
		if around, err = overlay.Difference(around, c.data.Snapshot.Shape(n.Feature)); err != nil {
			return geometry.Shape{}, err
		}
	}
	return around, nil
}

// nearby is far enough to find the features next to a subject whose ground a
// widened cut must not take from it.
const nearby geometry.Metres = 1

// frame is the rectangle some steps wider than b.
func frame(b geometry.Bounds, steps float64) geometry.Shape {
	w, s, e, n := b.West-steps, b.South-steps, b.East+steps, b.North+steps
	return geometry.FromFlat([]float64{w, s, e, s, e, n, w, n, w, s}, []int32{5}, []int32{1})
}

// cutOut takes ground and its copies moved by the margin in eight directions
// out of s, so that the border of what remains keeps off the ground by about
// the margin on every side.
func cutOut(s, ground geometry.Shape) (geometry.Shape, error) {
	for dx := -1.0; dx <= 1; dx++ {
		for dy := -1.0; dy <= 1; dy++ {
			if s.IsEmpty() {
				return s, nil
			}
			var err error
			if s, err = overlay.Difference(s, moved(ground, dx*cutMargin, dy*cutMargin)); err != nil {
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
	crs, err := geometry.LookupCRS(geometry.CGCS2000)
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
