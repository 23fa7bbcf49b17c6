package pixel

import (
	"image/color"
	"math"

	"onemap/internal/report"
)

// rgb reads #rrggbb.
func rgb(css string) color.RGBA {
	r, g, b := report.RGB(css)
	return color.RGBA{r, g, b, 255}
}

// over is a colour of so much opacity, as straight alpha.
func over(c color.RGBA, opacity float64) color.RGBA {
	c.A = uint8(255*opacity + 0.5)
	return c
}

// ground gives the colour of every pixel of a filled shape: the fill, and over
// it the lines or dots of the pattern.
func ground(i report.Ink, strength, scale float64) func(x, y int) color.RGBA {
	opacity := i.Opacity
	if opacity == 0 {
		opacity = 1
	}
	if i.Fill == "" {
		opacity = 0
	}
	fill, line := over(rgb(i.Fill), opacity*strength), over(rgb(i.Hatch), strength)
	on := pattern(i)
	if on == nil {
		return func(int, int) color.RGBA { return fill }
	}
	sin, cos := math.Sincos(float64(i.Turn) * math.Pi / 180)
	return func(x, y int) color.RGBA {
		u, v := float64(x)/scale, float64(y)/scale
		if on(u*cos+v*sin, v*cos-u*sin) {
			return line
		}
		return fill
	}
}

// Distances of the patterns, in units of the picture, as in the other renderers.
const (
	hatchStep = 7.07
	dotStep   = 5.0
)

// pattern tells whether a place lies on a line or dot; nil for no pattern.
func pattern(i report.Ink) func(u, v float64) bool {
	stripe := func(w, half float64) bool { return math.Abs(off(w, hatchStep)) < half }
	switch i.Pattern {
	case "hatch":
		return func(u, v float64) bool { return stripe((u+v)*math.Sqrt2/2, 0.65) }
	case "cross":
		return func(u, v float64) bool {
			return stripe((u+v)*math.Sqrt2/2, 0.5) || stripe((u-v)*math.Sqrt2/2, 0.5)
		}
	case "dots":
		return func(u, v float64) bool {
			u, v = off(u, dotStep), off(v, dotStep)
			return u*u+v*v < 1.2*1.2
		}
	}
	return nil
}

// off is the distance to the nearest multiple of step.
func off(v, step float64) float64 { return v - step*math.Floor(v/step+0.5) }
