package geometry

import (
	"math"
	"slices"

	"onemap/internal/geometry/exact"
)

// Validate tests a shape on the grid against the rules of OGC simple features,
// exactly: there is no tolerance. Orientation of rings does not matter, points
// repeated in a row are passed over. The error is a *problem.Problem that names
// the rule (also as its Cause, a Rule) and the place; nil for the empty shape.
// Codes: E06, E07, E11, G01, G02, G04, G05, G06, G08.
func Validate(s Shape) error { return new(Validator).Validate(s) }

// Validator validates one shape after another in the same memory. Its zero
// value is ready; it serves one goroutine at a time.
type Validator struct {
	edges   edges
	polygon []int32 // polygon of each ring
	shell   []int32 // first ring of each polygon
	touches []touch
	fault   fault
	xy      []float64 // copy without repeated points, when there are any
	ends    []int32
	hits    []walk  // edges below a point
	around  []int32 // rings around it
}

// fault is a broken rule at a place in the coordinates validated.
type fault struct {
	rule Rule
	x, y float64
}

// Validate is the function of this name.
func (v *Validator) Validate(s Shape) error {
	if err := onGrid(s.xy); err != nil {
		return err
	}
	if f := v.check(s.xy, s.rings, s.polys); f.rule != "" {
		return broken(f.rule, f.x, f.y)
	}
	return nil
}

// onGrid tests that coordinates are whole nano-degrees of this world.
func onGrid(xy []float64) error {
	for i := 0; i+1 < len(xy); i += 2 {
		x, y := xy[i], xy[i+1]
		if math.Abs(x) <= 180*PerDegree && math.Abs(y) <= 90*PerDegree && x == math.Trunc(x) && y == math.Trunc(y) {
			continue
		}
		p := Position{x / PerDegree, y / PerDegree}
		if !finite(p) {
			return notFinite()
		}
		if err := inRange(p); err != nil {
			return err
		}
		return broken(OffGrid, x, y)
	}
	return nil
}

// check validates whole-number coordinates below 2^51; the empty rule is valid.
func (v *Validator) check(xy []float64, rings, polys []int32) fault {
	v.fault, v.touches = fault{}, v.touches[:0]
	if v.fault = ringsClosed(xy, rings); v.fault.rule != "" {
		return v.fault
	}
	xy, rings = v.distinct(xy, rings)
	if v.fault = enoughPoints(xy, rings); v.fault.rule != "" {
		return v.fault
	}
	v.assign(rings, polys)
	v.edges.build(xy, rings)
	if v.turns() && v.edges.pairs(v.meet) && v.fault.rule == "" && len(rings) > 1 {
		_ = v.crossAtTouches() && v.nested() && v.connected()
	}
	return v.fault
}

// assign notes the polygon of each ring and the shell of each polygon.
func (v *Validator) assign(rings, polys []int32) {
	v.polygon, v.shell = v.polygon[:0], v.shell[:0]
	first := int32(0)
	for p, end := range polys {
		v.shell = append(v.shell, first)
		for range end - first {
			v.polygon = append(v.polygon, int32(p))
		}
		first = end
	}
}

func ringsClosed(xy []float64, rings []int32) fault {
	first := int32(0)
	for _, end := range rings {
		if end == first {
			return fault{rule: TooFewPoints}
		}
		x, y := xy[2*first], xy[2*first+1]
		if x != xy[2*end-2] || y != xy[2*end-1] {
			return fault{Unclosed, x, y}
		}
		first = end
	}
	return fault{}
}

// enoughPoints wants three different points in every ring.
func enoughPoints(xy []float64, rings []int32) fault {
	first := int32(0)
	for _, end := range rings {
		if end-first < 4 {
			return fault{TooFewPoints, xy[2*first], xy[2*first+1]}
		}
		first = end
	}
	return fault{}
}

// distinct leaves out points repeated in a row, copying only when there are any.
func (v *Validator) distinct(xy []float64, rings []int32) ([]float64, []int32) {
	repeated := false
	for i := 2; i+1 < len(xy) && !repeated; i += 2 {
		repeated = xy[i] == xy[i-2] && xy[i+1] == xy[i-1]
	}
	if !repeated {
		return xy, rings
	}
	v.xy, v.ends = v.xy[:0], v.ends[:0]
	first := int32(0)
	for _, end := range rings {
		v.xy = appendDistinct(v.xy, xy[2*first:2*end])
		v.ends = append(v.ends, int32(len(v.xy)/2))
		first = end
	}
	return v.xy, v.ends
}

// appendDistinct appends a ring without points repeated in a row.
func appendDistinct(to, ring []float64) []float64 {
	from := len(to)
	for i := 0; i+1 < len(ring); i += 2 {
		if n := len(to); n > from && to[n-2] == ring[i] && to[n-1] == ring[i+1] {
			continue
		}
		to = append(to, ring[i], ring[i+1])
	}
	return to
}

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
