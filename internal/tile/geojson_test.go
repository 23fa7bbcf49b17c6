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
	OneMap struct{ Features, Merged, Dropped int } `json:"onemap"`
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
