package overlay

import "math"

// reach is a box prepared for tests against many edges.
type reach struct{ west, south, east, north, midX, midY, width, height float64 }

func reachOf(b *box) reach {
	w, s, e, n := float64(b.west), float64(b.south), float64(b.east), float64(b.north)
	return reach{w, s, e, n, (w + e) / 2, (s + n) / 2, e - w, n - s}
}

// beside tells whether the edge lies wholly beyond one side of the box.
func (r *reach) beside(e *edge) bool {
	return e.ax < r.west && e.bx < r.west || e.ax > r.east && e.bx > r.east ||
		e.ay < r.south && e.by < r.south || e.ay > r.north && e.by > r.north
}

// missedBy tells whether the box surely lies wholly on one side of the edge's
// line. The rounding of the test is allowed for, or a long edge could miss a tiny
// box.
func (r *reach) missedBy(e *edge) bool {
	dx, dy := e.bx-e.ax, e.by-e.ay
	u, v := dx*(r.midY-e.ay), dy*(r.midX-e.ax)
	extent := math.Abs(dx)*r.height + math.Abs(dy)*r.width
	rounding := 1e-15 * (math.Abs(u) + math.Abs(v) + extent)
	return math.Abs(u-v) > extent/2+rounding
}

// doubt is more than e.roughly can be wrong by for a point in the box: the two
// products are no larger than the rectangle around box and edge, and each is
// rounded by 2^-53 of itself.
func (r *reach) doubt(e *edge) float64 {
	width := max(e.ax, e.bx, r.east) - min(e.ax, e.bx, r.west)
	height := max(e.ay, e.by, r.north) - min(e.ay, e.by, r.south)
	return 0x1p-51 * width * height
}
