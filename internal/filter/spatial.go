package filter

import (
	"errors"

	"github.com/peterstace/simplefeatures/geom"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

var errNoShape = errors.New("a feature was asked about its place without its geometry")

// compileSpatial puts the feature first, which every function but WITHIN and
// CONTAINS allows.
func compileSpatial(o *Operation) truth {
	left, leftLiteral := o.Args[0].(*Place)
	right, rightLiteral := o.Args[1].(*Place)
	switch {
	case leftLiteral && rightLiteral:
		holds, err := relate(o.Op, foreign(left), foreign(right))
		return func(*layer.Feature) (answer, error) { return known(holds), err }
	case rightLiteral:
		return placed(o.Op, right)
	case leftLiteral:
		return placed(turned(o.Op), left)
	}
	return always(known(withItself(o.Op)))
}

func turned(op Op) Op {
	switch op {
	case Within:
		return Contains
	case Contains:
		return Within
	}
	return op
}

// withItself is the answer for a polygon and itself.
func withItself(op Op) bool {
	switch op {
	case Intersects, Equals, Within, Contains:
		return true
	}
	return false
}

func placed(op Op, p *Place) truth {
	r := relation{op: op, place: p, other: foreign(p)}
	return func(f *layer.Feature) (answer, error) {
		if f.Shape.IsEmpty() {
			return unknown, errNoShape
		}
		holds, err := r.holds(f.Shape)
		return known(holds), err
	}
}

// relation is what is asked about shapes and a literal.
type relation struct {
	op    Op
	place *Place
	other geom.Geometry // the literal
}

// holds tells whether the shape stands in the relation to the literal. Boxes
// decide most; whether they share a point is decided exactly on the grid, the
// rest by simplefeatures, whose engine is the one of PostGIS, JTS.
func (r relation) holds(s geometry.Shape) (bool, error) {
	box := s.Bounds()
	near := box.Meets(r.place.bounds)
	switch {
	case r.op == Intersects:
		return near && r.place.meets(s), nil
	case r.op == Disjoint:
		return !near || !r.place.meets(s), nil
	case !near || !r.fits(box):
		return false, nil
	}
	return relate(r.op, foreign(&Place{Shape: s}), r.other)
}

// fits tells whether a shape with this box can stand in the relation.
func (r relation) fits(box geometry.Bounds) bool {
	switch r.op {
	case Within:
		return inside(box, r.place.bounds)
	case Contains, Covers:
		return inside(r.place.bounds, box)
	case Equals:
		return box == r.place.bounds
	}
	return true
}

func inside(a, b geometry.Bounds) bool {
	return b.West <= a.West && a.East <= b.East && b.South <= a.South && a.North <= b.North
}
