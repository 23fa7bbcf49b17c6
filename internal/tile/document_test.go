package tile_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

// Numbers of the OGC register (WebMercatorQuad.json, WorldCRS84Quad.json).
func TestDefinitionsAgreeWithTheRegister(t *testing.T) {
	d := set(t, "WebMercatorQuad").Document()
	require.InDelta(t, 559082264.028717, d.TileMatrices[0].ScaleDenominator, 1e-5)
	require.InDelta(t, 156543.033928041, d.TileMatrices[0].CellSize, 1e-8)
	require.InDelta(t, 68247.3466832906, d.TileMatrices[13].ScaleDenominator, 1e-6)
	require.InDelta(t, -20037508.3427892, d.TileMatrices[5].PointOfOrigin[0], 1e-6)
	require.Equal(t, 32, d.TileMatrices[5].MatrixHeight)

	d = set(t, "WorldCRS84Quad").Document()
	require.InDelta(t, 279541132.014358, d.TileMatrices[0].ScaleDenominator, 1e-5)
	require.Equal(t, 0.703125, d.TileMatrices[0].CellSize)
	require.Equal(t, [2]float64{-180, 90}, d.TileMatrices[0].PointOfOrigin)
	require.Equal(t, [2]int{2, 1}, [2]int{d.TileMatrices[0].MatrixWidth, d.TileMatrices[0].MatrixHeight})
}

// The grid Chinese services mean: ids 1 to 18, 0.703125 degrees to the pixel at 1,
// origin written latitude first as EPSG:4490 has it.
func TestCGCS2000QuadIsTheChineseGrid(t *testing.T) {
	d := set(t, "CGCS2000Quad").Document()
	require.Len(t, d.TileMatrices, 18)
	require.Equal(t, "1", d.TileMatrices[0].ID)
	require.Equal(t, "18", d.TileMatrices[17].ID)
	require.Equal(t, 0.703125, d.TileMatrices[0].CellSize)
	require.Equal(t, [2]float64{90, -180}, d.TileMatrices[0].PointOfOrigin)
	require.Equal(t, []string{"Lat", "Lon"}, d.OrderedAxes)
	require.Contains(t, d.CRS, "4490")
}

func TestEveryMatrixCoversTheWorld(t *testing.T) {
	for _, s := range tile.Sets() {
		d := s.Document()
		for _, m := range d.TileMatrices {
			world := 360.0
			if s.ID == "WebMercatorQuad" {
				world = 2 * math.Pi * 6378137
			}
			require.InEpsilon(t, world, m.CellSize*float64(m.TileWidth*m.MatrixWidth), 1e-12, "%s %s", s.ID, m.ID)
		}
		text, err := json.Marshal(d)
		require.NoError(t, err)
		require.Contains(t, string(text), `"cornerOfOrigin":"topLeft"`)
	}
}
