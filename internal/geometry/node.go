package geometry

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// noded is a shape whose edges meet at their ends only, or are equal.
type noded struct {
	edges edges
	polys []int32
}

// insertion is a new vertex on an edge.
type insertion struct {
	edge int32
	x, y float64
}

const (
	nodingRounds  = 40        // each moves borders by less than a step; two or three are the rule
	mostCrossings = 4_000_000 // of one round
)

// node inserts vertices where edges meet until none is missing. Rounding a
// crossing moves its edges a little, which may make them meet others: hence the
// rounds.
func node(ctx context.Context, s Shape) (*noded, error) {
	n := &noded{polys: s.polys}
	xy, rings := s.xy, s.rings
	for range nodingRounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n.edges.build(xy, rings)
		missing, ok := n.missing()
		if !ok {
			return nil, at(TooIntricate, nil)
		}
		if len(missing) == 0 {
			return n, nil
		}
		xy, rings = insert(xy, rings, missing)
	}
	after := Shape{xy: xy, rings: rings, polys: s.polys}
	return nil, collapsedOnGrid(s.outline(), after.outline(), nil)
}

// missing lists the vertices that edges lack; false when there are too many.
func (n *noded) missing() (list []insertion, ok bool) {
	e := &n.edges
	add := func(edge int32, x, y float64) {
		if !e.endsAt(edge, x, y) {
			list = append(list, insertion{edge, x, y})
		}
	}
	ok = e.pairs(func(a, b int32) bool {
		switch kind, point := e.contact(a, b); kind {
		case crossing:
			x, y := e.crossing(a, b)
			x, y = math.Round(x)+0, math.Round(y)+0
			add(a, x, y)
			add(b, x, y)
		case touching:
			add(a, e.xy[2*point], e.xy[2*point+1])
			add(b, e.xy[2*point], e.xy[2*point+1])
		case along:
			for _, p := range [2]int32{a, a + 1} {
				if e.spans(b, p) {
					add(b, e.xy[2*p], e.xy[2*p+1])
				}
			}
			for _, p := range [2]int32{b, b + 1} {
				if e.spans(a, p) {
					add(a, e.xy[2*p], e.xy[2*p+1])
				}
			}
		}
		return len(list) < mostCrossings
	})
	return list, ok
}

func (e *edges) endsAt(edge int32, x, y float64) bool {
	p := e.xy[2*edge : 2*edge+4]
	return p[0] == x && p[1] == y || p[2] == x && p[3] == y
}

// spans tells whether a point of the edge's line lies in the edge's box.
func (e *edges) spans(edge, point int32) bool {
	b := e.bounds(edge, edge+1)
	x, y := e.xy[2*point], e.xy[2*point+1]
	return b.West <= x && x <= b.East && b.South <= y && y <= b.North
}

// insert puts vertices into rings, those of one edge in order along it.
func insert(xy []float64, rings []int32, list []insertion) ([]float64, []int32) {
	along := func(i insertion) float64 {
		p := xy[2*i.edge : 2*i.edge+4]
		return (i.x-p[0])*(p[2]-p[0]) + (i.y-p[1])*(p[3]-p[1])
	}
	slices.SortFunc(list, func(a, b insertion) int {
		if a.edge != b.edge {
			return cmp.Compare(a.edge, b.edge)
		}
		return cmp.Or(cmp.Compare(along(a), along(b)), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
	})
	var to []float64
	var ends []int32
	first, next := int32(0), 0
	for _, end := range rings {
		var ring []float64
		for i := first; i < end; i++ {
			ring = append(ring, xy[2*i], xy[2*i+1])
			for ; next < len(list) && list[next].edge == i; next++ {
				ring = append(ring, list[next].x, list[next].y)
			}
		}
		to = appendDistinct(to, ring)
		ends = append(ends, int32(len(to)/2))
		first = end
	}
	return to, ends
}
