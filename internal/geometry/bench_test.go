package geometry

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// wavy is a valid ring of n corners around 118.2, 36.1 with a border as rough
// as a digitised one.
func wavy(n int, size float64) Shape {
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	xy := make([]float64, 0, 2*n+2)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		r := size * (1 + 0.2*math.Sin(float64(i)*40*math.Pi/float64(n)) + 10/float64(n)*rng.Float64())
		xy = append(xy, math.Round((118.2+r*cos)*PerDegree), math.Round((36.1+r*sin)*PerDegree))
	}
	return Shape{append(xy, xy[0], xy[1]), []int32{int32(n + 1)}, []int32{1}}
}

// comb is a valid ring of n long thin teeth: every box over its edges is as
// wide as the whole.
func comb(n int) Shape {
	var xy []float64
	for i := range n {
		y := 36e9 + float64(i)*20
		xy = append(xy, 118.01e9, y, 119e9, y+5, 118.01e9, y+10)
	}
	xy = append(xy, 118e9, 36e9+float64(n)*20, 118e9, 36e9, xy[0], xy[1])
	return Shape{xy, []int32{int32(len(xy) / 2)}, []int32{1}}
}

// grid is a box with n x n square holes.
func grid(n int) Shape {
	far := 118e9 + float64(n)*1e5
	xy := []float64{118e9, 36e9, far, 36e9, far, 36e9 + float64(n)*1e5, 118e9, 36e9 + float64(n)*1e5, 118e9, 36e9}
	rings := []int32{5}
	for i := range n * n {
		x, y := 118e9+float64(i%n)*1e5+1e4, 36e9+float64(i/n)*1e5+1e4
		xy = append(xy, x, y, x, y+5e4, x+5e4, y+5e4, x+5e4, y, x, y)
		rings = append(rings, int32(len(xy)/2))
	}
	return Shape{xy, rings, []int32{int32(len(rings))}}
}

func TestLargeShapesValidateInNoTime(t *testing.T) {
	for name, s := range map[string]Shape{"rough ring": wavy(160_000, 0.3), "comb": comb(53_000), "holes": grid(180)} {
		start := time.Now()
		require.NoError(t, Validate(s), name)
		took := time.Since(start)
		t.Logf("%s: %d vertices in %v", name, s.Vertices(), took)
		require.Less(t, took, 4*time.Second, name) // 2 s is the goal, the machine is shared
	}
}

func BenchmarkParcelValidate(b *testing.B) {
	s := wavy(75, 0.002)
	var v Validator
	for b.Loop() {
		if v.Validate(s) != nil {
			b.Fatal()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/75, "ns/vertex")
}

func BenchmarkParcelArea(b *testing.B) {
	s := wavy(75, 0.002)
	sum := SquareMetres(0)
	for b.Loop() {
		sum += s.Area()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/75, "ns/vertex")
}

func BenchmarkParcelPlanar(b *testing.B) {
	s := wavy(75, 0.002)
	for b.Loop() {
		s.Planar()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/75, "ns/vertex")
}

func BenchmarkParcelPerimeter(b *testing.B) {
	s := wavy(75, 0.002)
	for b.Loop() {
		s.Perimeter()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/75, "ns/vertex")
}

func BenchmarkParcelCanonicalise(b *testing.B) {
	s := wavy(75, 0.002)
	r, err := ParseWKT(s.WKT(), CRS{EPSG: CGCS2000})
	require.NoError(b, err)
	for b.Loop() {
		if _, err := Canonicalise(b.Context(), r, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/75, "ns/vertex")
}

func TestTheSearchForMeetingEdgesHasABudget(t *testing.T) {
	s := wavy(5_000, 0.3)
	var e edges
	e.build(s.xy, s.rings)
	require.True(t, e.pairs(func(a, b int32) bool { return true }))
	require.Less(t, mostComparisons-e.budget, 500*s.Vertices())
	e.budget = 1000
	require.False(t, e.pairs(func(a, b int32) bool { return true }))
	p := requireCode(t, broken(TooIntricate, 0, 0), "G11")
	require.Nil(t, p.Place)
}
