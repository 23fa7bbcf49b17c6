package overlay

import (
	"maps"
	"runtime"
	"sync"

	"onemap/internal/geometry/exact"
)

// selfTouch says whether an outline touches itself, which valid polygons may do
// at single points, and lists the vertices that lie inside another of its edges:
// the result must have a vertex there.
type selfTouch struct {
	touches bool
	inEdges []contact
}

// findSelves looks for the features that touch themselves, on every core: it is
// most of the work of building a snapshot.
func (s *Snapshot) findSelves() {
	found := make([]map[int32]selfTouch, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range found {
		wait.Go(func() { found[i] = s.selvesAmong(s.Len()*i/len(found), s.Len()*(i+1)/len(found)) })
	}
	wait.Wait()
	for _, some := range found {
		maps.Copy(s.selfs, some)
	}
}

// selvesAmong gives those among the slots from..to-1.
func (s *Snapshot) selvesAmong(from, to int) map[int32]selfTouch {
	found, hits := map[int32]selfTouch{}, []int32(nil)
	for f := int32(from); f < int32(to); f++ {
		o := s.outline(f)
		if self := o.findSelf(selfTouch{}, &hits); self.touches {
			found[f] = self
		}
	}
	return found
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
