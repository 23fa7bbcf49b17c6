package tile

import (
	"context"
	"math"
)

// Zooms between which vertices are ranked: below coarse nothing is gained, above
// detail every vertex is drawn.
const (
	coarse = 5
	detail = 16
)

// halfUnit is how far, in units of a tile, a simplified border may lie from the
// true one: as far as rounding to units may move it.
const halfUnit = 0.5

// ranked gives for every vertex of a level the coarsest zoom that needs it, from
// coarse to detail+1. A border that rings share gets the same ranks in all of
// them: what lies between two nodes is simplified by rules that do not ask from
// which end it is seen.
func (l *level) ranked(ctx context.Context, g grid) ([]uint8, error) {
	nodes, err := l.nodes(ctx)
	if err != nil {
		return nil, err
	}
	s := newSimplifier(g)
	ranks := make([]uint8, len(l.xy))
	for r := range int32(len(l.shells)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		from, to := l.rings[r], l.rings[r+1]
		s.ring(l.xy[from:to], ranks[from:to], func(i int) bool { return nodes.has(from + int32(i)) })
	}
	return ranks, nil
}

// simplifier ranks the vertices of one ring after another.
type simplifier struct {
	stretch   float64             // a step north over a step east, as Web Mercator shows them
	tolerance [detail + 1]float64 // by zoom, in steps east, squared
	ends      []int               // of the arcs of a ring
	parts     []part              // of an arc, still to be looked at
}

// part is a piece of an arc between two vertices that are kept; far is the
// square of how far from the simpler line its nearer end was.
type part struct {
	from, to int
	far      float64
}

func newSimplifier(g grid) *simplifier {
	s := &simplifier{stretch: g.stretch()}
	for zoom := range s.tolerance {
		t := halfUnit * g.unit(zoom)
		s.tolerance[zoom] = t * t
	}
	return s
}

// ring ranks the vertices of a ring between its nodes. A ring without nodes is
// one arc from its least vertex round to it.
func (s *simplifier) ring(ring []point, ranks []uint8, node func(int) bool) {
	s.ends = s.ends[:0]
	least := 0
	for i := range ring {
		if node(i) {
			s.ends = append(s.ends, i)
		}
		if before(ring[i], ring[least]) {
			least = i
		}
	}
	if len(s.ends) == 0 {
		s.ends = append(s.ends, least)
	}
	for k, end := range s.ends {
		ranks[end] = coarse
		next := s.ends[(k+1)%len(s.ends)]
		if next <= end {
			next += len(ring)
		}
		s.arc(ring, ranks, end, next)
	}
}

// arc ranks the vertices between two kept ones (Douglas and Peucker 1973). A
// vertex never ranks before the one that split its part off, so what is kept at a
// zoom is kept at all finer ones. Vertices are counted on past the end of the ring.
func (s *simplifier) arc(ring []point, ranks []uint8, from, to int) {
	s.parts = append(s.parts[:0], part{from, to, math.Inf(1)})
	for len(s.parts) > 0 {
		p := s.parts[len(s.parts)-1]
		s.parts = s.parts[:len(s.parts)-1]
		if p.to-p.from < 2 {
			continue
		}
		at, far := s.farthest(ring, p.from, p.to)
		far = min(far, p.far)
		rank := s.rank(far)
		if rank > detail {
			for v := p.from + 1; v < p.to; v++ {
				ranks[v%len(ring)] = rank
			}
			continue
		}
		ranks[at%len(ring)] = rank
		s.parts = append(s.parts, part{p.from, at, far}, part{at, p.to, far})
	}
}

// rank is the coarsest zoom whose tolerance is below a squared distance.
func (s *simplifier) rank(far float64) uint8 {
	for zoom := coarse; zoom <= detail; zoom++ {
		if far > s.tolerance[zoom] {
			return uint8(zoom)
		}
	}
	return detail + 1
}

// farthest finds the vertex farthest from the line between two others, and the
// square of its distance. Of two as far away the one nearer the middle is taken,
// then the lesser, so the answer is the same from both ends.
func (s *simplifier) farthest(ring []point, from, to int) (at int, far float64) {
	n := len(ring)
	a, b := ring[from%n], ring[to%n]
	if before(b, a) {
		a, b = b, a
	}
	l := s.line(a, b)
	far = -1
	for v := from + 1; v < to; v++ {
		i := v
		if i >= n {
			i -= n
		}
		d := l.distance(ring[i])
		if d > far || d == far && s.first(ring, v, at, from+to) {
			at, far = v, d
		}
	}
	return at, far
}

// first tells whether v comes before w where both are as far away: middle is
// twice the middle of their part.
func (s *simplifier) first(ring []point, v, w, middle int) bool {
	dv, dw := abs(2*v-middle), abs(2*w-middle)
	return dv < dw || dv == dw && before(ring[v%len(ring)], ring[w%len(ring)])
}

func abs(v int) int { return max(v, -v) }

// before orders positions.
func before(a, b point) bool { return a.x < b.x || a.x == b.x && a.y < b.y }

// line is the piece of a straight line between two vertices.
type line struct {
	x, y, dx, dy, stretch, square float64
}

func (s *simplifier) line(a, b point) line {
	l := line{x: float64(a.x), y: float64(a.y) * s.stretch, stretch: s.stretch}
	l.dx, l.dy = float64(b.x)-l.x, float64(b.y)*s.stretch-l.y
	l.square = l.dx*l.dx + l.dy*l.dy
	return l
}

// distance is the squared distance of a position from the piece.
func (l *line) distance(p point) float64 {
	x, y := float64(p.x)-l.x, float64(p.y)*l.stretch-l.y
	if l.square > 0 {
		t := max(0, min(1, (x*l.dx+y*l.dy)/l.square))
		x, y = x-t*l.dx, y-t*l.dy
	}
	return x*x + y*y
}
