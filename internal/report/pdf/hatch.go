package pdf

import (
	"math"

	"onemap/internal/report"
)

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
	c.pen(rgb(m.Style.Hatch), width*c.scale)
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
