package overlay

import (
	"fmt"
	"math"

	"onemap/internal/geometry"
)

// Build lays out canonical shapes; feature i is shapes[i]. Empty shapes keep
// their number and overlap nothing. The error wraps a problem (E60) and names
// the feature that is not on the grid, or says that the edition is too large.
func Build(shapes []geometry.Shape) (*Snapshot, error) {
	points, rings, err := count(shapes)
	if err != nil {
		return nil, err
	}
	b := newBuilder(points, rings, len(shapes))
	bounds := make([]geometry.Bounds, len(shapes))
	for i := range shapes {
		bounds[i] = shapes[i].Bounds()
		b.s.bounds = b.s.bounds.Union(bounds[i])
	}
	for _, i := range geometry.HilbertOrder(bounds) {
		b.add(i, shapes[i])
	}
	return b.finish(), nil
}

// count gives the vertices and rings of all shapes, which must be on the grid.
func count(shapes []geometry.Shape) (points, rings int, err error) {
	for i, s := range shapes {
		xy, _, _ := s.Flat()
		if err := onGrid(xy); err != nil {
			return 0, 0, fmt.Errorf("feature %d: %w", i, err)
		}
		points += s.Vertices()
		rings += s.Rings()
	}
	if points > math.MaxInt32 {
		err = fmt.Errorf("%d vertices in one snapshot, at most %d", points, math.MaxInt32)
	}
	return points, rings, err
}

// builder fills a snapshot slot by slot.
type builder struct {
	s      *Snapshot
	around []box // per feature
}

func newBuilder(points, rings, n int) *builder {
	s := &Snapshot{
		xy:       make([]float64, 0, 2*points),
		starts:   append(make([]int32, 0, rings+1), 0),
		features: append(make([]int32, 0, n+1), 0),
		runAt:    append(make([]int32, 0, n+1), 0),
		number:   make([]int32, 0, n),
		slot:     make([]int32, n),
		planar:   make([]geometry.SquareDegrees, 0, n),
		area:     make([]geometry.SquareMetres, 0, n),
		runs:     make([]run, 0, points/featureRun+rings),
		boxes:    make([]box, 0, points/featureRun+rings),
		bounds:   geometry.EmptyBounds(),
		tall:     map[int32]levels{},
		selfs:    map[int32]selfTouch{},
	}
	return &builder{s: s, around: make([]box, 0, n)}
}

// add puts a shape into the next slot.
func (b *builder) add(number int, shape geometry.Shape) {
	s, f := b.s, int32(len(b.s.number))
	s.number = append(s.number, int32(number))
	s.slot[number] = f
	var planar geometry.SquareDegrees
	var area geometry.SquareMetres
	for _, rings := range shape.Polygons() {
		for r := rings[0]; r < rings[1]; r++ {
			ring := b.addRing(shape.Ring(r), r == rings[0])
			planar += geometry.RingPlanar(ring)
			area += geometry.RingArea(ring)
		}
	}
	s.planar, s.area = append(s.planar, planar), append(s.area, area)
	s.features = append(s.features, int32(len(s.starts)-1))
	s.runAt = append(s.runAt, int32(len(s.runs)))
	b.index(f)
}

// addRing copies a ring, shells counter-clockwise and holes clockwise.
func (b *builder) addRing(xy []float64, shell bool) []float64 {
	s, number, from := b.s, int32(len(b.s.starts)-1), len(b.s.xy)
	s.xy = append(s.xy, xy...)
	ring := s.xy[from:]
	if (geometry.RingPlanar(ring) > 0) != shell {
		reverse(ring)
	}
	s.starts = append(s.starts, int32(len(s.xy)/2))
	s.runs, s.boxes = cut(ring, int32(from/2), number, featureRun, s.runs, s.boxes)
	return ring
}

// index adds the upper box levels of a feature, if any.
func (b *builder) index(f int32) {
	s, from := b.s, b.s.runAt[f]
	around := nowhere()
	for i := range s.boxes[from:] {
		around.add(&s.boxes[int(from)+i])
	}
	b.around = append(b.around, around)
	if len(s.boxes)-int(from) > fewRuns {
		var l levels
		l.raise(s.boxes[from:])
		s.tall[f] = l
	}
}

func (b *builder) finish() *Snapshot {
	b.s.tree = plant(b.around)
	b.s.findSelves()
	return b.s
}
