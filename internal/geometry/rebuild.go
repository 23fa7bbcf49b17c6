package geometry

import "context"

// rebuild makes a valid shape of rings on the grid that cross, touch or overlap
// in any way. A polygon covers what its shell winds around and none of its
// holes does; parts cover together. Steps: put a vertex wherever edges meet
// (node), keep the edges that part inside from outside (borders), walk them
// into rings (trace), give holes to shells (gather). Crossings are rounded to
// the grid, so borders move by less than a grid step. Problem G07 when noding
// does not come to rest, G11 when the shape is too intricate; the context's error.
func rebuild(ctx context.Context, s Shape) (Shape, error) {
	n, err := node(ctx, s)
	if err != nil {
		return Shape{}, err
	}
	loops := trace(n.borders())
	shape, ok := gather(loops)
	if !ok || n.edges.exhausted() {
		return Shape{}, at(TooIntricate, nil)
	}
	if err := Validate(shape); err != nil {
		return Shape{}, collapsedOnGrid(s.outline(), shape.Area(), err)
	}
	return shape, ctx.Err()
}
