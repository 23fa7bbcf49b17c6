package overlay

import (
	"github.com/peterstace/simplefeatures/geom"

	"onemap/internal/geometry"
)

// Intersection is the ground that a and b share; empty when only borders meet.
// Shapes need not be on the grid. The error says that no engine here could
// answer, because a shape is not valid.
func Intersection(a, b geometry.Shape) (geometry.Shape, error) {
	if !a.Bounds().Meets(b.Bounds()) {
		return geometry.Shape{}, nil
	}
	f := frameOf(a, b)
	p, q := f.weld(f.into(a), f.into(b))
	if loops, ok := interior(p, q, false); ok {
		return sound(f.outOf(loops), geom.Intersection, a, b), nil
	}
	return checkedNG(geom.Intersection, a, b, 0, min(a.Planar(), b.Planar()))
}

// Difference is the ground of a that b does not cover: a within the outside of b.
// As for Intersection otherwise.
func Difference(a, b geometry.Shape) (geometry.Shape, error) {
	if !a.Bounds().Meets(b.Bounds()) {
		return a, nil
	}
	f := frameOf(a, b)
	p, q := f.weld(f.into(a), f.into(b))
	if loops, ok := interior(p, f.complement(q, 1), false); ok {
		return sound(f.outOf(loops), geom.Difference, a, b), nil
	}
	return checkedNG(geom.Difference, a, b, a.Planar()-b.Planar(), a.Planar())
}

// Union is the ground that any of the shapes covers, borders between them
// dissolved. As for Intersection otherwise.
func Union(shapes ...geometry.Shape) (geometry.Shape, error) {
	switch len(shapes) {
	case 0:
		return geometry.Shape{}, nil
	case 1:
		return shapes[0], nil
	}
	a, err := Union(shapes[:len(shapes)/2]...)
	if err != nil {
		return geometry.Shape{}, err
	}
	b, err := Union(shapes[len(shapes)/2:]...)
	if err != nil {
		return geometry.Shape{}, err
	}
	return unite(a, b)
}

// unite is the outside of what is outside of both.
func unite(a, b geometry.Shape) (geometry.Shape, error) {
	switch {
	case a.IsEmpty():
		return b, nil
	case b.IsEmpty():
		return a, nil
	case !a.Bounds().Meets(b.Bounds()):
		return geometry.Join(a, b), nil
	}
	f := frameOf(a, b)
	p, q := f.weld(f.into(a), f.into(b))
	if loops, ok := interior(f.complement(p, 1), f.complement(q, 2), true); ok {
		return sound(f.outOf(reversed(f.within(loops))), geom.Union, a, b), nil
	}
	return checkedNG(geom.Union, a, b, max(a.Planar(), b.Planar()), a.Planar()+b.Planar())
}

// within leaves out the square around everything.
func (f frame) within(loops [][]float64) (kept [][]float64) {
	for _, loop := range loops {
		if loop[0] >= -f.reach {
			kept = append(kept, loop)
		}
	}
	return kept
}

// interior gives the rings of the intersection of two sets of rings; outside asks
// for rings that keep the outside connected rather than the inside, for a result
// that will be turned inside out.
func interior(p, q [][]float64, outside bool) (loops [][]float64, ok bool) {
	w := pair{always: true, outside: outside}
	w.out.unmeasured = true
	region := regionOf(p)
	o := regionOf(q).outline
	o.self = o.findSelf(o.self, &w.hits)
	if _, ok := w.solve(&region.outline, &o, &region.box, region); !ok {
		return nil, false
	}
	for i := range w.out.count() {
		loops = append(loops, w.out.ring(i))
	}
	return loops, true
}

// regionOf prepares rings as they are, whatever polygons they make.
func regionOf(loops [][]float64) *Subject {
	s := &Subject{starts: []int32{0}}
	for _, loop := range loops {
		s.outline.xy = append(s.outline.xy, loop...)
		s.starts = append(s.starts, int32(len(s.outline.xy)/2))
	}
	s.outline.starts, s.outline.to = s.starts, int32(len(loops))
	s.cut()
	return s
}
