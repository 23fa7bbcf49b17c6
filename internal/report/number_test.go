package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

func TestNumbers(t *testing.T) {
	require.Equal(t, "<0.01 m²", squareMetres(0.0049))
	require.Equal(t, "0.01 m²", squareMetres(0.005))
	require.Equal(t, nothing, squareMetres(0))
	require.Equal(t, "666.67 m² = 0.0667 公顷 = 1.00 亩", tongue(bilingual.Chinese).allUnits(2000.0/3))
	require.Equal(t, "<0.01 %", percent(1e-9))
	require.Equal(t, ">99.99 %", percent(0.99999))
	require.Equal(t, "100.00 %", percent(1))
	require.Equal(t, "0.034 m", metres(0.034))
	require.Equal(t, "1.23 m", metres(1.234))
	require.Equal(t, "<0.001 m", metres(0.0001))
}

func TestScalesAreRound(t *testing.T) {
	for v, want := range map[float64]float64{7: 5, 99: 50, 100: 100, 234: 200, 1999: 1000} {
		require.Equal(t, want, round(v))
	}
}

func TestVerticesAddedToLongEdgesAreNoCorners(t *testing.T) {
	require.True(t, straight(place{0, 0}, place{50, 0.0002}, place{100, 0}))
	require.False(t, straight(place{0, 0}, place{50, 0.01}, place{100, 0}))
	require.False(t, straight(place{0, 0}, place{100, 0}, place{50, 0}), "a spike is a corner")
}

func TestClipKeepsWhatIsInTheWindow(t *testing.T) {
	d := clip([]float64{-5, -5, 5, -5, 5, 5, -5, 5, -5, -5}, geometry.Bounds{East: 10, North: 10})
	require.NotEmpty(t, d)
	for i := 0; i < len(d); i += 2 {
		require.True(t, d[i] >= 0 && d[i] <= 5 && d[i+1] >= 0 && d[i+1] <= 5)
	}
	require.Empty(t, clip([]float64{20, 20, 30, 20, 30, 30, 20, 20}, geometry.Bounds{East: 10, North: 10}))
}
