package report

import (
	"math"

	"onemap/internal/geometry"
)

// outOfSight is the margin beyond the frame where shapes are cut, so that cut
// edges do not show.
const outOfSight = 0.1

// meets tells whether a shape's box reaches the frame, roughly.
func (d *drawing) meets(s geometry.Shape) bool { return len(d.rings(s)) > 0 }

// hidesBorder tells whether no border of a shape shows in the frame: where its
// first ring is cut to the window, only the window's own sides remain.
func (d *drawing) hidesBorder(s geometry.Shape) bool {
	w := d.window(0)
	xy := clip(s.Ring(0), w)
	for k := 0; k < len(xy); k += 2 {
		j := (k + 2) % len(xy)
		if !alongSide(xy[k], xy[j], w.West, w.East) && !alongSide(xy[k+1], xy[j+1], w.South, w.North) {
			return false
		}
	}
	return true
}

// alongSide tells whether two coordinates lie on the same of two limits, to
// within what cutting rounds.
func alongSide(a, b, low, high float64) bool {
	near := func(v, limit float64) bool { return math.Abs(v-limit) < 1 }
	return near(a, low) && near(b, low) || near(a, high) && near(b, high)
}

// rings are the rings of a shape on the drawing: cut to a little beyond the
// frame, points closer than a third of a unit left out.
func (d *drawing) rings(s geometry.Shape) [][]Point {
	window := d.window(outOfSight)
	if !s.Bounds().Meets(window) {
		return nil
	}
	var out [][]Point
	for r := range s.Rings() {
		if ring := d.trace(clip(s.Ring(r), window)); len(ring) > 0 {
			out = append(out, ring)
		}
	}
	return out
}

// window is the frame in nano-degrees with a margin, as part of its width.
func (d *drawing) window(margin float64) geometry.Bounds {
	m := margin * d.frame.wide()
	b := geometry.EmptyBounds()
	for _, p := range []place{{d.frame.west - m, d.frame.south - m}, {d.frame.east + m, d.frame.south - m}, {d.frame.east + m, d.frame.north + m}, {d.frame.west - m, d.frame.north + m}} {
		g, err := d.crs.Geographic(geometry.Position{X: p.x, Y: p.y})
		if err != nil {
			continue
		}
		x, y := g.X*geometry.PerDegree, g.Y*geometry.PerDegree
		b = b.Union(geometry.Bounds{West: x, East: x, South: y, North: y})
	}
	return b
}

// trace puts one ring of nano-degrees on the drawing, without its closing point.
func (d *drawing) trace(xy []float64) []Point {
	var out []Point
	for k := 0; k+1 < len(xy); k += 2 {
		p, ok := d.unit(xy[k]/geometry.PerDegree, xy[k+1]/geometry.PerDegree)
		if n := len(out); !ok || n > 0 && math.Hypot(p.X-out[n-1].X, p.Y-out[n-1].Y) < 0.33 && k+2 < len(xy) {
			continue
		}
		out = append(out, p)
	}
	if n := len(out); n > 1 && out[0] == out[n-1] {
		out = out[:n-1]
	}
	return out
}

// unit is where degrees fall on the drawing.
func (d *drawing) unit(lon, lat float64) (Point, bool) {
	p, err := d.crs.Projected(geometry.Position{X: lon, Y: lat})
	return d.onPaper(place{p.X, p.Y}), err == nil
}

func (d *drawing) onPaper(p place) Point {
	return Point{(p.x - d.frame.west) * d.scale, (d.frame.north - p.y) * d.scale}
}

// clip cuts a ring to a box, side by side; where it folds along the box's edge
// it does so outside the frame.
func clip(xy []float64, w geometry.Bounds) []float64 {
	for side := range 4 {
		xy = clipSide(xy, w, side)
	}
	return xy
}

func clipSide(xy []float64, w geometry.Bounds, side int) []float64 {
	axis, limit, sign := side%2, [4]float64{w.West, w.South, w.East, w.North}[side], 1.0
	if side > 1 {
		sign = -1
	}
	var out []float64
	n := len(xy) / 2
	for i := range n {
		j := (i + 1) % n
		a, b := sign*(xy[2*i+axis]-limit), sign*(xy[2*j+axis]-limit)
		if a >= 0 {
			out = append(out, xy[2*i], xy[2*i+1])
		}
		if a > 0 && b < 0 || a < 0 && b > 0 {
			t := a / (a - b)
			out = append(out, xy[2*i]+t*(xy[2*j]-xy[2*i]), xy[2*i+1]+t*(xy[2*j+1]-xy[2*i+1]))
		}
	}
	return out
}
