package geometry

import (
	"cmp"
	"slices"

	"onemap/internal/geometry/exact"
)

// nested tests that holes lie in their shells and nowhere else, and that no
// part lies in another. Rings are known not to cross, so one point of a ring
// that is on no other ring speaks for all of it.
func (v *Validator) nested() bool {
	for ring := range int32(len(v.polygon)) {
		around := v.containers(ring)
		var rule Rule
		if shell := v.shell[v.polygon[ring]]; ring != shell {
			rule = v.holeAmong(ring, shell, around)
		} else {
			rule = v.partAmong(ring, around)
		}
		if rule != "" {
			return v.breaks(rule, v.edges.xy[2*v.edges.rings[ring][0]], v.edges.xy[2*v.edges.rings[ring][0]+1])
		}
	}
	return true
}

func (v *Validator) holeAmong(hole, shell int32, around []int32) Rule {
	for _, r := range around {
		if r != shell && v.polygon[r] == v.polygon[hole] {
			return NestedHoles
		}
	}
	if !slices.Contains(around, shell) {
		return HoleOutsideShell
	}
	return ""
}

// partAmong: a shell may lie in another part's shell only when it lies in a
// hole of it as well.
func (v *Validator) partAmong(shell int32, around []int32) Rule {
	for _, r := range around {
		p := v.polygon[r]
		if r != v.shell[p] {
			continue
		}
		if !slices.ContainsFunc(around, func(h int32) bool { return h != r && v.polygon[h] == p }) {
			return PartsOverlap
		}
	}
	return ""
}

// containers lists the rings that lie around a ring; the list is good until the
// next call.
func (v *Validator) containers(ring int32) []int32 {
	x, y := v.freePoint(ring)
	v.hits = v.edges.below(x, y, ring, v.hits[:0])
	slices.SortFunc(v.hits, func(a, b walk) int { return cmp.Compare(a.ring, b.ring) })
	v.around = v.around[:0]
	for i := 0; i < len(v.hits); {
		j := i
		for j < len(v.hits) && v.hits[j].ring == v.hits[i].ring {
			j++
		}
		if (j-i)%2 == 1 {
			v.around = append(v.around, v.hits[i].ring)
		}
		i = j
	}
	return v.around
}

// freePoint is a point of the ring that lies on no other ring, in quarters of
// the coordinates' unit: a vertex if possible, else a point a quarter, half or
// three quarters along an edge.
func (v *Validator) freePoint(ring int32) (x, y float64) {
	xy, span := v.edges.xy, v.edges.rings[ring]
	for _, t := range [4]float64{0, 2, 1, 3} {
		for i := span[0]; i < span[1]; i++ {
			x = xy[2*i]*(4-t) + xy[2*i+2]*t
			y = xy[2*i+1]*(4-t) + xy[2*i+3]*t
			if !v.touchedAt(x/4, y/4) {
				return x, y
			}
		}
	}
	return x, y
}

func (v *Validator) touchedAt(x, y float64) bool {
	_, found := slices.BinarySearchFunc(v.touches, touch{x: x, y: y}, func(a, b touch) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	return found
}

// below appends the passage of every edge that lies below a point (in quarters
// of the coordinates' unit) and not on it, except those of ring skip. An edge
// owns its western end, so the ray down passes just east of the point. Rings
// that end below the point are left out: they wind around it 0 times.
func (e *edges) below(x, y float64, skip int32, to []walk) []walk {
	return e.belowIn(len(e.levels)-1, 0, x, y, skip, to)
}

func (e *edges) belowIn(level, i int, x, y float64, skip int32, to []walk) []walk {
	if b := &e.levels[level][i]; x < 4*b.West || x >= 4*b.East || y < 4*b.South {
		return to
	}
	if len(e.tops) > 0 && 4*e.tops[level][i] < y {
		return to
	}
	if level == 0 {
		return e.belowRun(i, x, y, skip, to)
	}
	to = e.belowIn(level-1, 2*i, x, y, skip, to)
	if 2*i+1 < len(e.levels[level-1]) {
		to = e.belowIn(level-1, 2*i+1, x, y, skip, to)
	}
	return to
}

func (e *edges) belowRun(run int, x, y float64, skip int32, to []walk) []walk {
	if e.budget -= perRun; e.ringOf[run] == skip || e.exhausted() {
		return to
	}
	for i := e.runs[run]; i < e.ends[run]; i++ {
		p := e.xy[2*i : 2*i+4]
		if (4*p[0] <= x) == (4*p[2] <= x) {
			continue
		}
		way := int32(1)
		if p[0] > p[2] {
			way = -1
		}
		if left := exact.Orient(4*p[0], 4*p[1], 4*p[2], 4*p[3], x, y); left*float64(way) > 0 {
			to = append(to, walk{e.ringOf[run], way})
		}
	}
	return to
}
