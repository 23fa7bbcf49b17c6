package tile_test

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"onemap/internal/tile"
)

// unitsAt is the place of a position in a tile, by the standards' formulas.
func unitsAt(a tile.Address, lon, lat float64) (x, y float64) {
	columns, _ := a.Set.Size(a.Z)
	x = (lon + 180) / 360 * float64(columns)
	y = (90 - lat) / 360 * float64(columns)
	if a.Set.ID == "WebMercatorQuad" {
		y = (1 - math.Asinh(math.Tan(lat*math.Pi/180))/math.Pi) / 2 * float64(columns)
	}
	return (x - float64(a.X)) * tile.Extent, (y - float64(a.Y)) * tile.Extent
}

// covered is how much of a line a feature covers.
type covered struct {
	length float64
	pieces int
}

// onLine is what of the vertical line at x, within the tile, every feature covers.
// The line is moved by a hair so that it meets no vertex.
func onLine(d drawn, x float64) map[any]covered {
	out := map[any]covered{}
	if d.layer == nil {
		return out
	}
	for _, f := range d.layer.Features {
		var ys []float64
		for _, ring := range rings(f.Geometry) {
			ys = crossings(ys, ring, x+1e-4)
		}
		slices.Sort(ys)
		var c covered
		for i := 0; i+1 < len(ys); i += 2 {
			if low, high := max(0, ys[i]), min(tile.Extent, ys[i+1]); high > low {
				c.length += high - low
				c.pieces++
			}
		}
		if c.pieces > 0 {
			out[f.ID] = c
		}
	}
	return out
}

func crossings(ys []float64, ring orb.Ring, x float64) []float64 {
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[0] < x) != (b[0] < x) {
			ys = append(ys, a[1]+(x-a[0])/(b[0]-a[0])*(b[1]-a[1]))
		}
	}
	return ys
}
