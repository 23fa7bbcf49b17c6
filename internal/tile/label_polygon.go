package tile

import (
	"math"
	"slices"
)

// polygon is a shell and its holes, looked at by how deep inside places lie. Its
// measures are steps north; steps east are shortened by east, so that distances
// are those on the ground.
type polygon struct {
	level    *level
	from, to int32 // its rings
	twice    float64
	x, y     float64 // centre of gravity, in steps
	east     float64 // length of a step east over that of a step north
}

// polygon measures the polygon of some rings.
func (l *level) polygon(from, to int32) polygon {
	p := polygon{level: l, from: from, to: to}
	o := l.xy[l.rings[from]]
	for r := from; r < to; r++ {
		ring := l.ring(r)
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			ax, ay := float64(a.x)-float64(o.x), float64(a.y)-float64(o.y)
			bx, by := float64(b.x)-float64(o.x), float64(b.y)-float64(o.y)
			c := ax*by - bx*ay
			p.twice, p.x, p.y = p.twice+c, p.x+(ax+bx)*c, p.y+(ay+by)*c
		}
	}
	p.x, p.y = float64(o.x)+p.x/(3*p.twice), float64(o.y)+p.y/(3*p.twice)
	return p
}

// depth is how far a place lies from the border, less than nothing outside; the
// border is known to be within reach. Edges are looked at one by one only in runs
// that come near; a run beyond reach is crossed by the way east from the place as
// often, but for pairs, as the line between its ends is.
func (p *polygon) depth(x, y, reach float64) float64 {
	n := nearness{x: x, y: y, east: p.east, least: reach * reach}
	l := p.level
	for r := p.from; r < p.to; r++ {
		ring := l.ring(r)
		for k, run := 0, l.runAt[r]; run < l.runAt[r+1]; k, run = k+runLength, run+1 {
			end := min(k+runLength, len(ring))
			next := ring[end%len(ring)]
			b := l.runs[run]
			b.add(next)
			if n.beyond(&b) {
				if float64(b.west)*p.east > x {
					n.cross(ring[k], next)
				}
				continue
			}
			n.edges(ring[k:end], next)
		}
	}
	if n.odd {
		return math.Sqrt(n.least)
	}
	return -math.Sqrt(n.least)
}

// nearness is what is known of a place as the border is followed.
type nearness struct {
	x, y, east float64
	least      float64 // square of the distance to the border
	odd        bool    // the way east has crossed the border so often
}

// beyond tells whether all of a box is farther than the border is known to be.
func (n *nearness) beyond(b *box) bool {
	dx := max(float64(b.west)*n.east-n.x, n.x-float64(b.east)*n.east, 0)
	dy := max(float64(b.south)-n.y, n.y-float64(b.north), 0)
	return dx*dx+dy*dy >= n.least
}

// cross counts a line wholly east of the place.
func (n *nearness) cross(a, b point) {
	if (float64(a.y) > n.y) != (float64(b.y) > n.y) {
		n.odd = !n.odd
	}
}

// edges takes account of the edges between vertices and on to the next one.
func (n *nearness) edges(vertices []point, next point) {
	bx, by := float64(vertices[0].x)*n.east-n.x, float64(vertices[0].y)-n.y
	for i := range vertices {
		ax, ay := bx, by
		b := next
		if i+1 < len(vertices) {
			b = vertices[i+1]
		}
		bx, by = float64(b.x)*n.east-n.x, float64(b.y)-n.y
		dx, dy := bx-ax, by-ay
		if (ay > 0) != (by > 0) && ax-dx*ay/dy > 0 {
			n.odd = !n.odd
		}
		if square := dx*dx + dy*dy; square > 0 {
			t := max(0, min(-(ax*dx+ay*dy)/square, 1))
			ax, ay = ax+t*dx, ay+t*dy
		}
		n.least = min(n.least, ax*ax+ay*ay)
	}
}

// chord is the middle of the widest way through the polygon along a parallel.
func (p *polygon) chord(y float64) (x float64) {
	var at []float64
	for r := p.from; r < p.to; r++ {
		ring := p.level.ring(r)
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			ay, by := float64(a.y)-y, float64(b.y)-y
			if (ay > 0) != (by > 0) {
				at = append(at, p.east*(float64(a.x)-(float64(b.x)-float64(a.x))*ay/(by-ay)))
			}
		}
	}
	slices.Sort(at)
	widest := -1.0
	for i := 0; i+1 < len(at); i += 2 {
		if w := at[i+1] - at[i]; w > widest {
			widest, x = w, (at[i]+at[i+1])/2
		}
	}
	return x
}
