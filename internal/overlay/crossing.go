package overlay

import "math"

// crossing is where an edge of the displaced subject P crosses an edge of the
// feature Q; always proper, because nothing is degenerate once P is displaced.
type crossing struct {
	p, q  alongRing
	x, y  float64 // from the origin of the pair
	enter bool    // P's boundary enters Q here
	seen  bool    // already part of a result ring
}

// alongRing is a crossing's place on one of the two boundaries.
type alongRing struct {
	edge, ring int32
	at         float64 // along the edge, right to 1e-15 relative
	next       int32   // the next crossing along the ring
	wraps      bool    // that step passes the ring's start
}

// sides are the four orientations of two edges, exact in sign.
type sides struct{ pa, pb, qa, qb float64 }

// meeting gives the point of a crossing, counted from an origin near the two
// shapes. A crossing at a grid point gets exactly that point: different crossings
// coincide only there, so equality of places is equality of floats from then on.
func (o origin) meeting(p, q edge, s sides) (x, y float64) {
	switch {
	case s.pa == 0:
		return p.ax - o.x, p.ay - o.y
	case s.pb == 0:
		return p.bx - o.x, p.by - o.y
	case s.qa == 0:
		return q.ax - o.x, q.ay - o.y
	case s.qb == 0:
		return q.bx - o.x, q.by - o.y
	}
	at := s.pa / (s.pa - s.pb)
	x, y = p.ax-o.x+at*(p.bx-p.ax), p.ay-o.y+at*(p.by-p.ay)
	return o.snapExact(x, y, p, q)
}

// snapExact gives the grid point near (x, y) when both edges pass through it.
func (o origin) snapExact(x, y float64, p, q edge) (float64, float64) {
	const near = 1e-3 // well above the rounding of a computed crossing
	gx, gy := math.Round(x), math.Round(y)
	if math.Abs(gx-x) < near && math.Abs(gy-y) < near && p.of(o.x+gx, o.y+gy) == 0 && q.of(o.x+gx, o.y+gy) == 0 {
		return gx, gy
	}
	return x, y
}
