package tile

import (
	priority "container/heap"
	"math"
)

// What makes a place good for a label.
const (
	pull        = 0.25 // how much less depth counts as far from the centre of gravity as the polygon is across
	nearly      = 0.02 // share of the best by which a place must be better to be looked for
	mostSquares = 2000 // looked into, so that a river takes no longer than a field
)

// pole is a place as deep inside the polygon as can be, and how deep it is: the
// pole of inaccessibility (Garcia-Castellanos and Lombardo 2007), found by dividing
// squares, the most promising one first, as V. Agafonkin's polylabel (2016) does.
// Depth counts a little less far from the centre of gravity, as in Mapnik's
// interior_position, so that of places as deep as each other, of which a strip has
// many, the middle one is taken and a slight change of the border moves it slightly.
// It is always inside, because the search begins on the widest chord.
func (p *polygon) pole() (x, y, depth float64) {
	s := p.search()
	for n := 0; n < mostSquares && len(s.squares) > 0; n++ {
		q := priority.Pop(&s.squares).(square)
		if !s.worthwhile(q) {
			break
		}
		half := q.half / 2
		for _, corner := range [4][2]float64{{-half, -half}, {half, -half}, {-half, half}, {half, half}} {
			s.look(q.x+corner[0], q.y+corner[1], half, math.Abs(q.depth)+half*math.Sqrt2)
		}
	}
	return s.best.x, s.best.y, s.best.depth
}

// search is a look for the pole of a polygon.
type search struct {
	polygon *polygon
	across  float64 // diagonal of the box around it
	squares squares
	best    square
}

// square is a part of the ground still to be looked into.
type square struct {
	x, y, half float64 // middle, and half of its side
	depth      float64 // of its middle
	worth      float64 // of its middle
	most       float64 // that any place in it may be worth
}

// search begins at the centre of gravity and on the widest chord, with one square
// around all.
func (p *polygon) search() *search {
	b := nothing()
	for run := p.level.runAt[p.from]; run < p.level.runAt[p.from+1]; run++ {
		b.join(&p.level.runs[run])
	}
	wide, high := (float64(b.east)-float64(b.west))*p.east, float64(b.north)-float64(b.south)
	x, y := (float64(b.west)+float64(b.east))/2*p.east, (float64(b.south)+float64(b.north))/2
	s := &search{polygon: p, across: math.Hypot(wide, high), best: square{worth: math.Inf(-1)}}
	s.look(p.x*p.east, p.y, 0, math.Inf(1))
	s.look(p.chord(y), y, 0, math.Inf(1))
	s.look(x, y, max(wide, high)/2, math.Inf(1))
	return s
}

// look measures a square and keeps it when there may be something better in it.
func (s *search) look(x, y, half, reach float64) {
	q := square{x: x, y: y, half: half, depth: s.polygon.depth(x, y, reach)}
	away, radius := math.Hypot(x-s.polygon.x*s.polygon.east, y-s.polygon.y), half*math.Sqrt2
	q.worth, q.most = s.worth(q.depth, away), s.worth(q.depth+radius, max(0, away-radius))
	if q.worth > s.best.worth {
		s.best = q
	}
	if half > 0 && s.worthwhile(q) {
		priority.Push(&s.squares, q)
	}
}

// worth of a place so deep and so far away from the centre of gravity.
func (s *search) worth(depth, away float64) float64 {
	if depth <= 0 {
		return depth
	}
	return depth * (1 - pull*min(1, away/s.across))
}

func (s *search) worthwhile(q square) bool { return q.most > max(0, s.best.worth)*(1+nearly) }

// squares are a heap, the most promising one on top.
type squares []square

func (q squares) Len() int           { return len(q) }
func (q squares) Less(i, k int) bool { return q[i].most > q[k].most }
func (q squares) Swap(i, k int)      { q[i], q[k] = q[k], q[i] }
func (q *squares) Push(v any)        { *q = append(*q, v.(square)) }

func (q *squares) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
