package overlay

import (
	"cmp"
	"math"
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/geometry/exact"
)

// nest makes a shape of simple rings: counter-clockwise ones are shells, and
// every clockwise one goes to the smallest shell around it. Polygons come in the
// order of their first vertex, so the same rings make the same shape.
func nest(loops [][]float64) geometry.Shape {
	slices.SortFunc(loops, func(a, b []float64) int { return slices.Compare(a, b) })
	all := make([]loop, len(loops))
	for i, xy := range loops {
		all[i] = loop{xy, float64(geometry.RingPlanar(xy)), boxAround(xy), -1}
	}
	for i := range all {
		if all[i].area < 0 {
			all[i].host = hostOf(&all[i], all)
		}
	}
	return gather(all)
}

// loop is a ring on its way into a polygon.
type loop struct {
	xy   []float64
	area float64
	box  box
	host int
}

func hostOf(hole *loop, all []loop) int {
	host, least := -1, math.Inf(1)
	for j := range all {
		s := &all[j]
		if s.area > -hole.area && s.area < least && s.box.meets(&hole.box) && ringHolds(s.xy, hole.xy) {
			host, least = j, s.area
		}
	}
	return host
}

func gather(all []loop) geometry.Shape {
	var xy []float64
	var ringEnds, polyEnds []int32
	add := func(l *loop) {
		xy = append(xy, l.xy...)
		ringEnds = append(ringEnds, int32(len(xy)/2))
	}
	for i := range all {
		if all[i].area <= 0 {
			continue
		}
		add(&all[i])
		for j := range all {
			if all[j].host == i {
				add(&all[j])
			}
		}
		polyEnds = append(polyEnds, int32(len(ringEnds)))
	}
	return geometry.FromFlat(xy, ringEnds, polyEnds)
}

// ringHolds tells whether hole h lies in ring r: a vertex of h that is not on r
// decides; if all are, the middle of an edge does.
func ringHolds(r, h []float64) bool {
	for i := 0; i+3 < len(h); i += 2 {
		if side := sideOfRing(r, h[i], h[i+1]); side != 0 {
			return side > 0
		}
	}
	for i := 0; i+3 < len(h); i += 2 {
		if side := sideOfRing(r, (h[i]+h[i+2])/2, (h[i+1]+h[i+3])/2); side != 0 {
			return side > 0
		}
	}
	return false
}

// sideOfRing is 1 inside, -1 outside, 0 on the ring.
func sideOfRing(r []float64, x, y float64) int {
	side := -1
	for k := 0; k+3 < len(r); k += 2 {
		e := edge{r[k], r[k+1], r[k+2], r[k+3]}
		if e.ax == x && e.ay == y || e.ay == y && e.by == y && cmp.Compare(e.ax, x) != cmp.Compare(e.bx, x) {
			return 0
		}
		upward := e.by > y
		if (e.ay > y) == upward {
			continue
		}
		d := exact.Orient(e.ax, e.ay, e.bx, e.by, x, y)
		if d == 0 {
			return 0
		}
		if upward == (d > 0) {
			side = -side
		}
	}
	return side
}
