package geometry

import (
	"math"
)

// Validate tests a shape on the grid against the rules of OGC simple features,
// exactly: there is no tolerance. Orientation of rings does not matter, points
// repeated in a row are passed over. The error is a *problem.Problem that names
// the rule (also as its Cause, a Rule) and the place; nil for the empty shape.
// Codes: E06, E07, E11, G01, G02, G04, G05, G06, G08, G11.
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
	if v.edges.exhausted() {
		return fault{rule: TooIntricate}
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
