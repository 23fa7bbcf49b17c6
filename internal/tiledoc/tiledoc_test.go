package tiledoc_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
	"onemap/schema"
)

func layers(t *testing.T) []tiledoc.Layer {
	t.Helper()
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	return []tiledoc.Layer{
		{Definition: all["STBHHX"], Edition: layer.Edition{Source: "县局", DocumentNo: "1号"}, Bounds: [4]float64{118, 36, 118.5, 36.2}},
		{Definition: all["YJJBNTTB"], Edition: layer.Edition{Source: "县局", DocumentNo: "2号"}, Bounds: [4]float64{117.9, 36.1, 118.1, 36.4}},
		{Definition: all["CKQ"], Featureless: true},
	}
}

func TestTileJSONNamesLayersFieldsAndGround(t *testing.T) {
	d := tiledoc.NewTileJSON([]string{"http://x/{z}/{x}/{y}.mvt"}, layers(t), bilingual.English)
	require.Equal(t, "3.0.0", d.Version)
	require.Len(t, d.VectorLayers, 3)
	require.Equal(t, &[4]float64{117.9, 36, 118.5, 36.4}, d.Bounds, "an empty layer adds no ground")
	require.Equal(t, "县局", d.Attribution, "each source once")
	require.Equal(t, "1号; 2号", d.Description)
	require.Equal(t, "number; Area (m2)", d.VectorLayers[0].Fields["MJ"])
	require.Contains(t, d.VectorLayers[0].Fields, "zone")
	require.NotContains(t, d.VectorLayers[1].Fields, "zone")
	require.Nil(t, tiledoc.NewTileJSON(nil, layers(t)[2:], bilingual.Chinese).Bounds)
}

// TestEsriGridIsThatOfTheTiles: a tile's corner by the description, as ArcGIS
// reckons it, is where the tile is drawn.
func TestEsriGridIsThatOfTheTiles(t *testing.T) {
	for _, id := range []string{"WebMercatorQuad", "CGCS2000Quad"} {
		set, _ := tile.SetOf(id)
		d := tiledoc.NewVectorTileServer(set, layers(t), bilingual.Chinese)
		for _, lod := range d.TileInfo.LODs {
			columns, rows := set.Size(lod.Level)
			at := tile.Address{Set: set, Z: lod.Level, X: columns / 3, Y: rows / 3}
			side := lod.Resolution * float64(d.TileInfo.Rows)
			b := at.Bounds()
			require.InDelta(t, b[0], d.TileInfo.Origin.X+float64(at.X)*side, 1e-4)
			require.InDelta(t, b[3], d.TileInfo.Origin.Y-float64(at.Y)*side, 1e-4)
		}
	}
	mercator, _ := tile.SetOf("WebMercatorQuad")
	degrees, _ := tile.SetOf("CGCS2000Quad")
	require.InDelta(t, 295829355.45/2, tiledoc.NewVectorTileServer(degrees, nil, bilingual.Chinese).TileInfo.LODs[0].Scale, 1, "as tables of Chinese services say of this cell")
	require.InDelta(t, 295828763.79, tiledoc.NewVectorTileServer(mercator, nil, bilingual.Chinese).TileInfo.LODs[0].Scale, 1, "as Esri's own services say")
}

func TestFittingShowsTheWholeBox(t *testing.T) {
	for _, b := range [][4]float64{{117.9, 36, 118.5, 36.4}, {-180, -85, 180, 85}, {118, 36, 118, 36}, {118, 36, 118.0001, 36.0001}} {
		z := tiledoc.Fitting(b)
		require.GreaterOrEqual(t, z, 0.0)
		require.LessOrEqual(t, z, 17.0)
	}
	require.InDelta(t, 10, tiledoc.Fitting([4]float64{117.9, 36, 118.5, 36.4}), 0.1)
}
