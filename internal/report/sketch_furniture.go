package report

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strconv"

	"onemap/internal/layer"
)

// pattern is an SVG pattern that tells layers apart without colour.
// Zones of one layer differ by variant: turned, or dotted where the layer has no
// pattern of its own.
func pattern(id string, s layer.Style, variant int) string {
	if s.Pattern == "none" && variant > 0 {
		s.Pattern = [2]string{"dots", "hatch"}[variant%2]
	}
	fill, line := html.EscapeString(s.Fill), html.EscapeString(s.Line)
	inner := map[string]string{
		"hatch": fmt.Sprintf(`<path d="M-2 2L2 -2M0 10L10 0M8 12L12 8" stroke="%s" stroke-width="1.3"/>`, line),
		"cross": fmt.Sprintf(`<path d="M-2 2L2 -2M0 10L10 0M8 12L12 8M-2 8L2 12M0 0L10 10M8 -2L12 2" stroke="%s" stroke-width="1"/>`, line),
		"dots":  fmt.Sprintf(`<circle cx="2.5" cy="2.5" r="1.2" fill="%s"/><circle cx="7.5" cy="7.5" r="1.2" fill="%s"/>`, line, line),
	}[s.Pattern]
	opacity := 0.22
	if s.Pattern == "none" {
		opacity = 0.14
	}
	return fmt.Sprintf(`<pattern id="%s" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(%d)"><rect width="10" height="10" fill="%s" fill-opacity="%g"/>%s</pattern>`, id, 45*variant, fill, opacity, inner)
}

// round is 1, 2 or 5 times a power of ten, not more than v.
func round(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, f := range [3]float64{5, 2, 1} {
		if f*p <= v {
			return f * p
		}
	}
	return p
}

// gridLines are the places of the plane's grid lines within the frame.
func (d *drawing) gridLines() (xs, ys []float64) {
	step := round(d.frame.wide() / 4)
	for x := math.Ceil(d.frame.west/step) * step; x < d.frame.east; x += step {
		xs = append(xs, x)
	}
	for y := math.Ceil(d.frame.south/step) * step; y < d.frame.north; y += step {
		ys = append(ys, y)
	}
	return xs, ys
}

func (d *drawing) grid() {
	xs, ys := d.gridLines()
	for _, x := range xs {
		fmt.Fprintf(&d.out, `<path class="grid" d="M%.1f 0V%g"/>`, d.onPaper(place{x, 0}).x, sketchHigh)
	}
	for _, y := range ys {
		fmt.Fprintf(&d.out, `<path class="grid" d="M0 %.1fH%g"/>`, d.onPaper(place{0, y}).y, sketchWide)
	}
}

// ticks writes Y east along the top and X north along the left edge, above
// everything drawn.
func (d *drawing) ticks() {
	xs, ys := d.gridLines()
	for _, x := range xs {
		if u := d.onPaper(place{x, 0}).x; u < sketchWide-120 {
			fmt.Fprintf(&d.out, `<text class="tick" x="%.1f" y="12">%s</text>`, u+3, tick(x))
		}
	}
	for _, y := range ys {
		if u := d.onPaper(place{0, y}).y; u > 24 && u < sketchHigh-60 {
			fmt.Fprintf(&d.out, `<text class="tick" x="4" y="%.1f">%s</text>`, u-3, tick(y))
		}
	}
}

