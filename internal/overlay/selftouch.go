package overlay

import "onemap/internal/geometry/exact"

// selfTouch says whether an outline touches itself, which valid polygons may do
// at single points, and lists the vertices that lie inside another of its edges:
// the result must have a vertex there.
type selfTouch struct {
	touches bool
	inEdges []contact
}

// findSelf looks for every vertex met twice or lying inside an edge.
func (o *outline) findSelf(found selfTouch, hits *[]int32) selfTouch {
	found = selfTouch{inEdges: found.inEdges[:0]}
	for c := range o.runs {
		*hits = o.runsMeeting(&o.boxes[c], (*hits)[:0])
		for _, d := range *hits {
			o.selfRuns(int32(c), d, &found)
		}
	}
	return found
}

// selfRuns tests the vertices of run c against the edges of run d.
func (o *outline) selfRuns(c, d int32, found *selfTouch) {
	vertices, edges := o.runs[c], o.runs[d]
	for k := edges.first; k < edges.last; k++ {
		e := o.edge(k)
		if e.missesBox(&o.boxes[c]) {
			continue
		}
		after := o.after(k, edges.ring)
		for v := vertices.first; v < vertices.last; v++ {
			if v != k && v != after {
				o.selfVertex(k, e, o.xy[2*v], o.xy[2*v+1], found)
			}
		}
	}
}

func (o *outline) selfVertex(k int32, e edge, x, y float64, found *selfTouch) {
	if !e.spans(x, y) || x == e.bx && y == e.by {
		return // the end is the start of the next edge
	}
	if x == e.ax && y == e.ay {
		found.touches = true
	} else if exact.Orient(e.ax, e.ay, e.bx, e.by, x, y) == 0 {
		found.touches = true
		found.inEdges = append(found.inEdges, contactOn(k, e, x, y))
	}
}

// after is the vertex that follows edge k in its ring.
func (o *outline) after(k, ring int32) int32 {
	if k++; k == o.starts[ring+1]-1 {
		return o.starts[ring]
	}
	return k
}

// spans tells whether the edge's rectangle holds (x, y).
func (e edge) spans(x, y float64) bool {
	return (x-e.ax)*(x-e.bx) <= 0 && (y-e.ay)*(y-e.by) <= 0
}

func (e edge) missesBox(b *box) bool {
	w, s, ea, n := float64(b.west), float64(b.south), float64(b.east), float64(b.north)
	return e.ax < w && e.bx < w || e.ax > ea && e.bx > ea || e.ay < s && e.by < s || e.ay > n && e.by > n
}
