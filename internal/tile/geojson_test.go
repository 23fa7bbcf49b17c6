package tile_test

import (
	"encoding/json"
	"testing"

	"github.com/paulmach/orb/geojson"
	"github.com/stretchr/testify/require"

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

func TestGeoJSONHoldsTheFeaturesOfTheVectorTile(t *testing.T) {
	s, _ := smallSource(t, "STBHHX")
	for _, d := range walk(t, s, "CGCS2000Quad", 12) {
		got, err := s.GeoJSON(t.Context(), tile.Request{Address: d.at})
		require.NoError(t, err)
		if d.layer == nil {
			require.Empty(t, got.Bytes)
			continue
		}
		c := parsed(t, got)
		require.Equal(t, got.Features, c.OneMap.Features)
		require.Len(t, c.Features, len(d.layer.Features))
	}
}
