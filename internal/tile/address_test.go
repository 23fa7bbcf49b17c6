package tile_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
	"onemap/internal/tile"
)

func set(t testing.TB, id string) tile.Set {
	t.Helper()
	s, known := tile.SetOf(id)
	require.True(t, known, id)
	return s
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ set, matrix, row, column, code string }{
		{"WebMercatorQuad", "0", "0", "0", ""},
		{"WebMercatorQuad", "22", "4194303", "4194303", ""},
		{"WebMercatorQuad", "23", "0", "0", "T02"},
		{"WebMercatorQuad", "3", "8", "0", "T03"},
		{"WebMercatorQuad", "3", "0", "8", "T03"},
		{"WorldCRS84Quad", "0", "0", "1", ""},
		{"WorldCRS84Quad", "0", "1", "0", "T03"},
		{"WorldCRS84Quad", "0", "0", "2", "T03"},
		{"CGCS2000Quad", "0", "0", "0", "T02"}, // its matrices are counted from 1
		{"CGCS2000Quad", "1", "0", "1", ""},
		{"CGCS2000Quad", "19", "0", "0", "T02"},
		{"WebMercatorQuad", "-1", "0", "0", "T01"},
		{"WebMercatorQuad", "1", "0", "1.0", "T01"},
		{"WebMercatorQuad", "1", "", "0", "T01"},
		{"WebMercatorQuad", "1", "0", "99999999999999999999", "T01"},
	} {
		_, err := set(t, c.set).Address(c.matrix, c.row, c.column)
		if c.code == "" {
			require.NoError(t, err, c)
			continue
		}
		p, ok := problem.As(err)
		require.True(t, ok, c)
		require.Equal(t, c.code, p.Code, c)
		require.True(t, p.Message.Complete() && p.Next.Complete(), "both languages")
	}
}

// The tile of Jinan's Quancheng square, as every slippy map numbers it, and the
// same place on the geographic grids.
func TestATileLiesWhereTheStandardsPutIt(t *testing.T) {
	a, err := set(t, "WebMercatorQuad").Address("10", "402", "844")
	require.NoError(t, err)
	d := a.Degrees()
	require.InDelta(t, 844.0/1024*360-180, d[0], 1e-12)
	require.InDelta(t, math.Atan(math.Sinh(math.Pi*(1-2*402.0/1024)))*180/math.Pi, d[3], 1e-12)
	require.InDelta(t, 844*40075016.685578488/1024-20037508.342789244, a.Bounds()[0], 1e-6)

	world, err := set(t, "WorldCRS84Quad").Address("9", "150", "844")
	require.NoError(t, err)
	require.InDeltaSlice(t, []float64{116.71875, 36.9140625, 117.0703125, 37.265625}, sliced(world.Degrees()), 1e-12)
	china, err := set(t, "CGCS2000Quad").Address("10", "150", "844")
	require.NoError(t, err)
	require.Equal(t, world.Degrees(), china.Degrees(), "ids are one more than in WorldCRS84Quad")
}

func sliced(v [4]float64) []float64 { return v[:] }

// FuzzAddress: whatever is accepted lies in the world, and its corners lead back
// to it.
func FuzzAddress(f *testing.F) {
	f.Add(0, "3", "2", "5")
	f.Add(1, "0", "0", "1")
	f.Add(2, "18", "65535", "131071")
	f.Add(2, "+1", " 0", "0x1")
	f.Fuzz(func(t *testing.T, which int, matrix, row, column string) {
		sets := tile.Sets()
		s := sets[uint(which)%uint(len(sets))]
		a, err := s.Address(matrix, row, column)
		if err != nil {
			_, ok := problem.As(err)
			require.True(t, ok)
			return
		}
		require.NoError(t, a.Valid())
		n, err := strconv.Atoi(matrix)
		require.NoError(t, err)
		require.Equal(t, n, a.Z)
		d := a.Degrees()
		require.True(t, d[0] >= -180 && d[2] <= 180+1e-9 && d[1] >= -90 && d[3] <= 90+1e-9 && d[0] < d[2] && d[1] < d[3], d)
		back := tileAt(s, a.Z, (d[0]+d[2])/2, (d[1]+d[3])/2)
		require.Equal(t, [2]int{a.X, a.Y}, [2]int{back.X, back.Y})
	})
}
