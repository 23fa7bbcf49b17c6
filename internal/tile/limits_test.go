package tile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

// A box is on exactly the tiles whose own boxes it meets.
func TestLimitsAreTheTilesABoxMeets(t *testing.T) {
	boxes := [][4]float64{
		{117.9, 35.9, 118.5, 36.4}, {118.2, 36.1, 118.2, 36.1}, {-180, -85, 180, 85}, {-10.3, -20.2, 5.5, 30.1},
	}
	for _, s := range tile.Sets() {
		for z := s.First; z <= s.First+6; z++ {
			columns, rows := s.Size(z)
			for _, b := range boxes {
				l := s.Limits(z, b)
				require.Equal(t, z, l.Matrix)
				for y := range rows {
					for x := range columns {
						d := tile.Address{Set: s, Z: z, X: x, Y: y}.Degrees()
						meets := d[0] <= b[2] && b[0] < d[2] && d[1] < b[3] && b[1] <= d[3]
						in := y >= l.MinRow && y <= l.MaxRow && x >= l.MinColumn && x <= l.MaxColumn
						if meets {
							require.True(t, in, "%s %d/%d/%d %v", s.ID, z, x, y, b)
						}
					}
				}
				require.LessOrEqual(t, l.Tiles(), rows*columns)
			}
		}
	}
}

func TestLimitsStayWithinTheSet(t *testing.T) {
	for _, s := range tile.Sets() {
		columns, rows := s.Size(s.First + 1)
		l := s.Limits(s.First+1, [4]float64{-500, -500, 500, 500})
		require.Equal(t, tile.Limits{Matrix: s.First + 1, MaxRow: rows - 1, MaxColumn: columns - 1}, l)
	}
}