func tick(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// mostDots is how many corners are still drawn as dots; with more they would
// hide the line. Numbers are written where there is room for them.
const mostDots = 120

func (d *drawing) number(all []corner) {
	if len(all) <= mostDots {
		d.dot(all)
	}
	var written []place
	for _, c := range all {
		if q := d.beside(d.onPaper(c.at)); free(written, q) {
			written = append(written, q)
			fmt.Fprintf(&d.out, `<text class="no" x="%.1f" y="%.1f">J%d</text>`, q.x, q.y, c.number)
		}
	}
}

func (d *drawing) dot(all []corner) {
	for _, c := range all {
		p := d.onPaper(c.at)
		fmt.Fprintf(&d.out, `<circle class="corner" cx="%.1f" cy="%.1f" r="3"/>`, p.x, p.y)
	}
}

// free tells whether a number at q would be clear of those written.
func free(written []place, q place) bool {
	return !slices.ContainsFunc(written, func(p place) bool {
		return math.Abs(p.x-q.x) < 30 && math.Abs(p.y-q.y) < 15
	})
}

// beside is where the number of a corner is written: away from the middle.
func (d *drawing) beside(p place) place {
	dx, dy := p.x-sketchWide/2, p.y-sketchHigh/2
	n := math.Max(1, math.Hypot(dx, dy))
	return place{p.x + 18*dx/n, p.y + 14*dy/n + 4}
}

// furniture is scale bar and north arrow. Grid north is up.
func (d *drawing) furniture() {
	length := round(d.frame.wide() / 5)
	u := length * d.scale
	x, y := 18.0, sketchHigh-34
	fmt.Fprintf(&d.out, `<g class="bar"><rect class="plate" x="%g" y="%g" width="%.1f" height="34" rx="3"/><rect class="ink" x="%g" y="%g" width="%.1f" height="5"/><rect class="gap" x="%.1f" y="%g" width="%.1f" height="5"/><text x="%g" y="%g">0</text><text x="%.1f" y="%g">%s m</text></g>`,
		x-9, y-19, u+54, x, y+4, u/2, x+u/2, y+4, u/2, x-2, y-3, x+u-8, y-3, tick(length))
	fmt.Fprintf(&d.out, `<g class="north" transform="translate(%g 14)"><rect class="plate" x="-18" y="-8" width="36" height="56" rx="3"/><path class="ink" d="M0 14L9 40L0 34Z"/><path class="gap" d="M0 14L-9 40L0 34Z"/><text x="0" y="9">%s</text></g>`,
		sketchWide-28, d.say("北", "N"))
}

// caption states system and scale on A4, where the drawing is 170 mm wide.
func (d *drawing) caption() string {
	scale := d.frame.wide() / 0.170
	step := math.Pow(10, math.Max(0, math.Floor(math.Log10(scale))-1))
	partly := ""
	if len(d.Around) >= mostGround {
		partly = d.say("图幅内要素过多，只绘出一部分。", " There are too many features in view; only some are drawn.")
	}
	return fmt.Sprintf(d.say("坐标格网 %s，格网间距 %s m；A4 打印比例约 1:%.0f；上方为格网北。示意图不作为界址依据。",
		"Grid of %s, spacing %s m; about 1:%.0f on A4; grid north is up. A sketch, no evidence of boundaries."),
		d.crs.Name(), tick(round(d.frame.wide()/4)), math.Round(scale/step)*step) + partly
}

// legend explains the tints: those on the subject, or those only in view.
func (d *drawing) legend(on, rest bool) []Legend {
	var out []Legend
	if on {
		out = append(out, Legend{swatch(`<rect x="2" y="3" width="24" height="12" class="subject" fill="none"/>`), d.say("地块界线与界址点号", "Subject with corner numbers")})
	}
	if rest {
		out = append(out, Legend{swatch(`<rect x="2" y="3" width="24" height="12" class="rest" fill="none"/>`), d.say("建议范围", "Suggested boundary")})
	}
	for k, t := range d.tints {
		if t.on == on {
			inner := fmt.Sprintf(`<rect x="1" y="2" width="26" height="14" fill="url(#%st%d)" stroke="%s"/>`, d.prefix, k, html.EscapeString(t.style.Line))
			out = append(out, Legend{swatch(inner), d.tintName(t)})
		}
	}
	return out
}

func swatch(inner string) string {
	return `<svg class="swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">` + inner + `</svg>`
}
