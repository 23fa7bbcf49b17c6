package report

import (
	"cmp"
	"slices"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// The drawing, in picture units, and the margin round the subject as part of
// its larger side.
const (
	sketchWide, sketchHigh = 760.0, 520.0
	sketchMargin           = 0.35
)

// drawing is one sketch in the making.
type drawing struct {
	*builder
	picture Picture
	crs     geometry.CRS
	frame   box
	scale   float64 // units per metre
	tints   []tint
	only    layer.Code // the one layer to draw; empty: all
}

// tint is one layer and zone with its style.
type tint struct {
	code  layer.Code
	zone  string
	style layer.Style
	on    bool // on the subject
}

// sketch draws the subject and what it meets, on all layers or on one; nil when
// the subject cannot be projected.
func (b *builder) sketch(s *check.DocumentSubject, only layer.Code) *Sketch {
	c := planeOf(b.check.Check.Submission.CRS, s.Geometry)
	subject, ok := project(c, s.Geometry)
	if !ok || s.Geometry.IsEmpty() {
		return nil
	}
	d := &drawing{builder: b, crs: c, only: only}
	d.picture = Picture{Wide: sketchWide, High: sketchHigh, Label: d.say("地块与所涉图层示意图", "Sketch of the subject and the layers it meets")}
	d.frame = subject.extent().framed(sketchMargin, sketchWide/sketchHigh)
	d.scale = sketchWide / d.frame.wide()
	around, found := d.around(), d.found(s)
	d.collect(around, found)
	d.grid()
	d.lay(around, "around")
	d.lay(found, "found")
	d.outline(s.Geometry, "subject", Ink{Pen: "#111111", Width: 2.6})
	rest := s.Suggestion != nil && only == ""
	if rest {
		d.outline(s.Suggestion.Geometry, "rest", Ink{Pen: "#1b7f3b", Width: 2.4, Dash: [2]float64{7, 4}})
	}
	d.ticks()
	d.number(b.numbered(s, c, subject))
	d.furniture()
	out := &Sketch{Picture: d.picture, Small: only != "", On: d.legend(true, rest), InView: d.legend(false, false)}
	out.Caption = d.caption(out.Width())
	out.LegendTitles = [2]string{d.say("地块上", "On the subject"), d.say("图幅内（地块外）", "In view only")}
	return out
}

// item is one shape to draw and its tint.
type item struct {
	tint  int
	order int
	shape geometry.Shape
	name  string
}

// found are the overlaps of the subject, without those of layers that only
// describe the ground.
func (d *drawing) found(s *check.DocumentSubject) []item {
	var out []item
	drawn := map[string]bool{}
	for _, f := range s.Findings {
		if d.only != "" && f.Layer != d.only {
			continue
		}
		if f.Geometry == nil || f.Geometry.IsEmpty() || f.Relation == check.Outside || d.describes(f.Layer) && f.Verdict < check.Confirm {
			continue
		}
		if f.ShareOfSubject == 1 && f.Verdict == check.Clear && d.style(f.Layer, "").Pattern == "none" {
			continue // an unfilled area whose border is out of sight shows nothing
		}
		zone, name := "", ""
		if f.Feature != nil {
			zone, name = f.Feature.Zone, featureName(f.Feature)
		}
		key := string(f.Layer) + "\x00" + name
		if drawn[key] {
			continue // judged by another rule as well
		}
		drawn[key] = true
		out = append(out, d.item(f.Layer, zone, name, *f.Geometry, true))
	}
	return out
}

// describes tells whether a layer covers everything, such as land classes.
func (d *drawing) describes(code layer.Code) bool {
	def := d.Definitions[code]
	return def.Partition || def.Breakdown != ""
}

func (d *drawing) around() []item {
	var out []item
	window := d.window(outOfSight)
	for k, g := range d.Around {
		if d.only != "" && g.Layer != d.only || d.describes(g.Layer) || !d.bounds[k].Meets(window) || !d.meets(g.Shape) {
			continue
		}
		if d.style(g.Layer, g.Zone).Pattern != "none" || !d.hidesBorder(g.Shape) {
			out = append(out, d.item(g.Layer, g.Zone, g.Name, g.Shape, false))
		}
	}
	return out
}

func (d *drawing) collect(lists ...[]item) {
	for _, l := range lists {
		slices.SortStableFunc(l, func(a, b item) int { return cmp.Compare(a.order, b.order) })
	}
}

// lay draws shapes with their pattern.
func (d *drawing) lay(items []item, role string) {
	for _, it := range items {
		rings := d.rings(it.shape)
		if len(rings) == 0 {
			continue
		}
		ink := d.ink(it.tint)
		if role == "found" {
			ink.Width = 1.8
		}
		ink.Faint = role == "around"
		d.add(Mark{Role: role, Rings: rings, Style: ink, Title: d.tintName(d.tints[it.tint]) + " " + it.name})
	}
}

func (d *drawing) outline(s geometry.Shape, role string, ink Ink) {
	if rings := d.rings(s); len(rings) > 0 {
		d.add(Mark{Role: role, Rings: rings, Style: ink})
	}
}

func (d *drawing) add(m Mark) { d.picture.Marks = append(d.picture.Marks, m) }
