package tile

import (
	"math"

	"onemap/internal/geometry"
)

// Limits are the rows and columns of a matrix that a box lies on, ends included.
type Limits struct {
	Matrix                               int
	MinRow, MaxRow, MinColumn, MaxColumn int
}

// Limits gives the tiles a box lies on; degrees is west, south, east, north. What
// lies beyond the set counts as its edge.
func (s Set) Limits(matrix int, degrees [4]float64) Limits {
	columns, rows := s.Size(matrix)
	side := s.cellSize(matrix) * 256
	column := func(lon float64) int {
		return clampTo(math.Floor((lon+180)/360*s.world()/side), columns)
	}
	row := func(lat float64) int {
		return clampTo(math.Floor((s.top()-s.northing(lat))/side), rows)
	}
	return Limits{Matrix: matrix, MinRow: row(degrees[3]), MaxRow: row(degrees[1]), MinColumn: column(degrees[0]), MaxColumn: column(degrees[2])}
}

// Tiles is how many tiles that is.
func (l Limits) Tiles() int { return (l.MaxRow - l.MinRow + 1) * (l.MaxColumn - l.MinColumn + 1) }

// Units is a box in degrees (west, south, east, north) in units of the CRS.
func (s Set) Units(degrees [4]float64) [4]float64 {
	east := s.world() / 360
	return [4]float64{degrees[0] * east, s.northing(degrees[1]), degrees[2] * east, s.northing(degrees[3])}
}

// northing of a latitude in units of the CRS.
func (s Set) northing(lat float64) float64 {
	if s.plane == platecarre {
		return lat
	}
	lat = max(-89.9, min(89.9, lat))
	return geometry.Mercator(geometry.Position{Y: lat}).Y
}

func clampTo(v float64, n int) int { return int(max(0, min(v, float64(n-1)))) }
