package tile_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/planar"
	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

// drawn is a tile and what an independent reader found in it.
type drawn struct {
	tile.Tile
	at    tile.Address
	layer *mvt.Layer // nil: empty
}

// walk draws all tiles of a matrix that a source has something in.
func walk(t testing.TB, s *tile.Source, id string, z int) []drawn {
	t.Helper()
	set, known := tile.SetOf(id)
	require.True(t, known)
	bounds, any := s.Bounds()
	require.True(t, any)
	low, high := tileAt(set, z, bounds[0], bounds[3]), tileAt(set, z, bounds[2], bounds[1])
	var out []drawn
	for y := low.Y; y <= high.Y; y++ {
		for x := low.X; x <= high.X; x++ {
			a := tile.Address{Set: set, Z: z, X: x, Y: y}
			got, err := s.MVT(t.Context(), tile.Request{Address: a})
			require.NoError(t, err)
			out = append(out, decoded(t, got, a))
		}
	}
	return out
}

func decoded(t testing.TB, got tile.Tile, a tile.Address) drawn {
	t.Helper()
	d := drawn{Tile: got, at: a}
	if len(got.Bytes) > 0 {
		layers, err := mvt.Unmarshal(got.Bytes)
		require.NoError(t, err)
		require.Len(t, layers, 1)
		d.layer = layers[0]
	}
	return d
}

// tileAt is the tile a place lies in, reckoned here from the standards' formulas.
func tileAt(set tile.Set, z int, lon, lat float64) tile.Address {
	columns, _ := set.Size(z)
	x := (lon + 180) / 360 * float64(columns)
	y := (90 - lat) / 360 * float64(columns)
	if set.ID == "WebMercatorQuad" {
		y = (1 - math.Asinh(math.Tan(lat*math.Pi/180))/math.Pi) / 2 * float64(columns)
	}
	return tile.Address{Set: set, Z: z, X: int(math.Floor(x)), Y: int(math.Floor(y))}
}

// area is that of a decoded geometry in square units.
func area(g orb.Geometry) float64 { return math.Abs(planar.Area(g)) }
