package tile_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// FuzzClip: any ring, crossing itself or not, cut by this package and by orb has
// the same area, and nothing of it is outside the window.
func FuzzClip(f *testing.F) {
	f.Add([]byte{0, 0, 200, 0, 200, 200, 0, 200})
	f.Add([]byte{100, 100, 100, 100, 100, 100})
	f.Add([]byte{10, 250, 128, 0, 250, 250, 0, 90, 255, 90})
	f.Add([]byte{64, 64, 192, 64, 192, 192, 64, 192})
	f.Fuzz(func(t *testing.T, b []byte) {
		var xy []float64
		var ring orb.Ring
		for i := 0; i+1 < len(b); i += 2 {
			x, y := float64(b[i]), float64(b[i+1])
			xy, ring = append(xy, x, y), append(ring, orb.Point{x, y})
		}
		if len(ring) < 3 {
			return
		}
		ring = append(ring, ring[0])
		const low, high = 64, 192
		got := tile.Clip(xy, low, low, high, high)
		var mine orb.Ring
		for i := 0; i < len(got); i += 2 {
			require.True(t, got[i] >= low && got[i] <= high && got[i+1] >= low && got[i+1] <= high)
			mine = append(mine, orb.Point{got[i], got[i+1]})
		}
		if len(mine) > 0 {
			mine = append(mine, mine[0])
		}
		theirs := clip.Ring(orb.Bound{Min: orb.Point{low, low}, Max: orb.Point{high, high}}, ring)
		require.InDelta(t, signed(theirs), signed(mine), 1e-6)
	})
}

func signed(r orb.Ring) float64 {
	if len(r) < 4 {
		return 0
	}
	return planar.Area(r)
}

// FuzzNear: a ring of many vertices drawn by way of its runs shows the same area
// in a tile as the same ring looked at whole.
func FuzzNear(f *testing.F) {
	f.Add([]byte{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3}, uint8(11))
	f.Add([]byte("a ring of sixty-four and more vertices, some of them far out of the tile"), uint8(9))
	f.Fuzz(func(t *testing.T, b []byte, z uint8) {
		if len(b) < 3 || len(b) > 400 {
			return
		}
		const cx, cy = 118e9, 36e9
		var xy []float64
		for i, v := range b { // star-shaped: simple whatever the bytes are
			a := 2 * math.Pi * float64(i) / float64(len(b))
			r := 1e6 + float64(v)*1e6
			xy = append(xy, math.Round(cx+r*math.Cos(a)), math.Round(cy+r*math.Sin(a)))
		}
		xy = append(xy, xy[0], xy[1])
		shape := geometry.FromFlat(xy, []int32{int32(len(xy) / 2)}, []int32{1})
		s := source(t, definition(t, "DLTB"), []layer.Feature{{ID: "1", Shape: shape}})
		a := tileAt(set(t, "WebMercatorQuad"), 9+int(z%12), cx/1e9+0.003*float64(z%7), cy/1e9)
		near, err := s.MVT(t.Context(), tile.Request{Address: a})
		require.NoError(t, err)
		whole, err := s.Whole(t.Context(), tile.Request{Address: a})
		require.NoError(t, err)
		require.InDelta(t, shown(t, whole, a), shown(t, near, a), 1)
	})
}

// shown is the area a tile shows within itself.
func shown(t *testing.T, got tile.Tile, a tile.Address) (sum float64) {
	t.Helper()
	if d := decoded(t, got, a); d.layer != nil {
		for _, f := range d.layer.Features {
			sum += inTile(f.Geometry)
		}
	}
	return sum
}

// FuzzEntry: a file that is not what was written is never taken for a tile.
func FuzzEntry(f *testing.F) {
	good := tile.EncodeEntry("key", tile.Compressed{Bytes: []byte("tile"), Features: 1})
	f.Add(good)
	f.Add(good[:20])
	f.Add(binary.AppendUvarint(nil, 1<<60))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, ok := tile.DecodeEntry(b, "key")
		if ok {
			require.Equal(t, b, tile.EncodeEntry("key", got))
		}
	})
}
