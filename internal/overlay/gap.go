package overlay

import (
	"math"

	"onemap/internal/geometry"
)

// gap measures the distance between two shapes that share no point.
type gap struct {
	plane plane
	p     *Subject
	q     *outline
	best  float64 // metres in the plane: nothing further is looked at
	line  edge    // between the nearest points
	found bool

	qRuns, pRuns []int32
}

// measure is the length of the shortest line between the two, infinite when it
// is longer than best.
func (g *gap) measure() geometry.Metres {
	around := g.plane.widened(g.p.box, g.best)
	g.qRuns = g.q.runsMeeting(&around, g.qRuns)
	for _, c := range g.qRuns {
		around = g.plane.widened(g.q.boxes[c], g.best)
		g.pRuns = g.p.outline.runsMeeting(&around, g.pRuns[:0])
		for _, d := range g.pRuns {
			g.betweenRuns(g.p.outline.runs[d], g.q.runs[c])
		}
	}
	if !g.found {
		return geometry.Metres(math.Inf(1))
	}
	return geometry.EdgeLength(g.line.ax, g.line.ay, g.line.bx, g.line.by)
}

// betweenRuns: edges that do not cross are nearest at an end of one of them.
func (g *gap) betweenRuns(p, q run) {
	for i := p.first; i < p.last; i++ {
		e := g.p.outline.edge(i)
		for k := q.first; k < q.last; k++ {
			f := g.q.edge(k)
			g.fromPoint(e.ax, e.ay, f)
			g.fromPoint(e.bx, e.by, f)
			g.fromPoint(f.ax, f.ay, e)
			g.fromPoint(f.bx, f.by, e)
		}
	}
}

// fromPoint measures from a point to the nearest point of an edge.
func (g *gap) fromPoint(x, y float64, e edge) {
	east, north := g.plane.east, g.plane.north
	ux, uy := (e.bx-e.ax)*east, (e.by-e.ay)*north
	vx, vy := (x-e.ax)*east, (y-e.ay)*north
	at := math.Max(0, math.Min(1, (ux*vx+uy*vy)/(ux*ux+uy*uy)))
	if d := math.Hypot(vx-at*ux, vy-at*uy); d <= g.best {
		g.best, g.found = d, true
		g.line = edge{x, y, e.ax + at*(e.bx-e.ax), e.ay + at*(e.by-e.ay)}
	}
}
