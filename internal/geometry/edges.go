package geometry

import (
	"math"
	"slices"
)

// edges are rings of whole numbers with boxes over runs of edges, level over
// level, so that pairs of edges that may meet are found without looking at all
// pairs. Edge i runs from point i to point i+1 of the same ring; rings are
// closed and hold no point twice in a row.
type edges struct {
	xy     []float64
	ringOf []int32    // ring of each run
	runs   []int32    // first edge of each run, and the end of the last
	ends   []int32    // end of each run, in edges
	levels [][]Bounds // levels[0] is one box per run, each next one half as many
	rings  [][2]int32 // first edge and end of each ring, in edges (= points)
	store  []Bounds
	tops   [][]float64 // beside levels: how far north the rings that own the edges reach
	north  []float64   // store of tops
	budget int         // comparisons left
}

// mostComparisons ends the search for meeting edges in shapes drawn to have
// every box over every other one; an honest border of 160,000 vertices
// takes a fiftieth of it. It is about ten seconds of work.
const mostComparisons = 400_000_000

// exhausted tells whether the search was given up.
func (e *edges) exhausted() bool { return e.budget < 0 }

// perRun is how many edges share a box: enough that boxes cost little memory,
// few enough that two neighbouring runs are compared in no time.
const perRun = 8

// build lays boxes over the rings given by their ends in points. Memory of an
// earlier build is used again.
func (e *edges) build(xy []float64, ringEnds []int32) {
	e.xy, e.budget = xy, mostComparisons
	e.rings, e.runs, e.ends, e.ringOf, e.store = e.rings[:0], e.runs[:0], e.ends[:0], e.ringOf[:0], e.store[:0]
	from := int32(0)
	for _, end := range ringEnds {
		e.rings = append(e.rings, [2]int32{from, end - 1})
		from = end
	}
	e.layRings()
	e.layLevels()
	e.layTops()
}

// layRings lays out the runs ring by ring, many rings along a Hilbert curve, so
// that runs that lie side by side in memory lie side by side on the ground.
func (e *edges) layRings() {
	if len(e.rings) <= 16 {
		for i := range e.rings {
			e.layRuns(int32(i))
		}
		return
	}
	boxes := make([]Bounds, len(e.rings))
	for i, r := range e.rings {
		boxes[i] = e.bounds(r[0], r[1])
	}
	for _, i := range HilbertOrder(boxes) {
		e.layRuns(int32(i))
	}
}

// layRuns cuts one ring into runs.
func (e *edges) layRuns(ring int32) {
	first, end := e.rings[ring][0], e.rings[ring][1]
	for i := first; i < end; i += perRun {
		stop := min(i+perRun, end)
		e.runs = append(e.runs, i)
		e.ends = append(e.ends, stop)
		e.ringOf = append(e.ringOf, ring)
		e.store = append(e.store, e.bounds(i, stop))
	}
}

// bounds is the box of points first to last, both included.
func (e *edges) bounds(first, last int32) Bounds {
	p := e.xy[2*first : 2*last+2]
	b := Bounds{p[0], p[1], p[0], p[1]}
	for i := 2; i+1 < len(p); i += 2 {
		x, y := p[i], p[i+1]
		if x < b.West {
			b.West = x
		} else if x > b.East {
			b.East = x
		}
		if y < b.South {
			b.South = y
		} else if y > b.North {
			b.North = y
		}
	}
	return b
}

// layLevels joins boxes by two until one is left.
func (e *edges) layLevels() {
	n := len(e.store)
	total := n
	for m := n; m > 1; m = (m + 1) / 2 {
		total += (m + 1) / 2
	}
	if cap(e.store) < total {
		e.store = append(make([]Bounds, 0, total+total/4), e.store...)
	}
	e.levels = append(e.levels[:0], e.store[:n])
	for below := e.store[:n]; len(below) > 1; {
		from := len(e.store)
		for i := 0; i < len(below); i += 2 {
			b := below[i]
			if i+1 < len(below) {
				b = b.Union(below[i+1])
			}
			e.store = append(e.store, b)
		}
		below = e.store[from:]
		e.levels = append(e.levels, below)
	}
}

// layTops notes for each box how far north the rings with edges in it reach: a
// ring that ends below a point is not around it, however many edges it has
// there.
func (e *edges) layTops() {
	e.tops, e.north = e.tops[:0], e.north[:0]
	if len(e.rings) < 2 {
		return
	}
	reach := make([]float64, len(e.rings))
	for i := range reach {
		reach[i] = math.Inf(-1)
	}
	for i, r := range e.ringOf {
		reach[r] = max(reach[r], e.store[i].North)
	}
	e.north = slices.Grow(e.north, len(e.store)) // or levels would move
	for _, r := range e.ringOf {
		e.north = append(e.north, reach[r])
	}
	e.tops = append(e.tops, e.north)
	for below := e.north; len(below) > 1; {
		from := len(e.north)
		for i := 0; i < len(below); i += 2 {
			e.north = append(e.north, max(below[i], below[min(i+1, len(below)-1)]))
		}
		below = e.north[from:]
		e.tops = append(e.tops, below)
	}
}
