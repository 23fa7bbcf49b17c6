package style_test

import (
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/style"
)

// luminance is the relative luminance of a colour #rrggbb (WCAG 2.2).
func luminance(t *testing.T, css string) float64 {
	t.Helper()
	require.Len(t, css, 7)
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(css[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestVerdictColoursReadAsTextOnWhite(t *testing.T) {
	for v := check.Clear; v <= check.Prohibited; v++ {
		require.GreaterOrEqual(t, 1.05/(luminance(t, style.Colour(v))+0.05), 4.5, v.String())
	}
}

func TestThePageHasTheSameVerdictColours(t *testing.T) {
	page, err := os.ReadFile("../../web/src/map/patterns.ts")
	require.NoError(t, err)
	for v := check.Clear; v <= check.Prohibited; v++ {
		require.Contains(t, string(page), v.String()+": '"+style.Colour(v)+"'")
	}
}
