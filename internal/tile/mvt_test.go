package tile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

func TestEveryFeatureIsDrawnAtZoom14(t *testing.T) {
	s, all := smallSource(t, "YJJBNTTB")
	seen := map[uint64]bool{}
	for _, d := range walk(t, s, "WebMercatorQuad", 14) {
		if d.layer == nil {
			continue
		}
		require.Equal(t, "YJJBNTTB", d.layer.Name)
		require.Equal(t, uint32(tile.Extent), d.layer.Extent)
		for _, f := range d.layer.Features {
			id := uint64(f.ID.(float64))
			seen[id] = true
			require.Equal(t, all[id-1].ID, f.Properties["id"])
		}
	}
	require.Len(t, seen, len(all))
}
