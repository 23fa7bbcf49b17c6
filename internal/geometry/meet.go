package geometry

import (
	"math"

	"onemap/internal/geometry/exact"
)

// pairs calls meet for every pair of edges (a < b) whose boxes meet, until it
// answers false or the budget is spent.
func (e *edges) pairs(meet func(a, b int32) bool) bool {
	if len(e.runs) == 0 {
		return true
	}
	return e.within(len(e.levels)-1, 0, meet)
}

// within looks at the pairs inside one box.
func (e *edges) within(level, i int, meet func(a, b int32) bool) bool {
	if level == 0 {
		return e.inRun(i, meet)
	}
	below := len(e.levels[level-1])
	if !e.within(level-1, 2*i, meet) {
		return false
	}
	if 2*i+1 >= below {
		return true
	}
	return e.within(level-1, 2*i+1, meet) && e.between(level-1, 2*i, 2*i+1, meet)
}

// between looks at the pairs of two boxes of one level.
func (e *edges) between(level, i, j int, meet func(a, b int32) bool) bool {
	if !e.levels[level][i].Meets(e.levels[level][j]) {
		return true
	}
	if level == 0 {
		return e.betweenRuns(i, j, meet)
	}
	below := len(e.levels[level-1])
	for a := 2 * i; a < min(2*i+2, below); a++ {
		for b := 2 * j; b < min(2*j+2, below); b++ {
			if !e.between(level-1, a, b, meet) {
				return false
			}
		}
	}
	return true
}

func (e *edges) inRun(run int, meet func(a, b int32) bool) bool {
	for a := e.runs[run]; a < e.ends[run]; a++ {
		box := e.bounds(a, a+1)
		if !e.against(a, &box, a+1, e.ends[run], meet) {
			return false
		}
	}
	return true
}

func (e *edges) betweenRuns(i, j int, meet func(a, b int32) bool) bool {
	other := &e.levels[0][j]
	for a := e.runs[i]; a < e.ends[i]; a++ {
		box := e.bounds(a, a+1)
		if box.Meets(*other) && !e.against(a, &box, e.runs[j], e.ends[j], meet) {
			return false
		}
	}
	return true
}

// against compares one edge with edges from to end.
func (e *edges) against(a int32, box *Bounds, from, end int32, meet func(a, b int32) bool) bool {
	if e.budget -= int(end - from); e.exhausted() {
		return false
	}
	p := e.xy[2*from : 2*end+2]
	for i := 0; i+3 < len(p); i += 2 {
		x1, y1, x2, y2 := p[i], p[i+1], p[i+2], p[i+3]
		if x1 > box.East && x2 > box.East || x1 < box.West && x2 < box.West ||
			y1 > box.North && y2 > box.North || y1 < box.South && y2 < box.South {
			continue
		}
		b := from + int32(i/2)
		if a > b {
			if !meet(b, a) {
				return false
			}
		} else if !meet(a, b) {
			return false
		}
	}
	return true
}

// contact says how two edges meet.
type contact uint8

const (
	apart    contact = iota
	crossing         // interiors cross at one point
	touching         // an end of one lies on the other, and nothing more
	along            // they share a stretch
)

// contact classifies two edges exactly. A touch lies at the end point given by
// its index.
func (e *edges) contact(a, b int32) (contact, int32) {
	p := e.xy[2*a : 2*a+4]
	q := e.xy[2*b : 2*b+4]
	o1 := exact.Orient(p[0], p[1], p[2], p[3], q[0], q[1])
	o2 := exact.Orient(p[0], p[1], p[2], p[3], q[2], q[3])
	if o1 > 0 && o2 > 0 || o1 < 0 && o2 < 0 {
		return apart, 0
	}
	o3 := exact.Orient(q[0], q[1], q[2], q[3], p[0], p[1])
	o4 := exact.Orient(q[0], q[1], q[2], q[3], p[2], p[3])
	switch {
	case o3 > 0 && o4 > 0 || o3 < 0 && o4 < 0:
		return apart, 0
	case o1 == 0 && o2 == 0:
		return e.collinear(a, b)
	case o1 != 0 && o2 != 0 && o3 != 0 && o4 != 0:
		return crossing, 0
	}
	// One end lies on the other edge's line, and the signs above keep it
	// between the other's ends.
	switch {
	case o1 == 0:
		return touching, b
	case o2 == 0:
		return touching, b + 1
	case o3 == 0:
		return touching, a
	}
	return touching, a + 1
}

// collinear compares two edges of one line along its longer axis.
func (e *edges) collinear(a, b int32) (contact, int32) {
	axis := int32(0)
	if math.Abs(e.xy[2*a+2]-e.xy[2*a]) < math.Abs(e.xy[2*a+3]-e.xy[2*a+1]) {
		axis = 1
	}
	low := func(i int32) (from, to int32) {
		if e.xy[2*i+axis] <= e.xy[2*i+2+axis] {
			return i, i + 1
		}
		return i + 1, i
	}
	a1, a2 := low(a)
	b1, b2 := low(b)
	from, to := a1, a2
	if e.xy[2*b1+axis] > e.xy[2*from+axis] {
		from = b1
	}
	if e.xy[2*b2+axis] < e.xy[2*to+axis] {
		to = b2
	}
	switch f, t := e.xy[2*from+axis], e.xy[2*to+axis]; {
	case f < t:
		return along, from
	case f == t:
		return touching, from
	}
	return apart, 0
}
