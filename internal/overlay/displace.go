package overlay

import "onemap/internal/geometry/exact"

// edge is a directed edge from a to b in nano-degrees.
type edge struct{ ax, ay, bx, by float64 }

// of is positive when (x, y) lies to the left of the edge's line; exact sign.
func (e edge) of(x, y float64) float64 { return exact.Orient(e.ax, e.ay, e.bx, e.by, x, y) }

// roughly is of with the rounding of two products.
func (e edge) roughly(x, y float64) float64 {
	return (e.ax-x)*(e.by-y) - (e.ay-y)*(e.bx-x)
}

// moved says which of a point and an edge belongs to the subject, which is
// displaced by (ε, ε²).
type moved bool

const (
	pointMoves moved = true  // a subject's point against a feature's edge
	edgeMoves  moved = false // a feature's point against a subject's edge
)

// left tells on which side of e a point lies once the subject is displaced; d
// is e.of(point) before that. The tie is decided by cross(b-a, ±(ε, ε²)) =
// ±(-dy·ε + dx·ε²).
func (e edge) left(d float64, who moved) bool {
	if d != 0 {
		return d > 0
	}
	if e.by != e.ay {
		return (e.by < e.ay) == bool(who)
	}
	return (e.bx > e.ax) == bool(who)
}

// along compares where the edges c and d of the other shape cut e: -1, 0 or 1;
// who is pointMoves when e belongs to the subject. The cut of c is
// t = (A + u·ε + v·ε²)/D with A = c.of(e.a), D = A - c.of(e.b) and (u, v) the
// tie terms of left; D does not move. 0 only when c and d overlap on one line,
// which no valid polygon has.
func (e edge) along(c, d edge, who moved) int {
	a, b := e.cutBy(c, who), e.cutBy(d, who)
	if r := exact.CompareFractions(a.at, a.scale, b.at, b.scale); r != 0 {
		return r
	}
	if r := exact.CompareFractions(a.first, a.scale, b.first, b.scale); r != 0 {
		return r
	}
	return exact.CompareFractions(a.second, a.scale, b.second, b.scale)
}

// place is (at + first·ε + second·ε²)/scale, scale positive.
type place struct{ at, first, second, scale exact.Wide }

func (e edge) cutBy(c edge, who moved) place {
	at := exact.OrientWide(c.ax, c.ay, c.bx, c.by, e.ax, e.ay)
	scale := at.Sub(exact.OrientWide(c.ax, c.ay, c.bx, c.by, e.bx, e.by))
	p := place{at, exact.Product(c.ay-c.by, 1), exact.Product(c.bx-c.ax, 1), scale}
	if who == edgeMoves {
		p.first, p.second = p.first.Neg(), p.second.Neg()
	}
	if scale.Sign() < 0 {
		return place{p.at.Neg(), p.first.Neg(), p.second.Neg(), scale.Neg()}
	}
	return p
}
