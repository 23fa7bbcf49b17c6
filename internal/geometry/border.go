package geometry

import (
	"cmp"
	"slices"
)

// point is a grid point.
type point struct{ x, y float64 }

// arc is a directed edge.
type arc struct{ from, to point }

// walk is one passage of a ring along an edge: +1 east (north when the edge is
// upright), -1 the other way.
type walk struct{ ring, way int32 }

// eastward gives an edge of a ring from west to east (south to north when
// upright) and how the ring walks it.
func (e *edges) eastward(i int32) (arc, walk) {
	p := e.xy[2*i : 2*i+4]
	a, b := point{p[0], p[1]}, point{p[2], p[3]}
	if a.x < b.x || a.x == b.x && a.y < b.y {
		return arc{a, b}, walk{way: 1}
	}
	return arc{b, a}, walk{way: -1}
}

// borders gives the edges that have inside on one side only, inside on their
// left. Along a chain of a ring without branches the sides stay the same, so
// windings are counted once for each chain.
func (n *noded) borders() []arc {
	passages, degree := n.passages()
	var out []arc
	for _, span := range n.edges.rings {
		left, right, known := false, false, false
		for i := span[0]; i < span[1]; i++ {
			a, w := n.edges.eastward(i)
			walks := passages[a]
			if !known || len(walks) != 1 || degree[n.edges.point(i)] != 2 {
				left, right = n.sides(a, walks)
				if w.way < 0 {
					left, right = right, left
				}
			}
			if known = len(walks) == 1; len(walks) > 0 && left != right {
				out = append(out, directed(a, left == (w.way > 0)))
			}
			if len(walks) > 1 {
				passages[a] = nil // one border for all its passages
			}
		}
	}
	return out
}

func directed(a arc, along bool) arc {
	if along {
		return a
	}
	return arc{a.to, a.from}
}

func (e *edges) point(i int32) point { return point{e.xy[2*i], e.xy[2*i+1]} }

// passages collects who walks along each edge, and how many edges end at each
// point.
func (n *noded) passages() (map[arc][]walk, map[point]int) {
	passages, degree := map[arc][]walk{}, map[point]int{}
	for r, span := range n.edges.rings {
		for i := span[0]; i < span[1]; i++ {
			a, w := n.edges.eastward(i)
			if len(passages[a]) == 0 {
				degree[a.from]++
				degree[a.to]++
			}
			passages[a] = append(passages[a], walk{int32(r), w.way})
		}
	}
	return passages, degree
}

// sides tells whether inside lies to the left (above, west) and to the right
// of an eastward edge.
func (n *noded) sides(a arc, walks []walk) (left, right bool) {
	below := n.edges.below(2*(a.from.x+a.to.x), 2*(a.from.y+a.to.y), -1, nil)
	right = n.inside(below)
	return n.inside(append(below, walks...)), right
}

// inside tells whether a point with these windings is covered: by a polygon
// whose shell winds around it and none of whose holes does.
func (n *noded) inside(walks []walk) bool {
	slices.SortFunc(walks, func(a, b walk) int { return cmp.Compare(a.ring, b.ring) })
	first, i := int32(0), 0
	for _, end := range n.polys {
		around, winding := 0, int32(0)
		shell := false
		for i < len(walks) && walks[i].ring < end {
			ring := walks[i].ring
			for winding = 0; i < len(walks) && walks[i].ring == ring; i++ {
				winding += walks[i].way
			}
			if winding != 0 {
				around++
				shell = shell || ring == first
			}
		}
		if shell && around == 1 {
			return true
		}
		first = end
	}
	return false
}
