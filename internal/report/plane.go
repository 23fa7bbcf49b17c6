package report

import (
	"math"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// place is metres east and north in the plane a sketch and its corner table
// use: Gauss-Krüger, so that straight survey lines are straight.
type place struct{ x, y float64 }

// plane is the system of the file when it was a projected native one, else the
// 3-degree zone round the subject, with the zone number in front.
func planeOf(received string, s geometry.Shape) geometry.CRS {
	for epsg := 4491; epsg <= 4554; epsg++ {
		if c := (geometry.CRS{EPSG: epsg}); c.Name() == received && c.Native() {
			return c
		}
	}
	box := s.Bounds().Degrees()
	zone := math.Floor(((box[0]+box[2])/2 + 1.5) / 3)
	return geometry.CRS{EPSG: 4488 + int(zone)}
}

// lines is the rings of a shape, in the order of Shape.Ring.
type lines [][]place

// project puts every ring of a shape on the plane; false when it lies outside
// the plane's range.
func project(c geometry.CRS, s geometry.Shape) (lines, bool) {
	out := make(lines, s.Rings())
	for r := range out {
		xy := s.Ring(r)
		for k := 0; k < len(xy); k += 2 {
			p, err := c.Projected(geometry.Position{X: xy[k] / geometry.PerDegree, Y: xy[k+1] / geometry.PerDegree})
			if err != nil {
				return nil, false
			}
			out[r] = append(out[r], place{p.X, p.Y})
		}
	}
	return out, true
}

// box is an extent on the plane.
type box struct{ west, south, east, north float64 }

func (l lines) extent() box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, r := range l {
		for _, p := range r {
			b.west, b.east = math.Min(b.west, p.x), math.Max(b.east, p.x)
			b.south, b.north = math.Min(b.south, p.y), math.Max(b.north, p.y)
		}
	}
	return b
}

func (b box) wide() float64 { return b.east - b.west }
func (b box) high() float64 { return b.north - b.south }

// framed is b with a margin of part of its larger side, widened to the
// proportions of the drawing.
func (b box) framed(part, proportion float64) box {
	m := part * math.Max(b.wide(), b.high())
	b = box{b.west - m, b.south - m, b.east + m, b.north + m}
	if add := b.high()*proportion - b.wide(); add > 0 {
		b.west, b.east = b.west-add/2, b.east+add/2
	} else {
		add = b.wide()/proportion - b.high()
		b.south, b.north = b.south-add/2, b.north+add/2
	}
	return b
}

// frameDegrees is a box in nano-degrees that holds the frame of a subject's
// sketch, for looking up what lies in view.
func frameDegrees(document *check.CheckDocument, s geometry.Shape) (geometry.Bounds, bool) {
	c := planeOf(document.Check.Submission.CRS, s)
	l, ok := project(c, s)
	if !ok {
		return geometry.Bounds{}, false
	}
	f := l.extent().framed(sketchMargin, sketchWide/sketchHigh)
	b := geometry.EmptyBounds()
	for _, p := range []place{{f.west, f.south}, {f.east, f.south}, {f.east, f.north}, {f.west, f.north}} {
		d, err := c.Geographic(geometry.Position{X: p.x, Y: p.y})
		if err != nil {
			return geometry.Bounds{}, false
		}
		x, y := math.Round(d.X*geometry.PerDegree), math.Round(d.Y*geometry.PerDegree)
		b = b.Union(geometry.Bounds{West: x, East: x, South: y, North: y})
	}
	return b, true
}
