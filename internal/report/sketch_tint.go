package report

import (
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

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

// ink is how tint k is filled and lined. Zones of one layer differ by variant:
// turned, or dotted where the layer has no pattern of its own, so that black
// and white tells them apart too.
func (d *drawing) ink(k int) Ink {
	s, variant := d.tints[k].style, d.variant(k)
	opacity := 0.22
	if s.Pattern == "none" {
		opacity = 0.14
		if variant > 0 {
			s.Pattern, opacity = [2]string{"dots", "hatch"}[variant%2], 0.22
		}
	}
	return Ink{Fill: s.Fill, Opacity: opacity, Pattern: s.Pattern, Hatch: s.Line, Turn: 45 * variant, Pen: s.Line, Width: 1.2}
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
