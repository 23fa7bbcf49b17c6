package geometry

import (
	"cmp"
	"slices"

	"onemap/internal/geometry/exact"
)

// crossAtTouches sorts the touches by place and tests that no two rings change
// sides there.
func (v *Validator) crossAtTouches() bool {
	v.sortTouches()
	return v.places(func(at []touch) bool {
		for i := range at {
			for j := range i {
				if v.changesSide(at[i], at[j]) {
					return v.crossedAt(at[i], at[j])
				}
			}
		}
		return true
	})
}

// sortTouches orders touches by place and keeps one for each ring there.
func (v *Validator) sortTouches() {
	slices.SortFunc(v.touches, func(a, b touch) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y), cmp.Compare(a.ring, b.ring))
	})
	v.touches = slices.CompactFunc(v.touches, func(a, b touch) bool { return a.x == b.x && a.y == b.y && a.ring == b.ring })
}

func (v *Validator) crossedAt(a, b touch) bool {
	if v.polygon[a.ring] != v.polygon[b.ring] {
		return v.breaks(PartsOverlap, a.x, a.y)
	}
	return v.breaks(RingsCross, a.x, a.y)
}

// places calls f with the touches of each place in turn.
func (v *Validator) places(f func([]touch) bool) bool {
	for i := 0; i < len(v.touches); {
		j := i + 1
		for j < len(v.touches) && v.touches[j].x == v.touches[i].x && v.touches[j].y == v.touches[i].y {
			j++
		}
		if !f(v.touches[i:j]) {
			return false
		}
		i = j
	}
	return true
}

// direction is a whole-number vector.
type direction struct{ x, y float64 }

func cross(a, b direction) float64 { return exact.Det(a.x, b.y, a.y, b.x) }

// ways gives the two directions in which a ring leaves a touched point.
func (v *Validator) ways(t touch) (back, on direction) {
	span := v.edges.rings[t.ring]
	from, to := t.vertex-1, t.vertex+1
	if t.inside {
		from = t.vertex
	} else if from < span[0] {
		from = span[1] - 1
	}
	xy := v.edges.xy
	return direction{xy[2*from] - t.x, xy[2*from+1] - t.y}, direction{xy[2*to] - t.x, xy[2*to+1] - t.y}
}

// changesSide tells whether ring b passes from one side of ring a to the other.
// No two of the directions are equal: rings that share a stretch are refused
// before.
func (v *Validator) changesSide(a, b touch) bool {
	a1, a2 := v.ways(a)
	b1, b2 := v.ways(b)
	return turnsThrough(a1, a2, b1) != turnsThrough(a1, a2, b2)
}

// turnsThrough tells whether turning counter-clockwise from a to b passes d.
func turnsThrough(a, b, d direction) bool {
	switch turn := cross(a, b); {
	case turn > 0:
		return cross(a, d) > 0 && cross(d, b) > 0
	case turn < 0:
		return !(cross(b, d) > 0 && cross(d, a) > 0)
	}
	return cross(a, d) > 0
}

// connected tests that the interior of every polygon hangs together. Rings that
// do not cross cut it in two exactly when rings and the places where they touch
// form a cycle, which joining them one by one shows.
func (v *Validator) connected() bool {
	if len(v.touches) == 0 {
		return true
	}
	root := make([]int32, len(v.polygon))
	for i := range root {
		root[i] = int32(i)
	}
	return v.places(func(at []touch) bool {
		for i := range at {
			for j := range i {
				if v.polygon[at[i].ring] != v.polygon[at[j].ring] {
					continue
				}
				if !join(root, at[i].ring, at[j].ring) {
					return v.breaks(DisconnectedInterior, at[i].x, at[i].y)
				}
				break // one place joins a ring once
			}
		}
		return true
	})
}

// join merges the trees of two rings, false when they are one already.
func join(root []int32, a, b int32) bool {
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	a, b = find(a), find(b)
	root[a] = b
	return a != b
}
