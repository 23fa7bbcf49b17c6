package overlay

import "math"

// inside tells whether a point lies inside the outline. who is pointMoves for a
// subject's point in a feature, edgeMoves for a feature's point in a subject; so
// the point is never on the boundary. A ray runs east over the boxes.
func (o *outline) inside(x, y float64, who moved, hits *[]int32) bool {
	ray := box{below(x), below(y), float32(math.Inf(1)), above(y)}
	*hits = o.runsMeeting(&ray, (*hits)[:0])
	in := false
	for _, c := range *hits {
		if o.meetsRay(c, x, y, who) {
			in = !in
		}
	}
	return in
}

// meetsRay tells whether run c meets the ray an odd number of times. A vertex at
// the ray's height counts as below it when the point moves (up, by ε²) and as
// above it when the outline does; coordinates are whole, so half a step decides.
func (o *outline) meetsRay(c int32, x, y float64, who moved) bool {
	r, height := o.runs[c], y
	if who == edgeMoves {
		height -= 0.5
	}
	if float64(o.boxes[c].west) > x { // wholly to the right: the ends decide
		return (o.xy[2*r.first+1] > height) != (o.xy[2*r.last+1] > height)
	}
	odd := false
	for k := r.first; k < r.last; k++ {
		upward := o.xy[2*k+3] > height
		if (o.xy[2*k+1] > height) == upward {
			continue
		}
		e := o.edge(k)
		if upward == e.left(e.of(x, y), who) {
			odd = !odd
		}
	}
	return odd
}
