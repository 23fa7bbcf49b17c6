package filter

import (
	"math"

	"onemap/internal/geometry"
)

// longestEdge is the longest edge of a plane system, in metres, that is taken
// as straight in degrees: it strays by 14 mm in its middle, which is nothing for
// a region asked about.
const longestEdge = 1000

func (o Options) plane() bool { return o.CRS.EPSG != 0 && !o.CRS.Degrees() }

// toDegrees turns a position (X east, Y north) into degrees.
func (o Options) toDegrees(p geometry.Position) (geometry.Position, error) {
	if o.CRS.EPSG == 0 {
		return geometry.CRS{EPSG: geometry.WGS84}.Geographic(p)
	}
	return o.CRS.Geographic(p)
}

// degrees turns positions as written into longitude and latitude. Long edges of
// a plane system are cut first.
func (m *maker) degrees(written []geometry.Position, edges bool) ([]geometry.Position, error) {
	positions := make([]geometry.Position, len(written))
	for i, p := range written {
		if m.options.NorthFirst {
			p.X, p.Y = p.Y, p.X
		}
		positions[i] = p
	}
	if edges && m.options.plane() {
		positions = cut(positions)
	}
	if m.vertices += len(positions); m.vertices > maxVertices {
		return nil, tooMuch("几何顶点数", "vertices in a geometry", maxVertices)
	}
	for i, p := range positions {
		q, err := m.options.toDegrees(p)
		if err != nil {
			return nil, err
		}
		positions[i] = q
	}
	return positions, nil
}

// cut divides long edges into equal pieces, no more than the limit of vertices
// and one, which is refused.
func cut(positions []geometry.Position) []geometry.Position {
	var out []geometry.Position
	for i, b := range positions {
		if i > 0 {
			a := positions[i-1]
			n := math.Min(math.Ceil(math.Hypot(b.X-a.X, b.Y-a.Y)/longestEdge), maxVertices+1)
			for j := 1.0; j < n && len(out) <= maxVertices; j++ {
				out = append(out, geometry.Position{X: a.X + (b.X-a.X)*j/n, Y: a.Y + (b.Y-a.Y)*j/n})
			}
		}
		out = append(out, b)
	}
	return out
}
