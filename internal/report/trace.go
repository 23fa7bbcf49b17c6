package report

import (
	"context"
	"fmt"
	"math"

	"onemap/internal/geometry"
)

// kept is how much the area of a plot may change by the way it is written, m².
// Domain 4.1 wants the area to 0.01.
const kept = 0.004

// trace puts a shape into a system to the micrometre. Vertices that were added
// to long edges on the way in are left out where a reader, who adds them again,
// gets the same area; else edges, which are straight in degrees, are cut to the
// length a reader leaves alone, so that he gets the same ground.
func trace(crs geometry.CRS, s geometry.Shape) ([][]geometry.Position, error) {
	if crs.EPSG == geometry.CGCS2000 || crs.EPSG == geometry.WGS84 {
		return degrees(s), nil
	}
	few, err := projected(crs, s, math.Inf(1))
	if err != nil {
		return nil, err
	}
	for r := range few {
		few[r] = onlyCorners(few[r])
	}
	c, err := geometry.Canonicalise(context.Background(), receivedOf(crs, s, few), geometry.Options{})
	if err == nil && math.Abs(float64(c.After-s.Area())) < kept && c.Shape.Rings() == s.Rings() {
		return few, nil
	}
	return projected(crs, s, leftAlone)
}

// leftAlone is the length of an edge that no reader of ours cuts (decision 032).
const leftAlone = 29.9

// projected gives the rings of a shape on a plane, edges cut to a length.
func projected(crs geometry.CRS, s geometry.Shape, longest float64) ([][]geometry.Position, error) {
	out := make([][]geometry.Position, s.Rings())
	for r, ring := range degrees(s) {
		for k, d := range ring {
			next := ring[(k+1)%len(ring)]
			p, err := onPlane(crs, d)
			if err != nil {
				return nil, err
			}
			q, err := onPlane(crs, next)
			if err != nil {
				return nil, err
			}
			out[r] = append(out[r], p)
			for i, n := 1, int(math.Ceil(math.Hypot(q.X-p.X, q.Y-p.Y)/longest)); i < n; i++ {
				t := float64(i) / float64(n)
				m, err := onPlane(crs, geometry.Position{X: d.X + t*(next.X-d.X), Y: d.Y + t*(next.Y-d.Y)})
				if err != nil {
					return nil, err
				}
				out[r] = append(out[r], m)
			}
		}
	}
	return out, nil
}

func onPlane(crs geometry.CRS, d geometry.Position) (geometry.Position, error) {
	p, err := crs.Projected(d)
	if err != nil {
		return p, fmt.Errorf("report: coordinates of a plot: %w", err)
	}
	return geometry.Position{X: micrometre(p.X), Y: micrometre(p.Y)}, nil
}

// degrees gives the rings of a shape in degrees, corners that a reader would
// take for one put together.
func degrees(s geometry.Shape) [][]geometry.Position {
	out := make([][]geometry.Position, s.Rings())
	for r := range s.Rings() {
		xy := s.Ring(r)
		for k := 0; k < len(xy)-2; k += 2 {
			out[r] = append(out[r], geometry.Position{X: xy[k] / geometry.PerDegree, Y: xy[k+1] / geometry.PerDegree})
		}
		out[r] = together(out[r])
	}
	return out
}

func micrometre(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// onlyCorners leaves out the points that lie on the straight line between their
// neighbours.
func onlyCorners(ring []geometry.Position) []geometry.Position {
	var out []geometry.Position
	n := len(ring)
	at := func(k int) place { p := ring[(k+n)%n]; return place{p.X, p.Y} }
	for k := range n {
		if !straight(at(k-1), at(k), at(k+1)) {
			out = append(out, ring[k])
		}
	}
	if len(out) < 3 {
		return ring
	}
	return out
}

// receivedOf is what a reader gets who reads the rings of a shape.
func receivedOf(crs geometry.CRS, s geometry.Shape, rings [][]geometry.Position) geometry.Received {
	r := geometry.Received{CRS: crs}
	for _, span := range s.Polygons() {
		var polygon [][]geometry.Position
		for k := span[0]; k < span[1]; k++ {
			polygon = append(polygon, append(append([]geometry.Position{}, rings[k]...), rings[k][0]))
		}
		r.Polygons = append(r.Polygons, polygon)
	}
	return r
}
