package geometry

import (
	"context"

	"onemap/internal/problem"
)

// Position is a coordinate pair as received: X east or longitude, Y north or
// latitude, in the units of its CRS. Zone prefixes are still on X.
type Position struct{ X, Y float64 }

// Received is a geometry as somebody sent it, before anything was done to it:
// polygons of rings, first the shell, rings closed. It stays in the record.
type Received struct {
	CRS      CRS
	Polygons [][][]Position

	// Notices say what the reader of the bytes left out, for example Z values;
	// Canonicalise hands them on.
	Notices []problem.Problem
}

// droppedOrdinates says which ordinates a reader left out.
func droppedOrdinates(z, m bool) []problem.Problem {
	var out []problem.Problem
	if z {
		out = append(out, dropped("Z"))
	}
	if m {
		out = append(out, dropped("M"))
	}
	return out
}

// Transformer turns positions of a CRS that is not native into EPSG:4490
// degrees, in place. The jailed PROJ of package ingest is one.
type Transformer interface {
	Geographic(ctx context.Context, crs CRS, positions []Position) error
}
