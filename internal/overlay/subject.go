package overlay

import (
	"slices"
	"sync"

	"onemap/internal/geometry"
)

// Subject is a shape prepared to be overlaid with snapshots. Any number of
// workers may read it at once; Set must not run while one does.
type Subject struct {
	shape   geometry.Shape
	outline outline
	box     box
	planar  geometry.SquareDegrees
	area    geometry.SquareMetres
	fault   error // the shape cannot be overlaid exactly

	starts []int32
	turned []float64

	self sync.Once
	hits []int32
}

// NewSubject prepares a canonical shape.
func NewSubject(shape geometry.Shape) *Subject {
	s := &Subject{}
	s.Set(shape)
	return s
}

// Set replaces the shape and reuses the memory. Rings may start anywhere; a ring
// that runs the wrong way round is read backwards.
func (s *Subject) Set(shape geometry.Shape) {
	s.shape, s.self = shape, sync.Once{}
	xy, ringEnds, _ := shape.Flat()
	s.fault = onGrid(xy)
	s.starts = append(append(s.starts[:0], 0), ringEnds...)
	o := &s.outline
	o.xy, o.starts, o.from, o.to = xy, s.starts, 0, int32(len(ringEnds))
	s.orient()
	s.cut()
}

// setFeature makes feature i of a snapshot the subject; what the snapshot knows of
// it, its areas and where it touches itself, is not found out again.
func (s *Subject) setFeature(from *Snapshot, i int) {
	f := from.slot[i]
	known, inEdges := from.outline(f), s.outline.self.inEdges[:0]
	s.shape, s.fault = from.Shape(i), nil
	s.planar, s.area = from.planar[f], from.area[f]
	o := &s.outline
	o.xy, o.starts, o.from, o.to = known.xy, known.starts, known.from, known.to
	s.cut()
	o.self = selfTouch{known.self.touches, append(inEdges, known.self.inEdges...)}
	s.self = sync.Once{}
	s.self.Do(func() {})
}

// orient measures the rings and turns the wrong ones in a copy.
func (s *Subject) orient() {
	s.planar, s.area = 0, 0
	copied := false
	for _, rings := range s.shape.Polygons() {
		for r := rings[0]; r < rings[1]; r++ {
			ring := s.outline.ring(int32(r))
			planar := geometry.RingPlanar(ring)
			if (planar < 0) == (r == rings[0]) {
				if !copied {
					s.turned = append(s.turned[:0], s.outline.xy...)
					s.outline.xy, copied = s.turned, true
				}
				ring = s.outline.ring(int32(r))
				reverse(ring)
				planar = -planar
			}
			s.planar += planar
			s.area += geometry.RingArea(ring)
		}
	}
}

func (s *Subject) cut() {
	o := &s.outline
	o.runs, o.boxes = o.runs[:0], o.boxes[:0]
	for r := o.from; r < o.to; r++ {
		o.runs, o.boxes = cut(o.ring(r), o.starts[r], r, subjectRun, o.runs, o.boxes)
	}
	o.raise(o.boxes)
	s.box = nowhere()
	for i := range o.boxes {
		s.box.add(&o.boxes[i])
	}
}

// selfTouch finds, once, where the subject touches itself.
func (s *Subject) selfTouch() selfTouch {
	s.self.Do(func() { s.outline.self = s.outline.findSelf(s.outline.self, &s.hits) })
	return s.outline.self
}

// Shape is the shape as set.
func (s *Subject) Shape() geometry.Shape { return s.shape }

// reverse turns a ring round in place.
func reverse(xy []float64) {
	slices.Reverse(xy)
	for i := 0; i < len(xy); i += 2 {
		xy[i], xy[i+1] = xy[i+1], xy[i]
	}
}
