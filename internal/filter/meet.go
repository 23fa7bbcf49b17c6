package filter

import (
	"onemap/internal/geometry"
	"onemap/internal/geometry/exact"
)

// meets tells exactly whether the literal and the shape share a point. When no
// edges meet, a part of one lies wholly inside or outside the other, so one
// vertex of each part decides.
func (p *Place) meets(s geometry.Shape) bool {
	for i := 0; i < len(p.Points); i += 2 {
		if covers(s, p.Points[i], p.Points[i+1]) {
			return true
		}
	}
	for _, line := range p.Lines {
		if covers(s, line[0], line[1]) || crosses(s, line) {
			return true
		}
	}
	for r := range p.Shape.Rings() {
		if crosses(s, p.Shape.Ring(r)) {
			return true
		}
	}
	return anyPartIn(p.Shape, s) || anyPartIn(s, p.Shape)
}

func anyPartIn(parts, s geometry.Shape) bool {
	for _, rings := range parts.Polygons() {
		shell := parts.Ring(rings[0])
		if covers(s, shell[0], shell[1]) {
			return true
		}
	}
	return false
}

// covers tells whether a point lies in the shape or on its border, by counting
// the edges to its right.
func covers(s geometry.Shape, x, y float64) bool {
	odd := false
	for r := range s.Rings() {
		ring := s.Ring(r)
		for i := 2; i < len(ring); i += 2 {
			ax, ay, bx, by := ring[i-2], ring[i-1], ring[i], ring[i+1]
			if ay > y && by > y || ay < y && by < y || ax < x && bx < x {
				continue
			}
			side := exact.Orient(ax, ay, bx, by, x, y)
			if side == 0 && between(ax, bx, x) {
				return true
			}
			if (ay > y) != (by > y) && (side > 0) == (by > ay) {
				odd = !odd
			}
		}
	}
	return odd
}

// crosses tells whether an edge of the path shares a point with a border.
func crosses(s geometry.Shape, path []float64) bool {
	box := geometry.EmptyBounds()
	for i := 0; i < len(path); i += 2 {
		box = box.Union(geometry.Bounds{West: path[i], South: path[i+1], East: path[i], North: path[i+1]})
	}
	for r := range s.Rings() {
		ring := s.Ring(r)
		for i := 2; i < len(ring); i += 2 {
			if e := (edge{ring[i-2], ring[i-1], ring[i], ring[i+1]}); e.box().Meets(box) && e.meetsPath(path) {
				return true
			}
		}
	}
	return false
}

type edge struct{ ax, ay, bx, by float64 }

func (e edge) box() geometry.Bounds {
	return geometry.Bounds{
		West: min(e.ax, e.bx), South: min(e.ay, e.by),
		East: max(e.ax, e.bx), North: max(e.ay, e.by),
	}
}

func (e edge) meetsPath(path []float64) bool {
	box := e.box()
	for i := 2; i < len(path); i += 2 {
		if f := (edge{path[i-2], path[i-1], path[i], path[i+1]}); box.Meets(f.box()) && e.meets(f) {
			return true
		}
	}
	return false
}

// meets tells whether two edges whose boxes meet share a point: neither lies
// strictly on one side of the other's line.
func (e edge) meets(f edge) bool { return !e.apart(f) && !f.apart(e) }

func (e edge) apart(f edge) bool {
	a := exact.Orient(e.ax, e.ay, e.bx, e.by, f.ax, f.ay)
	b := exact.Orient(e.ax, e.ay, e.bx, e.by, f.bx, f.by)
	return a > 0 && b > 0 || a < 0 && b < 0
}

func between(a, b, v float64) bool { return min(a, b) <= v && v <= max(a, b) }
