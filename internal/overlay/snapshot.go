package overlay

import (
	"onemap/internal/geometry"
)

// Snapshot holds the shapes of one edition, laid out for overlay: in Hilbert
// order, coordinates in one slice, boxes over runs of edges, a packed tree over
// the features, areas measured once. It never changes and may be read by any
// number of goroutines. Features are named by their place in Build's argument.
type Snapshot struct {
	xy       []float64
	starts   []int32 // first point of every ring, and the end
	features []int32 // first ring of every feature, and the end
	number   []int32 // slot → the caller's number
	slot     []int32 // the caller's number → slot

	planar []geometry.SquareDegrees
	area   []geometry.SquareMetres
	bounds geometry.Bounds

	runs  []run
	boxes []box   // per run
	runAt []int32 // first run of every feature, and the end
	tall  map[int32]levels
	selfs map[int32]selfTouch
	tree  tree
}

// Len is the number of features.
func (s *Snapshot) Len() int { return len(s.number) }

// Bounds is the box around all features, empty when there is none.
func (s *Snapshot) Bounds() geometry.Bounds { return s.bounds }

// Area is the area of record of feature i.
func (s *Snapshot) Area(i int) geometry.SquareMetres { return s.area[s.slot[i]] }

// Planar is the plane area of feature i.
func (s *Snapshot) Planar(i int) geometry.SquareDegrees { return s.planar[s.slot[i]] }

// SelfTouching is the number of features that touch themselves.
func (s *Snapshot) SelfTouching() int { return len(s.selfs) }

// Shape gives feature i; its coordinates are shared with the snapshot.
func (s *Snapshot) Shape(i int) geometry.Shape {
	f := s.slot[i]
	first, end := s.features[f], s.features[f+1]
	if first == end {
		return geometry.Shape{}
	}
	origin := s.starts[first]
	var ringEnds, polyEnds []int32
	for r := first; r < end; r++ {
		if r > first && s.isShell(r) {
			polyEnds = append(polyEnds, r-first)
		}
		ringEnds = append(ringEnds, s.starts[r+1]-origin)
	}
	polyEnds = append(polyEnds, end-first)
	return geometry.FromFlat(s.xy[2*origin:2*s.starts[end]:2*s.starts[end]], ringEnds, polyEnds)
}

// isShell: shells run counter-clockwise here, holes clockwise, in polygon order.
func (s *Snapshot) isShell(r int32) bool {
	return geometry.RingPlanar(s.xy[2*s.starts[r]:2*s.starts[r+1]]) > 0
}

// outline is feature f as the overlay sees it.
func (s *Snapshot) outline(f int32) outline {
	from, to := s.runAt[f], s.runAt[f+1]
	o := outline{
		xy: s.xy, starts: s.starts, from: s.features[f], to: s.features[f+1],
		runs: s.runs[from:to], boxes: s.boxes[from:to],
	}
	if to-from > fewRuns {
		o.levels = s.tall[f]
	}
	if len(s.selfs) > 0 {
		o.self = s.selfs[f]
	}
	return o
}

// Bytes is the memory the snapshot takes.
func (s *Snapshot) Bytes() int {
	offsets := len(s.starts) + len(s.features) + len(s.number) + len(s.slot) + len(s.runAt)
	boxes := len(s.boxes) + s.tree.boxes()
	for _, l := range s.tall {
		boxes += len(l.upper) + len(l.top)
	}
	contacts := 0
	for _, t := range s.selfs {
		contacts += len(t.inEdges)
	}
	return 8*len(s.xy) + 4*offsets + 16*boxes + 12*len(s.runs) + 16*len(s.area) + 32*contacts
}
