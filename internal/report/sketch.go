package report

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// The drawing, in SVG units, and the margin round the subject as part of its
// larger side.
const (
	sketchWide, sketchHigh = 760.0, 520.0
	sketchMargin           = 0.35
)

// drawing is one sketch in the making.
type drawing struct {
	*builder
	out    strings.Builder
	prefix string // of pattern ids, unique on the page
	crs    geometry.CRS
	frame  box
	scale  float64 // units per metre
	tints  []tint
}

// tint is one layer and zone with its style.
type tint struct {
	code  layer.Code
	zone  string
	style layer.Style
	on    bool // on the subject
}

// sketch draws the subject and what it meets; nil when it cannot be projected.
func (b *builder) sketch(s *check.DocumentSubject) *Sketch {
	c := planeOf(b.check.Check.Submission.CRS, s.Geometry)
	subject, ok := project(c, s.Geometry)
	if !ok || s.Geometry.IsEmpty() {
		return nil
	}
	d := &drawing{builder: b, prefix: fmt.Sprintf("s%d-", s.Ordinal), crs: c}
	d.frame = subject.extent().framed(sketchMargin, sketchWide/sketchHigh)
	d.scale = sketchWide / d.frame.wide()
	around, found := d.around(), d.found(s)
	d.collect(around, found)
	d.open()
	d.grid()
	d.lay(around, "around")
	d.lay(found, "found")
	d.outline(s.Geometry, `class="subject"`)
	if s.Suggestion != nil {
		d.outline(s.Suggestion.Geometry, `class="rest"`)
	}
	d.ticks()
	d.number(cornersOf(s.Geometry, subject))
	d.furniture()
	d.out.WriteString("</g></svg>")
	return &Sketch{SVG: d.out.String(), Caption: d.caption(), On: d.legend(true, s.Suggestion != nil), InView: d.legend(false, false)}
}

// variant counts the zones of the same layer before tint k.
func (d *drawing) variant(k int) int {
	n := 0
	for _, t := range d.tints[:k] {
		if t.code == d.tints[k].code {
			n++
		}
	}
	return n
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
		if d.bounds[k].Meets(window) && !d.describes(g.Layer) && d.meets(g.Shape) && (d.style(g.Layer, g.Zone).Pattern != "none" || !d.hidesBorder(g.Shape)) {
			out = append(out, d.item(g.Layer, g.Zone, g.Name, g.Shape, false))
		}
	}
	return out
}

// item finds or adds the tint of a layer and zone.
func (d *drawing) item(code layer.Code, zone, name string, s geometry.Shape, on bool) item {
	k := slices.IndexFunc(d.tints, func(t tint) bool { return t.code == code && t.zone == zone })
	if k < 0 {
		k = len(d.tints)
		d.tints = append(d.tints, tint{code: code, zone: zone, style: d.style(code, zone)})
	}
	d.tints[k].on = d.tints[k].on || on
	return item{k, d.tints[k].style.Order, s, name}
}

// style is how a layer is drawn; the core of anything is drawn crossed, and a
// layer nobody styled is grey.
func (d *drawing) style(code layer.Code, zone string) layer.Style {
	s := d.Definitions[code].Style
	if s.Fill == "" {
		s = layer.Style{Fill: "#8a8f98", Line: "#4a4f57", Pattern: "hatch"}
	}
	if zone == "core" || zone == "grade1" || zone == "forbidden" {
		s.Pattern = "cross"
	}
	return s
}

func (d *drawing) collect(lists ...[]item) {
	for _, l := range lists {
		slices.SortStableFunc(l, func(a, b item) int { return cmp.Compare(a.order, b.order) })
	}
}

func (d *drawing) open() {
	fmt.Fprintf(&d.out, `<svg class="map" viewBox="0 0 %g %g" role="img" aria-label="%s" xmlns="http://www.w3.org/2000/svg"><defs>`,
		sketchWide, sketchHigh, html.EscapeString(d.say("地块与所涉图层示意图", "Sketch of the subject and the layers it meets")))
	for k, t := range d.tints {
		d.out.WriteString(pattern(fmt.Sprintf("%st%d", d.prefix, k), t.style, d.variant(k)))
	}
	fmt.Fprintf(&d.out, `<clipPath id="%sframe"><rect width="%g" height="%g"/></clipPath></defs><g clip-path="url(#%sframe)"><rect class="paper" width="%g" height="%g"/>`,
		d.prefix, sketchWide, sketchHigh, d.prefix, sketchWide, sketchHigh)
}

// lay draws shapes with their pattern.
func (d *drawing) lay(items []item, class string) {
	for _, it := range items {
		path := d.path(it.shape)
		if path == "" {
			continue
		}
		t := d.tints[it.tint]
		fmt.Fprintf(&d.out, `<path class="%s" d="%s" fill="url(#%st%d)" stroke="%s"><title>%s</title></path>`, class, path, d.prefix, it.tint,
			html.EscapeString(t.style.Line), html.EscapeString(d.tintName(t)+" "+it.name))
	}
}

func (d *drawing) outline(s geometry.Shape, attributes string) {
	if path := d.path(s); path != "" {
		fmt.Fprintf(&d.out, `<path %s d="%s" fill="none"/>`, attributes, path)
	}
}

func (d *drawing) tintName(t tint) string {
	name := d.text(d.Definitions[t.code].Name)
	for _, s := range d.check.Subjects {
		if n := d.text(d.nameOf(&s, t.code)); name == "" && n != "" {
			name = n
		}
	}
	if name == "" {
		name = string(t.code)
	}
	if z := d.zone(t.code, t.zone); z != "" {
		name += d.say("·", ", ") + z
	}
	return name
}
