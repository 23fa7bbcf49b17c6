package tile

import (
	"context"
	"math"
)

// Clip cuts a ring to a window.
func Clip(ring []float64, west, south, east, north float64) []float64 {
	return new(clipper).clip(ring, window{west, south, east, north})
}

// Whole draws a tile of a copy of the source without looking at runs: every run
// is said to be everywhere.
func (s *Source) Whole(ctx context.Context, r Request) (Tile, error) {
	all := &Source{
		definition: s.definition, grid: s.grid, ordinal: s.ordinal, centre: s.centre, area: s.area, plane: s.plane,
		appears: s.appears, classes: s.classes, full: s.full, tree: s.tree, table: s.table, bounds: s.bounds,
	}
	for _, l := range s.levels {
		c := *l
		c.runs = make([]box, len(l.runs))
		for i := range c.runs {
			c.runs[i] = box{math.MinInt32, math.MinInt32, math.MaxInt32, math.MaxInt32}
		}
		all.levels = append(all.levels, &c)
	}
	all.rest()
	return all.MVT(ctx, r)
}

// EncodeEntry and DecodeEntry are the form of a tile on disk.
var (
	EncodeEntry = encodeEntry
	DecodeEntry = decodeEntry
)

// Decimal writes ten-millionths.
func Decimal(v int32) string { return string(appendDecimal(nil, v)) }
