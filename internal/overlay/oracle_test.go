package overlay

import (
	"math/big"

	"onemap/internal/geometry"
	"onemap/internal/geometry/exact"
)

// exactArea is the area of p∩q in square steps as a fraction: a multipolygon is a
// signed sum of triangles from one vertex, and triangles are clipped exactly.
func exactArea(p, q geometry.Shape) *big.Rat {
	sum := new(big.Rat)
	for _, t := range triangles(p) {
		for _, u := range triangles(q) {
			if t.beside(u) {
				continue
			}
			a := clip(t.at, u.at)
			sum.Add(sum, a.Mul(a, big.NewRat(t.sign*u.sign, 1)))
		}
	}
	return sum
}

type triangle struct {
	at   [3]point // counter-clockwise
	sign int64
}

// beside tells that all of t lies to one side of all of u, west, east, south or
// north: they share no ground.
func (t triangle) beside(u triangle) bool {
	for axis := range 2 {
		a, b, c := t.at[0][axis], t.at[1][axis], t.at[2][axis]
		d, e, f := u.at[0][axis], u.at[1][axis], u.at[2][axis]
		if max(a, b, c) <= min(d, e, f) || max(d, e, f) <= min(a, b, c) {
			return true
		}
	}
	return false
}

func triangles(s geometry.Shape) (all []triangle) {
	for i := range s.Rings() {
		r := s.Ring(i)
		for k := 2; k+5 < len(r); k += 2 {
			a, b, c := point{r[0], r[1]}, point{r[k], r[k+1]}, point{r[k+2], r[k+3]}
			switch d := exact.Orient(a[0], a[1], b[0], b[1], c[0], c[1]); {
			case d > 0:
				all = append(all, triangle{[3]point{a, b, c}, 1})
			case d < 0:
				all = append(all, triangle{[3]point{a, c, b}, -1})
			}
		}
	}
	return all
}

type fractions struct{ x, y *big.Rat }

func fractionsOf(p point) fractions {
	return fractions{new(big.Rat).SetFloat64(p[0]), new(big.Rat).SetFloat64(p[1])}
}

func (a fractions) minus(b fractions) fractions {
	return fractions{new(big.Rat).Sub(a.x, b.x), new(big.Rat).Sub(a.y, b.y)}
}

func (a fractions) cross(b fractions) *big.Rat {
	l, m := new(big.Rat).Mul(a.x, b.y), new(big.Rat).Mul(a.y, b.x)
	return l.Sub(l, m)
}

// toward is the point at part t of the way from a to b.
func (a fractions) toward(b fractions, t *big.Rat) fractions {
	d := b.minus(a)
	return fractions{d.x.Add(d.x.Mul(d.x, t), a.x), d.y.Add(d.y.Mul(d.y, t), a.y)}
}

// clip is the area of the intersection of two triangles.
func clip(t, u [3]point) *big.Rat {
	poly := []fractions{fractionsOf(t[0]), fractionsOf(t[1]), fractionsOf(t[2])}
	for k := range u {
		poly = clipAt(poly, fractionsOf(u[k]), fractionsOf(u[(k+1)%3]))
	}
	twice := new(big.Rat)
	for i, p := range poly {
		twice.Add(twice, p.cross(poly[(i+1)%len(poly)]))
	}
	return twice.Mul(twice, big.NewRat(1, 2))
}

// clipAt keeps the part left of a→b.
func clipAt(poly []fractions, a, b fractions) (kept []fractions) {
	along := b.minus(a)
	sides := make([]*big.Rat, len(poly))
	for i, p := range poly {
		sides[i] = along.cross(p.minus(a))
	}
	for i, p := range poly {
		next := (i + 1) % len(poly)
		q, sp, sq := poly[next], sides[i], sides[next]
		if sp.Sign() >= 0 {
			kept = append(kept, p)
		}
		if sp.Sign()*sq.Sign() < 0 {
			kept = append(kept, p.toward(q, new(big.Rat).Quo(sp, new(big.Rat).Sub(sp, sq))))
		}
	}
	return kept
}
