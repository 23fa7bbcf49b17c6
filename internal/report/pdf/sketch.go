package pdf

import (
	"math"
	"strconv"

	"onemap/internal/report"
)

// canvas is a picture's place on the page.
type canvas struct {
	*sheet
	x, y, scale float64 // of the picture's corner, and mm per unit
	wide, high  float64
}

// sketch draws the map, its caption and the legend: under a full one in two
// columns, beside a small one.
func (s *sheet) sketch(k *report.Sketch) {
	wide := k.Width() * 1000
	scale := wide / k.Picture.Wide
	high := k.Picture.High * scale
	s.need(sketchNeeds(k))
	s.y += 1
	begin := s.y
	c := &canvas{s, left, s.y, scale, wide, high}
	c.draw(k.Picture)
	s.pen(ink, 0.3)
	s.Rect(left, s.y, wide, high, "D")
	if k.Small {
		x := left + wide + 4
		s.caption(k, x, left+body-x)
		s.legends(k, x, left+body-x, 1)
		s.y = max(s.y, begin+high) + 3
		return
	}
	s.y += high + 1.5
	s.caption(k, left, body)
	s.legends(k, left, body/2, 2)
	s.y += 2
}

// sketchNeeds is the room a sketch must have on a page.
func sketchNeeds(k *report.Sketch) float64 {
	high := k.Picture.High * k.Width() * 1000 / k.Picture.Wide
	if k.Small {
		return high + 4
	}
	return high + 16
}

func (s *sheet) caption(k *report.Sketch, x, wide float64) {
	s.strip(strip{end: 1.5, pieces: []piece{{x: x, lines: s.lines(k.Caption, wide, small), face: small}}})
}

// legends sets both halves of the legend in columns of a width.
func (s *sheet) legends(k *report.Sketch, x, wide float64, columns int) {
	title := face{size: 8, bold: true, colour: soft}
	for n, part := range [][]report.Legend{k.On, k.InView} {
		if len(part) == 0 {
			continue
		}
		s.strip(strip{above: 1, end: 0.6, pieces: []piece{{x: x, lines: s.lines(k.LegendTitles[n], wide, title), face: title}}})
		for i := 0; i < len(part); i += columns {
			s.legendRow(part[i:min(i+columns, len(part))], x, wide)
		}
	}
}

func (s *sheet) legendRow(part []report.Legend, x, wide float64) {
	t := strip{end: 0.8}
	for j, l := range part {
		t.pieces = append(t.pieces, piece{x: x + wide*float64(j) + 9, lines: s.lines(l.Name, wide-10, value), face: value})
	}
	s.need(t.height())
	for j, l := range part {
		c := &canvas{s, x + wide*float64(j), s.y, 6.5 / l.Picture.Wide, 6.5, 6.5 * l.Picture.High / l.Picture.Wide}
		c.draw(l.Picture)
	}
	s.strip(t)
}

func (c *canvas) draw(p report.Picture) {
	c.ClipRect(c.x, c.y, c.wide, c.high, false)
	c.SetLineJoinStyle("round")
	for _, m := range p.Marks {
		c.mark(m)
	}
	c.ClipEnd()
	c.SetLineJoinStyle("miter")
}

func (c *canvas) mark(m report.Mark) {
	switch {
	case m.Text != "":
		c.label(m)
	case m.Disc > 0:
		c.brush(hex(m.Style.Fill))
		c.pen(hex(m.Style.Pen), m.Style.Width*c.scale)
		c.Circle(c.at(m.At).X, c.at(m.At).Y, m.Disc*c.scale, "FD")
	default:
		c.fillShape(m)
		c.hatch(m)
		c.outline(m)
	}
}

// at is where a point of the picture is on the page.
func (c *canvas) at(p report.Point) report.Point {
	return report.Point{X: c.x + p.X*c.scale, Y: c.y + p.Y*c.scale}
}

func (c *canvas) path(m report.Mark) {
	for _, ring := range m.Rings {
		for k, p := range ring {
			q := c.at(p)
			if k == 0 {
				c.MoveTo(q.X, q.Y)
			} else {
				c.LineTo(q.X, q.Y)
			}
		}
		if !m.Open {
			c.ClosePath()
		}
	}
}

func (c *canvas) strength(i report.Ink) float64 {
	if i.Faint {
		return report.Faint
	}
	return 1
}

