package tile

import (
	"strconv"

	"onemap/internal/geometry"
)

// Address names one tile of a set: Z is the matrix id, X the column from the
// west, Y the row from the north.
type Address struct {
	Set     Set
	Z, X, Y int
}

// Address reads the three parts of a tile's address. Problems: T01 (a part is
// not a whole number), T02 (no such matrix), T03 (outside the matrix).
func (s Set) Address(matrix, row, column string) (Address, error) {
	a := Address{Set: s}
	for _, part := range []struct {
		text string
		to   *int
	}{{matrix, &a.Z}, {row, &a.Y}, {column, &a.X}} {
		n, err := strconv.ParseUint(part.text, 10, 31)
		if err != nil {
			return a, notANumber(part.text)
		}
		*part.to = int(n)
	}
	return a, a.Valid()
}

// Valid tells whether there is such a tile. Problems: T02, T03.
func (a Address) Valid() error {
	if a.Z < a.Set.First || a.Z > a.Set.Last {
		return noMatrix(a)
	}
	columns, rows := a.Set.Size(a.Z)
	if a.X < 0 || a.Y < 0 || a.X >= columns || a.Y >= rows {
		return outside(a, columns, rows)
	}
	return nil
}

// Bounds is the box of the tile in units of the CRS: west, south, east, north
// whatever the order of its axes.
func (a Address) Bounds() [4]float64 {
	side := a.Set.cellSize(a.Z) * 256
	west, north := -a.Set.world()/2+float64(a.X)*side, a.Set.top()-float64(a.Y)*side
	return [4]float64{west, north - side, west + side, north}
}

// Degrees is the box of the tile in degrees: west, south, east, north.
func (a Address) Degrees() [4]float64 {
	b := a.Bounds()
	if a.Set.plane == platecarre {
		return b
	}
	return [4]float64{longitude(b[0]), latitude(b[1]), longitude(b[2]), latitude(b[3])}
}

func longitude(easting float64) float64 { return easting / mercatorReach * 180 }

func latitude(northing float64) float64 {
	return geometry.FromMercator(geometry.Position{Y: northing}).Y
}

// zoom is that of the address: tiles are 360/2^zoom degrees wide.
func (a Address) zoom() int { return a.Set.zoom(a.Z) }
