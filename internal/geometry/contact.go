package geometry

import (
	"slices"

	"onemap/internal/geometry/exact"
)

// touch is a ring passing through a point of another: by its vertex number
// vertex, or in the interior of the edge that starts there.
type touch struct {
	x, y   float64
	ring   int32
	vertex int32
	inside bool // of the edge
}

// ringOfEdge finds the ring of an edge.
func (v *Validator) ringOfEdge(edge int32) int32 {
	i, _ := slices.BinarySearchFunc(v.edges.rings, edge, func(r [2]int32, e int32) int {
		if r[1] <= e {
			return -1
		}
		if r[0] > e {
			return 1
		}
		return 0
	})
	return int32(i)
}

// turns looks at neighbouring edges: they may share their vertex only.
func (v *Validator) turns() bool {
	xy := v.edges.xy
	for _, span := range v.edges.rings {
		back := span[1] - 1
		for i := span[0]; i < span[1]; i++ {
			x, y := xy[2*i], xy[2*i+1]
			dx, dy, ex, ey := xy[2*back]-x, xy[2*back+1]-y, xy[2*i+2]-x, xy[2*i+3]-y
			if (dx*ex > 0 || dy*ey > 0) && exact.Det(dx, ey, dy, ex) == 0 {
				return v.breaks(Spike, x, y)
			}
			back = i
		}
	}
	return true
}

// meet looks at one pair of edges whose boxes meet, a before b.
func (v *Validator) meet(a, b int32) bool {
	if b == a+1 { // edges of two rings are never numbered in a row
		return true
	}
	r := v.ringOfEdge(a)
	span := v.edges.rings[r]
	same := b < span[1]
	if same && a == span[0] && b == span[1]-1 {
		return true
	}
	kind, point := v.edges.contact(a, b)
	if kind == apart {
		return true
	}
	other := r
	if !same {
		other = v.ringOfEdge(b)
	}
	return v.contact(kind, point, a, b, r, other)
}

func (v *Validator) breaks(rule Rule, x, y float64) bool {
	v.fault = fault{rule, x, y}
	return false
}

// contact judges two edges, not neighbours, that meet.
func (v *Validator) contact(kind contact, point, a, b, ringA, ringB int32) bool {
	xy := v.edges.xy
	x, y := xy[2*point], xy[2*point+1]
	crossed, shared := RingsCross, RingsShareEdge
	if v.polygon[ringA] != v.polygon[ringB] {
		crossed, shared = PartsOverlap, PartsShareEdge
	}
	switch {
	case kind == crossing && ringA == ringB:
		x, y = v.edges.crossing(a, b)
		return v.breaks(SelfIntersection, x, y)
	case kind == crossing:
		x, y = v.edges.crossing(a, b)
		return v.breaks(crossed, x, y)
	case ringA == ringB && kind == along:
		return v.breaks(SelfIntersection, x, y)
	case ringA == ringB: // reported when nothing worse is found
		v.fault = fault{SelfTouch, x, y}
		return true
	case kind == along:
		return v.breaks(shared, x, y)
	}
	v.touches = append(v.touches, v.touch(x, y, ringA, a), v.touch(x, y, ringB, b))
	return true
}

// touch notes where on its ring an edge is touched.
func (v *Validator) touch(x, y float64, ring, edge int32) touch {
	xy := v.edges.xy
	switch {
	case xy[2*edge] == x && xy[2*edge+1] == y:
		return touch{x, y, ring, edge, false}
	case xy[2*edge+2] == x && xy[2*edge+3] == y:
		if edge+1 == v.edges.rings[ring][1] { // the closing point is the first
			edge = v.edges.rings[ring][0] - 1
		}
		return touch{x, y, ring, edge + 1, false}
	}
	return touch{x, y, ring, edge, true}
}

// crossing is about where two crossing edges cross.
func (e *edges) crossing(a, b int32) (x, y float64) {
	p, q := e.xy[2*a:2*a+4], e.xy[2*b:2*b+4]
	from := exact.Orient(q[0], q[1], q[2], q[3], p[0], p[1])
	to := exact.Orient(q[0], q[1], q[2], q[3], p[2], p[3])
	t := from / (from - to)
	return p[0] + t*(p[2]-p[0]), p[1] + t*(p[3]-p[1])
}
