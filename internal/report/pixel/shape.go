package pixel

import (
	"image"
	"math"

	"golang.org/x/image/vector"

	"onemap/internal/report"
)

// circle is a disc as a ring.
func circle(at report.Point, radius float64) []report.Point {
	var ring []report.Point
	for k := range 24 {
		sin, cos := math.Sincos(float64(k) * math.Pi / 12)
		ring = append(ring, report.Point{X: at.X + radius*cos, Y: at.Y + radius*sin})
	}
	return ring
}

// outlines gathers rings in pixels and draws them into the mask.
type outlines struct {
	*canvas
	rings [][][2]float32
	box   image.Rectangle
}

func (c *canvas) outlines() *outlines { return &outlines{canvas: c} }

func (o *outlines) ring(points []report.Point) {
	ring := make([][2]float32, len(points))
	for k, p := range points {
		x, y := p.X*o.scale, p.Y*o.scale
		ring[k] = [2]float32{float32(x), float32(y)}
		o.box = o.box.Union(image.Rect(int(math.Floor(x))-1, int(math.Floor(y))-1, int(math.Ceil(x))+2, int(math.Ceil(y))+2))
	}
	o.rings = append(o.rings, ring)
}

// done draws within the box of the rings alone: most marks are small.
func (o *outlines) done() image.Rectangle {
	box := o.box.Intersect(o.mask.Rect)
	if box.Empty() {
		return box
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	dx, dy := float32(box.Min.X), float32(box.Min.Y)
	for _, ring := range o.rings {
		for k, p := range ring {
			if k == 0 {
				r.MoveTo(p[0]-dx, p[1]-dy)
			} else {
				r.LineTo(p[0]-dx, p[1]-dy)
			}
		}
		r.ClosePath()
	}
	r.Draw(o.mask, box, image.Opaque, image.Point{})
	return box
}

// fill covers the inside of rings; holes run the other way round.
func (c *canvas) fill(rings [][]report.Point) image.Rectangle {
	o := c.outlines()
	for _, r := range rings {
		o.ring(r)
	}
	return o.done()
}

// stroke covers the line along rings: a rectangle per edge and a disc per
// corner, all the same way round, so that they add up.
func (c *canvas) stroke(m report.Mark) image.Rectangle {
	o := c.outlines()
	half := m.Style.Width / 2
	for _, ring := range m.Rings {
		n := len(ring)
		if m.Open {
			n--
		}
		d := dashes{on: m.Style.Dash[0], off: m.Style.Dash[1]}
		for k := range n {
			a, b := ring[k], ring[(k+1)%len(ring)]
			d.along(a, b, func(a, b report.Point) { o.edge(a, b, half) })
			if half*c.scale > 0.7 && d.on == 0 {
				o.ring(circle(a, half))
			}
		}
	}
	return o.done()
}

func (o *outlines) edge(a, b report.Point, half float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := dy/length*half, -dx/length*half
	o.ring([]report.Point{{X: a.X + nx, Y: a.Y + ny}, {X: b.X + nx, Y: b.Y + ny}, {X: b.X - nx, Y: b.Y - ny}, {X: a.X - nx, Y: a.Y - ny}})
}

// dashes cut a line into pieces, going on from edge to edge.
type dashes struct {
	on, off float64
	gone    float64 // within the current dash and gap
}

func (d *dashes) along(a, b report.Point, piece func(a, b report.Point)) {
	if d.on == 0 {
		piece(a, b)
		return
	}
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	at := func(t float64) report.Point {
		return report.Point{X: a.X + (b.X-a.X)*t/length, Y: a.Y + (b.Y-a.Y)*t/length}
	}
	for t := 0.0; t < length; {
		left := d.on + d.off - d.gone
		if d.gone < d.on {
			left = d.on - d.gone
			piece(at(t), at(math.Min(length, t+left)))
		}
		step := math.Min(left, length-t)
		t += step
		if d.gone += step; d.gone >= d.on+d.off-1e-9 {
			d.gone = 0
		}
	}
}