func (c *canvas) fillShape(m report.Mark) {
	if m.Style.Fill == "" {
		return
	}
	opacity := m.Style.Opacity
	if opacity == 0 {
		opacity = 1
	}
	c.SetAlpha(opacity*c.strength(m.Style), "Normal")
	c.brush(hex(m.Style.Fill))
	c.path(m)
	c.DrawPath("F*")
	c.SetAlpha(1, "Normal")
}

func (c *canvas) outline(m report.Mark) {
	if m.Style.Pen == "" {
		return
	}
	c.SetAlpha(c.strength(m.Style), "Normal")
	c.pen(hex(m.Style.Pen), m.Style.Width*c.scale)
	if d := m.Style.Dash; d[0] > 0 {
		c.SetDashPattern([]float64{d[0] * c.scale, d[1] * c.scale}, 0)
	}
	c.path(m)
	c.DrawPath("D")
	c.SetDashPattern(nil, 0)
	c.SetAlpha(1, "Normal")
}

func (c *canvas) label(m report.Mark) {
	f := face{size: m.Style.Size * c.scale / point, bold: m.Style.Bold, colour: hex(m.Style.Pen)}
	text := c.shown(m.Text)
	w, q := c.width(text, f), c.at(m.At)
	if m.Style.Middle {
		q.X -= w / 2
	}
	c.SetAlpha(0.75, "Normal")
	c.brush(white)
	c.Rect(q.X-0.3, q.Y-f.size*point*0.85, w+0.6, f.size*point*1.05, "F")
	c.SetAlpha(1, "Normal")
	c.write(q.X, q.Y-f.size*point*1.08, text, f)
}

// hex reads #rrggbb; black for anything else.
func hex(s string) colour {
	if len(s) == 7 {
		if v, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return colour{int(v >> 16), int(v >> 8 & 255), int(v & 255)}
		}
	}
	return colour{}
}

// hatch draws the pattern of a shape, cut to the shape.
func (c *canvas) hatch(m report.Mark) {
	i := m.Style
	if i.Pattern == "" || i.Pattern == "none" {
		return
	}
	c.TransformBegin() // saves the state, so that the cut ends with it
	c.path(m)
	c.RawWriteStr("W* n\n")
	c.SetAlpha(c.strength(i), "Normal")
	turn := float64(i.Turn)
	switch i.Pattern {
	case "hatch":
		c.parallels(m, -45+turn, 7.07, 1.3, false)
	case "cross":
		c.parallels(m, -45+turn, 7.07, 1, false)
		c.parallels(m, 45+turn, 7.07, 1, false)
	case "dots":
		c.parallels(m, turn, 5, 2.4, true)
	}
	c.SetAlpha(1, "Normal")
	c.TransformEnd()
}

// parallels draws lines of a direction over the extent of a shape; distance and
// width in picture units. Dotted ones are dashes of no length with round ends.
func (c *canvas) parallels(m report.Mark, degrees, distance, width float64, dotted bool) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	low, high := report.Point{X: math.Inf(1), Y: math.Inf(1)}, report.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, ring := range m.Rings {
		for _, p := range ring {
			p = report.Point{X: min(max(p.X, 0), c.wide/c.scale), Y: min(max(p.Y, 0), c.high/c.scale)}
			u := report.Point{X: p.X*cos + p.Y*sin, Y: p.Y*cos - p.X*sin}
			low = report.Point{X: math.Min(low.X, u.X), Y: math.Min(low.Y, u.Y)}
			high = report.Point{X: math.Max(high.X, u.X), Y: math.Max(high.Y, u.Y)}
		}
	}
	// The clamped corners bound the visible part only along the axes of the
	// picture; the margin makes up for turned ones.
	margin := 0.0
	if degrees != 0 {
		margin = math.Hypot(c.wide, c.high) / c.scale / 2
	}
	c.pen(hex(m.Style.Hatch), width*c.scale)
	if dotted {
		c.SetLineCapStyle("round")
		c.SetDashPattern([]float64{0, distance * c.scale}, 0)
	}
	for v := math.Floor((low.Y-margin)/distance) * distance; v < high.Y+margin; v += distance {
		a, b := c.at(turned(low.X-margin, v, sin, cos)), c.at(turned(high.X+margin, v, sin, cos))
		c.MoveTo(a.X, a.Y)
		c.LineTo(b.X, b.Y)
	}
	c.DrawPath("D")
	if dotted {
		c.SetDashPattern(nil, 0)
		c.SetLineCapStyle("butt")
	}
}

func turned(u, v, sin, cos float64) report.Point {
	return report.Point{X: u*cos - v*sin, Y: u*sin + v*cos}
}
