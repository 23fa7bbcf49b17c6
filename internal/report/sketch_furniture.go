package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

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

// Inks of what is the same on every sketch.
var (
	gridInk = Ink{Pen: "#9aa8b6", Width: 0.7}
	tickInk = Ink{Pen: "#3d4854", Size: 10}
	noInk   = Ink{Pen: "#111111", Size: 12, Bold: true, Middle: true}
	inkInk  = Ink{Fill: "#111111", Pen: "#111111", Width: 0.8}
	gapInk  = Ink{Fill: "#ffffff", Pen: "#111111", Width: 0.8}
	plate   = Ink{Fill: "#ffffff", Opacity: 0.88}
)

func (d *drawing) grid() {
	xs, ys := d.gridLines()
	var lines [][]Point
	for _, x := range xs {
		u := d.onPaper(place{x, 0}).X
		lines = append(lines, []Point{{u, 0}, {u, sketchHigh}})
	}
	for _, y := range ys {
		u := d.onPaper(place{0, y}).Y
		lines = append(lines, []Point{{0, u}, {sketchWide, u}})
	}
	d.add(Mark{Role: "grid", Rings: lines, Open: true, Style: gridInk})
}

// ticks writes Y east along the top and X north along the left edge, above
// everything drawn.
func (d *drawing) ticks() {
	xs, ys := d.gridLines()
	for _, x := range xs {
		if u := d.onPaper(place{x, 0}).X; u < sketchWide-120 {
			d.write("tick", Point{u + 3, 12}, tick(x), tickInk)
		}
	}
	for _, y := range ys {
		if u := d.onPaper(place{0, y}).Y; u > 24 && u < sketchHigh-60 {
			d.write("tick", Point{4, u - 3}, tick(y), tickInk)
		}
	}
}

// write adds a label; on a small map type is larger, for it is printed smaller.
func (d *drawing) write(role string, at Point, text string, ink Ink) {
	ink.Size *= d.enlarged()
	d.add(Mark{Role: role, At: at, Text: text, Style: ink})
}

func tick(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// mostDots is how many corners are still drawn as dots; with more they would
// hide the line. Numbers are written where there is room for them.
const mostDots = 120

func (d *drawing) number(all []corner) {
	if len(all) <= mostDots {
		for _, c := range all {
			d.add(Mark{Role: "corner", At: d.onPaper(c.at), Disc: 3, Style: Ink{Fill: "#ffffff", Pen: "#111111", Width: 1.5}})
		}
	}
	room := Point{30, 15}
	if len(all) > mostDots/2 {
		room = Point{45, 24} // so many numbers would hide the line: fewer of them
	}
	room.X, room.Y = room.X*d.enlarged(), room.Y*d.enlarged()
	var written []Point
	for _, c := range all {
		if q := d.beside(d.onPaper(c.at)); free(written, q, room) {
			written = append(written, q)
			d.write("no", q, c.name(), noInk)
		}
	}
}

// enlarged is how much larger type is set on this sketch.
func (d *drawing) enlarged() float64 {
	if d.only != "" {
		return FullWidth / SmallWidth
	}
	return 1
}

// free tells whether a number at q would have room beside those written.
func free(written []Point, q, room Point) bool {
	return !slices.ContainsFunc(written, func(p Point) bool {
		return math.Abs(p.X-q.X) < room.X && math.Abs(p.Y-q.Y) < room.Y
	})
}

// beside is where the number of a corner is written: away from the middle.
func (d *drawing) beside(p Point) Point {
	dx, dy := p.X-sketchWide/2, p.Y-sketchHigh/2
	n := math.Max(1, math.Hypot(dx, dy))
	return Point{p.X + 18*dx/n, p.Y + 14*dy/n + 4}
}

// furniture is scale bar and north arrow. Grid north is up.
func (d *drawing) furniture() {
	length := round(d.frame.wide() / 5)
	u, x, y := length*d.scale, 18.0, sketchHigh-34
	label := Ink{Pen: "#111111", Size: 11}
	d.block("plate", x-9, y-19, u+58, 34, plate)
	d.block("ink", x, y+4, u/2, 5, inkInk)
	d.block("gap", x+u/2, y+4, u/2, 5, gapInk)
	d.write("bar", Point{x - 2, y - 3}, "0", label)
	d.write("bar", Point{x + u - 8, y - 3}, tick(length)+" m", label)

	c := sketchWide - 28.0
	d.block("plate", c-18, 6, 36, 56, plate)
	d.add(Mark{Role: "ink", Rings: [][]Point{{{c, 28}, {c + 9, 54}, {c, 48}}}, Style: inkInk})
	d.add(Mark{Role: "gap", Rings: [][]Point{{{c, 28}, {c - 9, 54}, {c, 48}}}, Style: gapInk})
	d.write("north", Point{c, 23}, "N", Ink{Pen: "#111111", Size: 13, Bold: true, Middle: true})
}

func (d *drawing) block(role string, x, y, w, h float64, ink Ink) {
	d.add(Mark{Role: role, Rings: [][]Point{rectangleOf(x, y, w, h)}, Style: ink})
}

func rectangleOf(x, y, w, h float64) []Point {
	return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}

// Widths of a sketch on A4, metres.
const (
	FullWidth  = 0.170
	SmallWidth = 0.120
)

// Width of the sketch on A4 paper, metres.
func (s *Sketch) Width() float64 {
	if s.Small {
		return SmallWidth
	}
	return FullWidth
}

// caption states system and scale on A4.
func (d *drawing) caption(width float64) string {
	scale := d.frame.wide() / width
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
		out = append(out, swatch(Ink{Pen: "#111111", Width: 2.6}, d.say("地块界线与界址点号", "Subject with corner numbers")))
	}
	if rest {
		out = append(out, swatch(Ink{Pen: "#1b7f3b", Width: 2.4, Dash: [2]float64{7, 4}}, d.say("建议范围", "Suggested boundary")))
	}
	for k, t := range d.tints {
		if t.on == on {
			out = append(out, swatch(d.ink(k), d.tintName(t)))
		}
	}
	return out
}

func swatch(ink Ink, name string) Legend {
	return Legend{Picture{Wide: 28, High: 18, Marks: []Mark{{Role: "swatch", Rings: [][]Point{rectangleOf(2, 2, 24, 14)}, Style: ink}}}, name}
}
