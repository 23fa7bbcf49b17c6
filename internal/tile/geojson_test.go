package tile_test

import (
	"encoding/json"
	"testing"

	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/tile"
)

// collection is a GeoJSON tile as a client reads it.
type collection struct {
	geojson.FeatureCollection
	OneMap struct{ Features, Nameless, Merged, Dropped int } `json:"onemap"`
}

func parsed(t testing.TB, got tile.Tile) (c collection) {
	t.Helper()
	fc, err := geojson.UnmarshalFeatureCollection(got.Bytes)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(got.Bytes, &struct {
		OneMap any `json:"onemap"`
	}{&c.OneMap}))
	c.FeatureCollection = *fc
	return c
}

// A GeoJSON tile has the features of the vector tile that reach into the tile
// itself, and all tiles together have every piece of ground once.
func TestGeoJSONTilesCoverTheGroundOnce(t *testing.T) {
	s, features := smallSource(t, "STBHHX")
	var want, got float64
	for _, f := range features {
		want += degrees2(f.Shape)
	}
	for _, d := range walk(t, s, "CGCS2000Quad", 12) {
		drawn, err := s.GeoJSON(t.Context(), tile.Request{Address: d.at})
		require.NoError(t, err)
		if d.layer == nil {
			require.Empty(t, drawn.Bytes)
		}
		if len(drawn.Bytes) == 0 {
			continue
		}
		c := parsed(t, drawn)
		require.Equal(t, drawn.Features, c.OneMap.Features)
		require.LessOrEqual(t, len(c.Features), len(d.layer.Features))
		for _, f := range c.Features {
			got += planar.Area(f.Geometry)
			require.False(t, f.Geometry.Bound().IsEmpty())
		}
	}
	require.InEpsilon(t, want, got, 1e-3)
}

// degrees2 is the area of a shape in square degrees.
func degrees2(s geometry.Shape) (sum float64) {
	for i := range s.Rings() {
		ring := s.Ring(i)
		for k := 2; k < len(ring); k += 2 {
			ax, ay := (ring[k-2]-ring[0])/geometry.PerDegree, (ring[k-1]-ring[1])/geometry.PerDegree
			bx, by := (ring[k]-ring[0])/geometry.PerDegree, (ring[k+1]-ring[1])/geometry.PerDegree
			sum += (ax*by - bx*ay) / 2
		}
	}
	return sum
}

// The polygons of a GeoJSON tile are those of the source where they lie whole in
// the tile, to seven decimals, and never reach beyond it.
func TestGeoJSONIsWhereTheSourceIs(t *testing.T) {
	s, all := smallSource(t, "STBHHX")
	whole := 0
	for _, d := range walk(t, s, "WebMercatorQuad", 12) {
		got, err := s.GeoJSON(t.Context(), tile.Request{Address: d.at})
		require.NoError(t, err)
		if len(got.Bytes) == 0 {
			continue
		}
		b := d.at.Degrees()
		for _, f := range parsed(t, got).Features {
			const step = 1e-7
			box := f.Geometry.Bound()
			require.True(t, box.Min[0] >= b[0]-step && box.Min[1] >= b[1]-step && box.Max[0] <= b[2]+step && box.Max[1] <= b[3]+step)
			shape := all[int(f.ID.(float64))-1].Shape
			if o := shape.Bounds().Degrees(); o[0] > b[0] && o[1] > b[1] && o[2] < b[2] && o[3] < b[3] {
				require.InEpsilon(t, float64(shape.Planar()), area(f.Geometry), 1e-3)
				whole++
			}
		}
	}
	require.Positive(t, whole)
}

func TestNumbersOfGeoJSON(t *testing.T) {
	for v, want := range map[int32]string{0: "0", 1: "0.0000001", -1: "-0.0000001", 1179999999: "117.9999999", 1180000000: "118", -1800000000: "-180", 362500000: "36.25", 5000000: "0.5"} {
		require.Equal(t, want, tile.Decimal(v))
	}
}
