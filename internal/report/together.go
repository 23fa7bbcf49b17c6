package report

import (
	"math"
	"slices"

	"onemap/internal/geometry"
)

// apart is how far corners of a file are apart at least, metres: readers, ours
// too, take nearer ones for one (W03 of domain 4.1).
const apart = 0.00105

// together puts neighbouring corners of a ring in degrees that are nearer than
// apart into one, placed so that the area of the ring stays: leaving one out
// would turn the long edges beside it by half a millimetre, and with them the
// area by hundredths of a square metre.
func together(ring []geometry.Position) []geometry.Position {
	for k := 0; k < len(ring) && len(ring) > 3; {
		n := len(ring)
		p, q := ring[k], ring[(k+1)%n]
		if distance(p, q) >= apart {
			k++
			continue
		}
		ring[k] = between(ring[(k+n-1)%n], p, q, ring[(k+2)%n])
		ring = slices.Delete(ring, (k+1)%n, (k+1)%n+1)
		k = max(0, min(k, len(ring)-1)-1)
	}
	return ring
}

// between is the corner m beside p and q with which the way a-m-b encloses what
// a-p-q-b does: on the middle of p and q, moved across the line from a to b.
func between(a, p, q, b geometry.Position) geometry.Position {
	m := geometry.Position{X: (p.X + q.X) / 2, Y: (p.Y + q.Y) / 2}
	dx, dy := b.X-a.X, b.Y-a.Y
	length := dx*dx + dy*dy
	if length == 0 {
		return m
	}
	missing := turn(a, p, q) + turn(a, q, b) - turn(a, m, b)
	m.X += missing * dy / length
	m.Y -= missing * dx / length
	return m
}

// turn is twice the signed area of a triangle.
func turn(a, b, c geometry.Position) float64 {
	return (b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X)
}

// distance of two places in degrees that are close together, metres.
func distance(p, q geometry.Position) float64 {
	const perDegree = 111_320
	return math.Hypot((p.X-q.X)*math.Cos(p.Y*math.Pi/180), p.Y-q.Y) * perDegree
}
