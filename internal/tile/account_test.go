package tile_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// Nothing vanishes: at every zoom of every set each feature is either drawn by
// itself somewhere, or merged in exactly one tile.
func TestEveryFeatureIsAccountedFor(t *testing.T) {
	for _, code := range []layer.Code{"YJJBNTTB", "STBHHX", "SLGC"} {
		s, all := smallSource(t, code)
		for _, set := range tile.Sets() {
			for z := set.First; z <= min(set.Last, 14); z++ {
				own, merged, dropped, stated := map[any]bool{}, 0, 0, 0
				for _, d := range walk(t, s, set.ID, z) {
					merged, dropped = merged+d.Merged, dropped+d.Dropped
					stated += countFeatures(t, d, own)
				}
				require.Equal(t, len(all), len(own)+merged, "%s %s z%d: %d drawn, %d merged", code, set.ID, z, len(own), merged)
				require.Zero(t, dropped)
				require.Equal(t, merged, stated, "rectangles say what they stand for")
			}
		}
	}
}

// countFeatures notes the features drawn and gives the sum the rectangles state.
func countFeatures(t *testing.T, d drawn, own map[any]bool) (stated int) {
	t.Helper()
	if d.layer == nil {
		require.Zero(t, d.Features+d.Merged)
		return 0
	}
	drawn := 0
	for _, f := range d.layer.Features {
		if n, merged := f.Properties["merged"]; merged {
			require.Nil(t, f.ID)
			stated += int(n.(float64))
			continue
		}
		own[f.ID] = true
		drawn++
	}
	require.Equal(t, d.Features, drawn)
	return stated
}

// Area is kept at every zoom: what the tiles show, rectangles included, is what
// the features cover.
func TestAreaIsKeptAtEveryZoom(t *testing.T) {
	s, all := smallSource(t, "YJJBNTTB")
	for z := 5; z <= 14; z++ {
		want, got, unit := 0.0, 0.0, 0.0
		for _, d := range walk(t, s, "CGCS2000Quad", z) {
			b := d.at.Degrees()
			unit = (b[2] - b[0]) / tile.Extent
			if d.layer == nil {
				continue
			}
			for _, f := range d.layer.Features {
				got += inTile(f.Geometry)
			}
		}
		for _, f := range all {
			want += float64(f.Shape.Planar()) / unit / unit
		}
		require.InEpsilon(t, want, got, 0.02, "z%d: %.0f square units drawn of %.0f", z, got, want)
		t.Logf("z%d: drawn %+.3f %%", z, 100*(got/want-1))
	}
}

// inTile is the area of a geometry within the tile proper.
func inTile(g orb.Geometry) (sum float64) {
	tileBound := orb.Bound{Max: orb.Point{tile.Extent, tile.Extent}}
	switch g := g.(type) {
	case orb.Polygon:
		return area(clip.Polygon(tileBound, g.Clone()))
	case orb.MultiPolygon:
		for _, p := range g {
			sum += area(clip.Polygon(tileBound, p.Clone()))
		}
	}
	return sum
}

// The areas of z14 tiles agree with the source to the grid: a border is moved by
// half a unit by simplifying and by half a unit by rounding at most.
func TestAreasAtZoom14AgreeWithTheSource(t *testing.T) {
	s, all := smallSource(t, "YJJBNTTB")
	sum, whole, n := 0.0, 0.0, 0
	for _, d := range walk(t, s, "WebMercatorQuad", 14) {
		if d.layer == nil {
			continue
		}
		for _, f := range d.layer.Features {
			if b := f.Geometry.Bound(); b.Min[0] < 0 || b.Min[1] < 0 || b.Max[0] > tile.Extent || b.Max[1] > tile.Extent {
				continue
			}
			want, border := inUnits(d.at, all[int(f.ID.(float64))-1].Shape)
			got := area(f.Geometry)
			require.InDelta(t, want, got, border, "feature %v", f.ID)
			sum, whole, n = sum+got-want, whole+want, n+1
		}
	}
	require.Greater(t, n, 1000)
	require.Less(t, math.Abs(sum/whole), 1e-5)
	t.Logf("%d features whole in a tile: all together %+.2g of their area", n, sum/whole)
}

// inUnits is the area and the border of a shape in a tile, vertex by vertex.
func inUnits(a tile.Address, s geometry.Shape) (area, border float64) {
	for i := range s.Rings() {
		ring := s.Ring(i)
		px, py := unitsAt(a, ring[0]/1e9, ring[1]/1e9)
		for k := 2; k < len(ring); k += 2 {
			x, y := unitsAt(a, ring[k]/1e9, ring[k+1]/1e9)
			area += (x*py - px*y) / 2
			border += math.Hypot(x-px, y-py)
			px, py = x, y
		}
	}
	return area, border
}
