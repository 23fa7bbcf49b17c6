package overlay

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

type point = [2]float64

// boundary is the set of directed edges around an area; adding the edges of its
// pieces cancels what they share.
type boundary map[[2]point]bool

func (b boundary) add(ring ...point) {
	for i, from := range ring {
		to := ring[(i+1)%len(ring)]
		if b[[2]point{to, from}] {
			delete(b, [2]point{to, from})
		} else {
			b[[2]point{from, to}] = true
		}
	}
}

// randomCells unites a random set of the half cells of a grid: holes, parts,
// touches at points, collinear vertices.
func randomCells(r *rand.Rand, size int, keepCollinear bool) polygons {
	b, fill := boundary{}, 0.2+0.7*r.Float64()
	for x := 0.0; x < float64(size); x++ {
		for y := 0.0; y < float64(size); y++ {
			c := [4]point{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}}
			turn := r.IntN(2)
			first := r.Float64() < fill
			second := first
			if r.IntN(2) == 0 {
				second = r.Float64() < fill
			}
			if first {
				b.add(c[turn], c[turn+1], c[(turn+2)%4])
			}
			if second {
				b.add(c[turn], c[(turn+2)%4], c[(turn+3)%4])
			}
		}
	}
	return b.trace(keepCollinear)
}

// trace makes polygons of the boundary by angles, independently of the engine.
func (b boundary) trace(keepCollinear bool) polygons {
	next, edges := map[point][]point{}, make([][2]point, 0, len(b))
	for e := range b {
		edges = append(edges, e)
	}
	slices.SortFunc(edges, func(a, b [2]point) int {
		return cmp.Or(slices.Compare(a[0][:], b[0][:]), slices.Compare(a[1][:], b[1][:]))
	})
	for _, e := range edges {
		next[e[0]] = append(next[e[0]], e[1])
	}
	var loops [][]float64
	used := map[[2]point]bool{}
	for _, start := range edges {
		var path []point
		for e := start; !used[e]; e = [2]point{e[1], firstClockwise(e, next[e[1]])} {
			used[e] = true
			if i := slices.Index(path, e[0]); i >= 0 {
				loops = appendLoop(loops, path[i:], keepCollinear)
				path = path[:i]
			}
			path = append(path, e[0])
		}
		loops = appendLoop(loops, path, keepCollinear)
	}
	return unnest(loops)
}

func firstClockwise(e [2]point, out []point) (best point) {
	angle := func(p point) float64 { return math.Atan2(p[1]-e[1][1], p[0]-e[1][0]) }
	least := math.Inf(1)
	for _, p := range out {
		a := math.Mod(angle(e[0])-angle(p)+4*math.Pi, 2*math.Pi)
		if a < 1e-9 {
			a = 2 * math.Pi
		}
		if a < least {
			least, best = a, p
		}
	}
	return best
}

func appendLoop(loops [][]float64, path []point, keepCollinear bool) [][]float64 {
	var xy []float64
	for i, p := range path {
		a, b := path[(i+len(path)-1)%len(path)], path[(i+1)%len(path)]
		if keepCollinear || (p[0]-a[0])*(b[1]-p[1]) != (p[1]-a[1])*(b[0]-p[0]) {
			xy = append(xy, p[0], p[1])
		}
	}
	if len(xy) < 6 {
		return loops
	}
	return append(loops, append(xy, xy[0], xy[1]))
}

// unnest gives every hole to its shell.
func unnest(loops [][]float64) (out polygons) {
	s := nest(loops)
	for _, rings := range s.Polygons() {
		var poly [][]float64
		for r := rings[0]; r < rings[1]; r++ {
			poly = append(poly, append([]float64(nil), s.Ring(r)...))
		}
		out = append(out, poly)
	}
	return out
}

// sheared maps the grid to one that shares few lines with it.
func (p polygons) sheared() polygons {
	for _, poly := range p {
		for _, r := range poly {
			for i := 0; i < len(r); i += 2 {
				r[i], r[i+1] = 3*r[i]+r[i+1], 5*r[i+1]-2*r[i]
			}
		}
	}
	return p
}

func validCells(r *rand.Rand, shear bool) polygons {
	for {
		p := randomCells(r, 2+r.IntN(5), r.IntN(2) == 0)
		if shear {
			p = p.sheared()
		}
		if len(p) > 0 && validShape(p.shape()) == nil {
			return p
		}
	}
}
