package overlay

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// silentCase is a pair of valid polygons for which a float overlay answered
// something else without an error. Coordinates are those of the report, in its
// units; area is the truth there.
type silentCase struct {
	report string
	a, b   []float64
	area   float64
	hole   []float64 // of b
}

func silentCases() []silentCase {
	return []silentCase{
		{"jts 798: a narrow triangle over a square's edge, intersection far too large",
			[]float64{66697.40120137333, 185279.95469107336, 66698.375, 185273.625, 66697.375, 185280.125},
			[]float64{66710, 185280, 66710, 185260, 66690, 185260, 66690, 185280}, 0.0032, nil},
		{"jts 1000, shapely 1871: a diagonal in common but for the last digit, all of B given",
			[]float64{446, -207, 315, -75.99999999999999, 557, -76},
			[]float64{184, -207, 315, -76, 446, -207, 315, -338}, 0, nil},
		{"geos 1344, shapely 2368: neighbours with a border in common, one given as the intersection",
			[]float64{-295.25030351249666, 4.236074061427525, -295.08711234218333, -2.301948231163383, -314.64218025800653, -2.7900491087570383, -314.80537142831986, 3.7479731838338695},
			[]float64{-275.69523559667346, 4.7241749390211805, -275.53204442636013, -1.8138473535697273, -295.08711234218333, -2.3019482311633825, -295.25030351249666, 4.236074061427525}, 0, nil},
		{"shapely 1427: turned squares that share a border, all of A given",
			[]float64{4.330127018922193, 2.5000000000000004, 6.830127018922194, -1.830127018922194, 4.2320508075688785, -3.330127018922194, 1.7320508075688772, 1.0},
			[]float64{4.330127018922193, 2.5000000000000004, 5.830127018922193, -0.09807621135331557, 7.562177826491071, 0.9019237886466849, 6.06217782649107, 3.500000000000001}, 0, nil},
		{"geos 1354, shapely 1639: all of A covered, a point given",
			[]float64{127.74283932445364, -13.587090929970145, 43.44048377114247, -7.28462320799008, 54.329847263553376, 63.37854389007508, 54.61818554266568, 63.33040101339976, 135.62637080265046, 53.862076963892896},
			[]float64{79.57006468414316, 227.16715306136757, 43.44048377114246, -7.28462320799008, 127.74283932445364, -13.587090929970145, 154.99848808655608, 219.60419326741248}, math.NaN(), nil},
		{"shapely 1354: most of A covered, an empty union given",
			[]float64{10.38343007464573, 945.7998193082476, 1682.0, 1335.7904894634128, 1682.0, 914.7369958740137, 103.54509436006265, 546.4810826847133},
			[]float64{103.54509436006265, 546.4810826847133, 10.383430074645716, 945.7998193082476, 1682.0, 1335.7904894634128, 1775.161664285417, 936.4717528398785}, math.NaN(), nil},
		{"geos 1523: a hole a million times longer than wide cut by A's side, nothing given where all of A is covered",
			[]float64{379.694383, 3423, 382, 3423, 382, 3428, 379.694383, 3428},
			[]float64{380, 3428.3, 382, 3429, 388, 3422, 377, 3422, 378, 3427}, 11.528085,
			[]float64{379.153701, 3427.199712952367, 380.736005, 3427.1997128766443, 379.777158, 3427.199712922531}},
	}
}

// finely puts a polygon on the grid, a unit of the report being as many steps as
// there is room for.
func finely(k float64, rings ...[]float64) geometry.Shape {
	var poly [][]float64
	for _, ring := range rings {
		if len(ring) == 0 {
			continue
		}
		xy := make([]float64, 0, len(ring)+2)
		for _, v := range ring {
			xy = append(xy, math.Round(v*k))
		}
		poly = append(poly, closed(xy))
	}
	return polygons{poly}.oriented().shape()
}

func TestSilentlyWrongElsewhere(t *testing.T) {
	for _, c := range silentCases() {
		t.Run(c.report, func(t *testing.T) {
			k := 1.0
			for largest(c.a)*k < limit/2 && largest(c.b)*k < limit/2 {
				k *= 2
			}
			a, b := finely(k, c.a), finely(k, c.b, c.hole)
			truth, _ := exactArea(a, b).Float64()
			rounding := 4 * k * largest(c.a) // of the report's coordinates to the grid
			if !math.IsNaN(c.area) {
				require.InDelta(t, c.area*k*k, truth, 1e-4*k*k+rounding)
			}
			for _, pair := range [][2]geometry.Shape{{a, b}, {b, a}} {
				found, _, counts := ask(t, pair[0], pair[1])
				require.Zero(t, counts.Fallbacks+counts.GivenUp)
				require.InDelta(t, truth, planarOf(found), 1e-9*truth+rounding)
			}
			requireConserved(t, a, b, truth)
		})
	}
}

// requireConserved: A∩B, A−B and A∪B agree with the truth, not only with each
// other.
func requireConserved(t *testing.T, a, b geometry.Shape, truth float64) {
	t.Helper()
	both, err := Intersection(a, b)
	require.NoError(t, err)
	rest, err := Difference(a, b)
	require.NoError(t, err)
	all, err := Union(a, b)
	require.NoError(t, err)
	tolerance := 1e-9 * steps2(a.Planar()+b.Planar())
	require.InDelta(t, truth, steps2(both.Planar()), tolerance)
	require.InDelta(t, steps2(a.Planar())-truth, steps2(rest.Planar()), tolerance)
	require.InDelta(t, steps2(a.Planar()+b.Planar())-truth, steps2(all.Planar()), tolerance)
}

func largest(xy []float64) (m float64) {
	for _, v := range xy {
		m = math.Max(m, math.Abs(v))
	}
	return m
}
