package pdf

import "onemap/internal/report"

// canvas is a picture's place on the page.
type canvas struct {
	*sheet
	x, y, scale float64 // of the picture's corner, and mm per unit
	wide, high  float64
}

// draw draws the marks, cut to the frame.
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
		c.brush(rgb(m.Style.Fill))
		c.pen(rgb(m.Style.Pen), m.Style.Width*c.scale)
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
	c.brush(rgb(m.Style.Fill))
	c.path(m)
	c.DrawPath("F*")
	c.SetAlpha(1, "Normal")
}

func (c *canvas) outline(m report.Mark) {
	if m.Style.Pen == "" {
		return
	}
	c.SetAlpha(c.strength(m.Style), "Normal")
	c.pen(rgb(m.Style.Pen), m.Style.Width*c.scale)
	if d := m.Style.Dash; d[0] > 0 {
		c.SetDashPattern([]float64{d[0] * c.scale, d[1] * c.scale}, 0)
	}
	c.path(m)
	c.DrawPath("D")
	c.SetDashPattern(nil, 0)
	c.SetAlpha(1, "Normal")
}

func (c *canvas) label(m report.Mark) {
	f := face{size: m.Style.Size * c.scale / point, bold: m.Style.Bold, colour: rgb(m.Style.Pen)}
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
