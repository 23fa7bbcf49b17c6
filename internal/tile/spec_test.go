package tile_test

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/internal/tile"
)

// What the specification of vector tiles 2.1 demands of polygons: shells first
// and clockwise on the screen (positive by the surveyor's formula where y runs
// down), holes the other way, rings closed, of at least three places, no place
// twice in a row; names, version and extent stated.
func TestTilesKeepToTheSpecification(t *testing.T) {
	for _, code := range []layer.Code{"STBHHX", "DLTB"} {
		s, _ := smallSource(t, code)
		for _, z := range []int{6, 9, 12, 14} {
			for _, d := range walk(t, s, "WebMercatorQuad", z) {
				if d.layer == nil {
					continue
				}
				require.Equal(t, string(code), d.layer.Name)
				require.EqualValues(t, 2, d.layer.Version)
				require.EqualValues(t, tile.Extent, d.layer.Extent)
				for _, f := range d.layer.Features {
					soundRings(t, f.Geometry)
				}
			}
		}
	}
}

func soundRings(t *testing.T, g orb.Geometry) {
	t.Helper()
	polygons, many := g.(orb.MultiPolygon)
	if !many {
		polygons = orb.MultiPolygon{g.(orb.Polygon)}
	}
	for _, p := range polygons {
		for i, ring := range p {
			require.GreaterOrEqual(t, len(ring), 4)
			require.Equal(t, ring[0], ring[len(ring)-1])
			for k := 1; k < len(ring); k++ {
				require.NotEqual(t, ring[k-1], ring[k])
			}
			require.Equal(t, i == 0, surveyor(ring) > 0, "shell clockwise, hole counter-clockwise on the screen")
			b := ring.Bound()
			require.True(t, b.Min[0] >= -tile.Buffer && b.Min[1] >= -tile.Buffer)
			require.True(t, b.Max[0] <= tile.Extent+tile.Buffer && b.Max[1] <= tile.Extent+tile.Buffer)
		}
	}
}

// surveyor is the area by the surveyor's formula of the specification (4.3.3.3).
func surveyor(r orb.Ring) (sum float64) {
	for i := 1; i < len(r); i++ {
		sum += r[i-1][0]*r[i][1] - r[i][0]*r[i-1][1]
	}
	return sum / 2
}

// Attributes come with the type of their field.
func TestAttributesAreTyped(t *testing.T) {
	l := newLattice(2, 1, 3, 0.1e9)
	all := l.features()
	all[0].Attributes = map[string]string{"SJNF": "-2024", "TBMJ": "12.50", "DLBM": "0101", "BZ": "", "extra": "7", "id": "not mine"}
	all[1].Attributes = map[string]string{"SJNF": "about 2024", "TBMJ": "NaN"}
	s := source(t, definition(t, "DLTB"), all)
	found := map[any]map[string]any{}
	for _, f := range walk(t, s, "WebMercatorQuad", 8)[0].layer.Features {
		found[f.ID] = f.Properties
	}
	require.Equal(t, map[string]any{
		"id": "1", "name": "格1", "SJNF": -2024.0, "TBMJ": 12.5, "DLBM": "0101", "extra": "7", "attribute_id": "not mine",
	}, found[1.0])
	require.Equal(t, map[string]any{
		"id": "2", "name": "格2", "SJNF": "about 2024", "TBMJ": "NaN",
	}, found[2.0], "what does not fit its field stays as delivered")
}
