package overlay

import (
	"math"
	"slices"

	"onemap/internal/geometry"
)

// rings collects finished result rings: closed, simple, starting at their
// smallest vertex, so that the same ring has the same bytes whatever the order
// of the input was.
type rings struct {
	xy     []float64 // from the origin of the pair
	ends   []int32   // in points
	planar []geometry.SquareDegrees
	areas  []geometry.SquareMetres
	tiny   int // rings too thin for float64, dropped
	turned []float64

	origin     origin // of the ring being written
	unmeasured bool   // areas are not asked for
}

func (r *rings) reset() {
	r.xy, r.ends, r.planar, r.areas = r.xy[:0], r.ends[:0], r.planar[:0], r.areas[:0]
}

func (r *rings) count() int { return len(r.ends) }

// start is the offset in xy where ring i starts, or the next one will.
func (r *rings) start(i int) int {
	if i == 0 {
		return 0
	}
	return 2 * int(r.ends[i-1])
}

func (r *rings) ring(i int) []float64 { return r.xy[r.start(i):r.start(i+1)] }

// cutBack drops the rings from number first on, finished or not.
func (r *rings) cutBack(first int) {
	r.xy = r.xy[:r.start(first)]
	r.ends = r.ends[:first]
	if !r.unmeasured {
		r.planar, r.areas = r.planar[:first], r.areas[:first]
	}
}

// add appends a vertex to the ring being written, unless it repeats the last.
func (r *rings) add(x, y float64) {
	if n := len(r.xy); n > r.start(r.count()) && r.xy[n-2] == x && r.xy[n-1] == y {
		return
	}
	r.xy = append(r.xy, x, y)
}

// addInput appends vertices in nano-degrees to the ring being written.
func (r *rings) addInput(xy []float64) {
	for i := 0; i+1 < len(xy); i += 2 {
		r.add(xy[i]-r.origin.x, xy[i+1]-r.origin.y)
	}
}

// addRing appends a whole closed ring of nano-degrees.
func (r *rings) addRing(xy []float64) {
	for i := 0; i+3 < len(xy); i += 2 {
		r.xy = append(r.xy, xy[i]-r.origin.x, xy[i+1]-r.origin.y)
	}
	r.endRing()
}

// endRing closes and measures the ring being written, or drops it when its area
// is below what the rounding of its vertices can make.
func (r *rings) endRing() {
	s, n := r.start(r.count()), len(r.xy)
	if n-s >= 4 && r.xy[s] == r.xy[n-2] && r.xy[s+1] == r.xy[n-1] {
		n -= 2
	}
	r.xy = r.xy[:n]
	if n-s < 6 {
		r.xy = r.xy[:s]
		return
	}
	r.turn(r.xy[s:])
	r.xy = append(r.xy, r.xy[s], r.xy[s+1])
	r.measure(r.xy[s:])
}

func (r *rings) measure(ring []float64) {
	planar := geometry.RingPlanar(ring)
	if tooThin(ring, planar, r.origin) {
		r.tiny++
		r.xy = r.xy[:len(r.xy)-len(ring)]
		return
	}
	r.ends = append(r.ends, int32(len(r.xy)/2))
	if r.unmeasured {
		return
	}
	r.planar = append(r.planar, planar)
	r.areas = append(r.areas, geometry.RingAreaFrom(ring, r.origin.y))
}

// turn rotates an open ring so that its smallest vertex comes first.
func (r *rings) turn(open []float64) {
	least := 0
	for i := 2; i < len(open); i += 2 {
		if open[i] < open[least] || open[i] == open[least] && open[i+1] < open[least+1] {
			least = i
		}
	}
	if least > 0 {
		r.turned = append(r.turned[:0], open[:least]...)
		copy(open[copy(open, open[least:]):], r.turned)
	}
}

// sum adds the areas of the rings from number first on in the order of their
// size, so that the sum does not depend on the order of the rings.
func (r *rings) sum(first int) (planar geometry.SquareDegrees, area geometry.SquareMetres) {
	slices.Sort(r.planar[first:])
	slices.Sort(r.areas[first:])
	for i := first; i < len(r.areas); i++ {
		planar += r.planar[i]
		area += r.areas[i]
	}
	return planar, area
}

// onGrid tells whether the rings from number first on have no computed crossing.
func (r *rings) onGrid(first int) bool {
	for _, v := range r.xy[r.start(first):] {
		if v != math.Trunc(v) {
			return false
		}
	}
	return true
}
