package overlay

import (
	"math"

	"onemap/internal/geometry"
)

// sound gives own when it is valid. Shapes with computed vertices can leave gulfs
// narrower than float64 degrees can draw; then OverlayNG, which moves vertices to
// avoid them, is asked, and its answer taken when valid and of the same area. Own
// has the right area in any case.
func sound(own geometry.Shape, op operation, a, b geometry.Shape) geometry.Shape {
	if isValid(own) {
		return own
	}
	moved, err := callNG(op, a, b)
	apart := math.Abs(float64(moved.Planar() - own.Planar()))
	if err != nil || !isValid(moved) || apart > 1e-9*float64(a.Planar()+b.Planar()) {
		return own
	}
	return moved
}

func isValid(s geometry.Shape) bool { return originOf(s).foreign(s).Validate() == nil }

// checkedNG asks OverlayNG and refuses an area that cannot be: least and most
// bound what the operation may give.
func checkedNG(op operation, a, b geometry.Shape, least, most geometry.SquareDegrees) (geometry.Shape, error) {
	shape, err := callNG(op, a, b)
	if err != nil {
		return geometry.Shape{}, err
	}
	tolerance := 1e-9 * (a.Planar() + b.Planar())
	if area := shape.Planar(); area < least-tolerance || area > most+tolerance {
		return geometry.Shape{}, errImplausible
	}
	return shape, nil
}
