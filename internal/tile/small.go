package tile

import "math"

// What a feature must keep at a zoom to be drawn by itself, in units as Web
// Mercator shows them: a pixel of area, a unit of mean width, and half of its
// area after its border is simplified.
const (
	leastArea  = 64
	leastWidth = 1
	leastShare = 0.5
)

// measure is what a feature covers, in square steps as Web Mercator shows them.
type measure struct{ area, border float64 }

// measured gives the area and the length of the border of a feature, of its
// vertices that a zoom needs.
func (l *level) measured(slot int32, zoom int, stretch float64) (m measure) {
	for r := l.features[slot]; r < l.features[slot+1]; r++ {
		from, to := l.rings[r], l.rings[r+1]
		twice, length := around(l.xy[from:to], l.ranks[from:to], zoom, stretch)
		m.area, m.border = m.area+twice/2*stretch, m.border+length
	}
	return m
}

// around gives twice the area of a ring, in plain square steps, and its length.
func around(ring []point, ranks []uint8, zoom int, stretch float64) (twice, length float64) {
	var first, last point
	n := 0
	edge := func(a, b point) {
		ax, ay := float64(a.x-ring[0].x), float64(a.y-ring[0].y)
		bx, by := float64(b.x-ring[0].x), float64(b.y-ring[0].y)
		twice += ax*by - bx*ay
		length += math.Hypot(bx-ax, (by-ay)*stretch)
	}
	for i, p := range ring {
		if int(ranks[i]) > zoom {
			continue
		}
		if n == 0 {
			first = p
		} else {
			edge(last, p)
		}
		last = p
		n++
	}
	if n > 1 {
		edge(last, first)
	}
	return twice, length
}

// appears gives the zoom from which a feature is drawn by itself.
func (l *level) appears(slot int32, g grid) uint8 {
	stretch := g.stretch()
	whole := l.measured(slot, detail+1, stretch)
	for zoom := 0; zoom <= detail; zoom++ {
		unit := g.unit(zoom)
		if whole.area < leastArea*unit*unit || 2*whole.area < leastWidth*unit*whole.border {
			continue
		}
		if left := l.measured(slot, max(zoom, coarse), stretch); left.area >= leastShare*whole.area {
			return uint8(zoom)
		}
	}
	return detail + 1
}
