package filter

import (
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// unbox turns BBOX(west, south[, lowest], east, north[, highest]) into the
// geometry it is; only a box in degrees with an area stays one.
func (r *rough) unbox(o Options) *problem.Problem {
	n := len(r.box)
	if n != 4 && n != 6 {
		return badGeometry("BBOX 需要 4 或 6 个数值", "BBOX takes 4 or 6 numbers")
	}
	low := geometry.Position{X: r.box[0], Y: r.box[1]}
	high := geometry.Position{X: r.box[n/2], Y: r.box[n/2+1]}
	r.box = nil
	east, north := func(p *geometry.Position) *float64 { return &p.X }, func(p *geometry.Position) *float64 { return &p.Y }
	if o.NorthFirst {
		east, north = north, east
	}
	switch {
	case *north(&low) > *north(&high):
		return badGeometry("BBOX 的南界大于北界", "the south of the BBOX lies beyond its north")
	case *east(&low) > *east(&high) && o.plane():
		return badGeometry("BBOX 的西界大于东界", "the west of the BBOX lies beyond its east")
	case *east(&low) > *east(&high):
		r.kind = MultiPolygon
		edge, other := high, low
		*east(&edge), *east(&other) = 180, -180
		r.polygons = append(r.polygons, corners(low, edge), corners(other, high))
	case low == high:
		r.kind, r.points = Point, []geometry.Position{low}
	case low.X == high.X || low.Y == high.Y:
		r.kind, r.lines = LineString, [][]geometry.Position{{low, high}}
	default:
		r.polygons = append(r.polygons, corners(low, high))
		if o.plane() {
			r.kind = Polygon
		}
	}
	return nil
}

func corners(low, high geometry.Position) [][]geometry.Position {
	return [][]geometry.Position{{
		low, {X: high.X, Y: low.Y}, high, {X: low.X, Y: high.Y}, low,
	}}
}
