package geometry

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func mustShape(t testing.TB, wkt string) Shape {
	t.Helper()
	r, err := ParseWKT(wkt, CRS{EPSG: CGCS2000})
	require.NoError(t, err)
	s, err := FromDegrees(r.Polygons)
	require.NoError(t, err)
	return s
}

// The numbers are geodesics by Vincenty's inverse formula on GRS 80, from
// (118.01, 36.006) to (118.011, 36.006) and (118.005, 36.01) to (118.005, 36.011).
func TestDistanceInMetres(t *testing.T) {
	box := mustShape(t, "POLYGON((118 36,118.01 36,118.01 36.01,118 36.01,118 36))")
	for _, c := range []struct {
		name, wkt string
		want      float64
	}{
		{"east", "POLYGON((118.011 36.004,118.012 36.004,118.012 36.006,118.011 36.006,118.011 36.004))", 90.15686},
		{"north", "POLYGON((118.004 36.011,118.006 36.011,118.006 36.012,118.004 36.012,118.004 36.011))", 110.95920},
		{"touching", "POLYGON((118.01 36.004,118.012 36.004,118.012 36.006,118.01 36.006,118.01 36.004))", 0},
		{"inside", "POLYGON((118.004 36.004,118.006 36.004,118.006 36.006,118.004 36.006,118.004 36.004))", 0},
		{"crossing", "POLYGON((117.9 36.004,118.2 36.004,118.2 36.006,117.9 36.006,117.9 36.004))", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			other := mustShape(t, c.wkt)
			require.InDelta(t, c.want, float64(Distance(box, other)), 1e-4)
			require.Equal(t, Distance(box, other), Distance(other, box))
		})
	}
	require.True(t, math.IsInf(float64(Distance(box, Shape{})), 1))
}

func TestDistanceLooksAtEveryEdge(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 13))
	for range 200 {
		a := Shape{xy: roundedRing(nanoRing(star(rng, 118, 36, 0.01))), polys: []int32{1}}
		b := Shape{xy: roundedRing(nanoRing(star(rng, 118.02+0.01*rng.Float64(), 36, 0.008))), polys: []int32{1}}
		a.rings, b.rings = []int32{int32(len(a.xy) / 2)}, []int32{int32(len(b.xy) / 2)}
		want := math.Inf(1)
		for i := 0; i+3 < len(a.xy); i += 2 {
			for j := 0; j+3 < len(b.xy); j += 2 {
				want = math.Min(want, edgeDistance(a.xy[i:i+4], b.xy[j:j+4]))
			}
		}
		require.InDelta(t, want, float64(Distance(a, b)), 1e-9)
	}
}

func TestPerimeterAndWidth(t *testing.T) {
	// Sides by Vincenty's formula: 90.163688, 90.163574 and twice 11.095900 m.
	s := mustShape(t, "POLYGON((118 36,118.001 36,118.001 36.0001,118 36.0001,118 36))")
	require.InDelta(t, 202.519062, float64(s.Perimeter()), 1e-5)
	require.InDelta(t, 9.8798, float64(s.Width()), 1e-3)
	require.Zero(t, Shape{}.Width())
}
