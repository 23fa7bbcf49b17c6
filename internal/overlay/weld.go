package overlay

import (
	"cmp"
	"math"
	"slices"
)

// weld makes borders coincide that would but for the rounding of a crossing: a
// computed vertex of one shape within a hair of an edge of the other becomes a
// vertex of that edge. Without it every such border leaves slivers narrower than
// float64 degrees can draw. What is on the grid of 1e-9 degree is exact and stays
// as it is.
func (f frame) weld(a, b [][]float64) (_, _ [][]float64) {
	if f.allOnGrid(a) && f.allOnGrid(b) {
		return a, b
	}
	return f.weldTo(a, regionOf(b)), f.weldTo(b, regionOf(a))
}

func (f frame) allOnGrid(loops [][]float64) bool {
	for _, loop := range loops {
		for i := 0; i < len(loop); i += 2 {
			if !f.onGrid(loop[i], loop[i+1]) {
				return false
			}
		}
	}
	return true
}

// onGrid tells whether a place in the frame is on the grid of 1e-9 degree.
func (f frame) onGrid(x, y float64) bool {
	return math.Mod(x, f.scale) == 0 && math.Mod(y, f.scale) == 0
}

// weldTo puts the vertices of other that lie within a hair of loops into them.
func (f frame) weldTo(loops [][]float64, other *Subject) [][]float64 {
	out := make([][]float64, len(loops))
	var near []contact
	for i, loop := range loops {
		for k := 0; k+3 < len(loop); k += 2 {
			e := edge{loop[k], loop[k+1], loop[k+2], loop[k+3]}
			out[i] = appendDistinct(out[i], e.ax, e.ay)
			near = f.nearEdge(e, other, near[:0])
			for _, c := range near {
				out[i] = appendDistinct(out[i], c.x, c.y)
			}
		}
		out[i] = appendDistinct(out[i], loop[len(loop)-2], loop[len(loop)-1])
	}
	return out
}

// nearEdge appends the vertices of other near the edge, in the order along it.
func (f frame) nearEdge(e edge, other *Subject, near []contact) []contact {
	reach, ends := hair*f.scale, f.onGrid(e.ax, e.ay) && f.onGrid(e.bx, e.by)
	around := boxAround([]float64{e.ax - reach, e.ay - reach, e.bx + reach, e.by + reach, e.ax + reach, e.ay + reach, e.bx - reach, e.by - reach})
	o := &other.outline
	other.hits = o.runsMeeting(&around, other.hits[:0])
	for _, c := range other.hits {
		for v := o.runs[c].first; v < o.runs[c].last; v++ {
			x, y := o.xy[2*v], o.xy[2*v+1]
			if (!ends || !f.onGrid(x, y)) && e.passes(x, y, reach) {
				near = append(near, contactOn(0, e, x, y))
			}
		}
	}
	slices.SortFunc(near, func(a, b contact) int { return cmp.Compare(a.at, b.at) })
	return near
}

// passes tells whether the edge passes a point at no more than reach, between its
// ends.
func (e edge) passes(x, y, reach float64) bool {
	dx, dy := e.bx-e.ax, e.by-e.ay
	along := dx*(x-e.ax) + dy*(y-e.ay)
	square := dx*dx + dy*dy
	return along > 0 && along < square && math.Abs(e.of(x, y)) <= reach*math.Sqrt(square) && !e.endsAt(x, y)
}
