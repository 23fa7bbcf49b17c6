package tile_test

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/internal/tile"
)

// The densest layers of a county, tile by tile: the red line with its polygon of
// 125,000 vertices, 37,000 patches of farmland, 55,000 of land use.
func TestFullCountyStaysWithinTheLimits(t *testing.T) {
	if os.Getenv("ONEMAP_FULL") == "" {
		t.Skip("the full county takes minutes: set ONEMAP_FULL=1 or run make test/full")
	}
	c, err := full()
	require.NoError(t, err)
	for _, code := range []layer.Code{"STBHHX", "YJJBNTTB", "DLTB"} {
		d, all := features(t, c, code)
		s := source(t, d, all)
		for z := 5; z <= 16; z++ {
			worst, slowest, tiles, nameless, merged := 0, time.Duration(0), 0, 0, 0
			l := set(t, "WebMercatorQuad").Limits(z, boundsOf(t, s))
			for y := l.MinRow; y <= l.MaxRow; y++ {
				for x := l.MinColumn; x <= l.MaxColumn; x++ {
					start := time.Now()
					got, err := s.MVT(t.Context(), tile.Request{Address: tile.Address{Set: set(t, "WebMercatorQuad"), Z: z, X: x, Y: y}})
					slowest = max(slowest, time.Since(start))
					require.NoError(t, err)
					require.LessOrEqual(t, len(got.Bytes), tile.MaxBytes)
					require.Zero(t, got.Dropped)
					worst, tiles = max(worst, len(got.Bytes)), tiles+1
					nameless, merged = nameless+got.Nameless, merged+got.Merged
				}
			}
			require.Less(t, slowest, time.Second)
			t.Logf("%s z%d: %d tiles, the largest %d bytes, the slowest %s; %d without names, %d merged", code, z, tiles, worst, slowest, nameless, merged)
		}
	}
}

func boundsOf(t *testing.T, s *tile.Source) [4]float64 {
	b, any := s.Bounds()
	require.True(t, any)
	return b
}
