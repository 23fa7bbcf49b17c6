package postgis

import (
	"context"
	_ "embed"
	"math"

	"onemap/internal/geometry"
)

//go:embed sql/edition_extent.sql
var sqlEditionExtent string

// Extent is the box around all features of a published edition; empty when it
// has none. It is read once: a published edition never changes.
func (s *Store) Extent(ctx context.Context, edition int64) (geometry.Bounds, error) {
	return s.extents.Get(ctx, edition, func(ctx context.Context) (geometry.Bounds, error) {
		var d [4]*float64 // west, south, east, north
		err := s.read.QueryRow(ctx, sqlEditionExtent, edition).Scan(&d[0], &d[1], &d[2], &d[3])
		if err != nil || d[0] == nil {
			return geometry.EmptyBounds(), explain(ctx, err)
		}
		return geometry.Bounds{West: step(*d[0]), South: step(*d[1]), East: step(*d[2]), North: step(*d[3])}, nil
	})
}

// step is a coordinate back on the grid it was stored on.
func step(degrees float64) float64 { return math.Round(degrees * geometry.PerDegree) }
