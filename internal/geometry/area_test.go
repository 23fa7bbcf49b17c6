package geometry

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// official is the series of the land survey rules as printed (domain 6.1), an
// oracle for RingArea. Degrees in.
func official(ring []Position) float64 {
	const e2 = eccentricity
	e4, e6, e8 := e2*e2, e2*e2*e2, e2*e2*e2*e2
	A := 1 + 3.0/6*e2 + 30.0/80*e4 + 35.0/112*e6 + 630.0/2304*e8
	B := 1.0/6*e2 + 15.0/80*e4 + 21.0/112*e6 + 420.0/2304*e8
	C := 3.0/80*e4 + 7.0/112*e6 + 180.0/2304*e8
	D := 1.0/112*e6 + 45.0/2304*e8
	E := 5.0 / 2304 * e8
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		dl := ((p.X+q.X)/2 - ring[0].X) * radian
		h, m := (q.Y-p.Y)/2*radian, (q.Y+p.Y)/2*radian
		sum += 2 * semiMinor * semiMinor * dl * (A*math.Sin(h)*math.Cos(m) - B*math.Sin(3*h)*math.Cos(3*m) +
			C*math.Sin(5*h)*math.Cos(5*m) - D*math.Sin(7*h)*math.Cos(7*m) + E*math.Sin(9*h)*math.Cos(9*m))
	}
	return sum
}

// TestAreaIsTheOfficialSeriesOfDensifiedEdges: the closed form must be the
// limit that cutting edges straight in degrees into many pieces tends to.
func TestAreaIsTheOfficialSeriesOfDensifiedEdges(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range []float64{0.0005, 0.01, 0.3, 3} {
		pieces := 400.0
		if size > 0.1 {
			pieces = 20_000 // the oracle's own error falls with the square
		}
		for range 8 {
			ring := star(rng, 118.2, 36.1, size)
			var fine []Position
			for i := 1; i < len(ring); i++ {
				for j := 0.0; j < pieces; j++ {
					fine = append(fine, between(ring[i-1], ring[i], j, pieces))
				}
			}
			fine = append(fine, ring[0])
			want := official(fine)
			require.InDelta(t, want, float64(RingArea(nanoRing(ring))), 1e-3+math.Abs(want)*1e-11, "size %g", size)
		}
	}
}

// star is a simple counter-clockwise ring around a centre.
func star(rng *rand.Rand, lon, lat, size float64) []Position {
	n := 3 + rng.IntN(20)
	var ring []Position
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		r := size * (0.3 + 0.7*rng.Float64())
		ring = append(ring, Position{lon + r*cos, lat + r*sin})
	}
	return append(ring, ring[0])
}

func nanoRing(ring []Position) []float64 {
	var xy []float64
	for _, p := range ring {
		xy = append(xy, p.X*PerDegree, p.Y*PerDegree)
	}
	return xy
}

func TestAreasAddUpWhenAShapeIsCut(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		s := randomBox(rng)
		west, south, east, north := s[0], s[1], s[4], s[5]
		cutX := west + math.Floor((east-west)*rng.Float64())
		left := []float64{west, south, cutX, south, cutX, north, west, north, west, south}
		right := []float64{cutX, south, east, south, east, north, cutX, north, cutX, south}
		require.InEpsilon(t, float64(RingArea(s)), float64(RingArea(left)+RingArea(right)), 1e-12)
	}
}

func randomBox(rng *rand.Rand) []float64 {
	w, s := math.Floor(118e9+1e9*rng.Float64()), math.Floor(36e9+1e9*rng.Float64())
	e, n := w+math.Floor(2+1e8*rng.Float64()), s+math.Floor(2+1e8*rng.Float64())
	return []float64{w, s, e, s, e, n, w, n, w, s}
}

func TestPlanarIsExactForANeedleRoundTheWorld(t *testing.T) {
	// Base 1 step, height 3.6e11 steps: half of 3.6e11 squared steps.
	ring := []float64{-180e9, 0, 180e9, 89e9, 180e9, 89e9 + 1, -180e9, 0}
	require.Equal(t, 3.6e11, twiceSteps(ring))
}

func TestRoundDecimalIsHalfAwayFromZeroOnTheDecimalSeen(t *testing.T) {
	for _, c := range []struct {
		v    float64
		n    int
		want string
	}{
		{1.005, 2, "1.01"}, {-1.005, 2, "-1.01"}, {2.675, 2, "2.68"}, {0.5, 0, "1"}, {0, 2, "0.00"}, {-0.001, 2, "0.00"},
		{999.995, 2, "1000.00"}, {12.4559, 4, "12.4559"}, {1e21, 2, "1000000000000000000000.00"}, {3, 4, "3.0000"},
	} {
		require.Equal(t, c.want, roundDecimal(c.v, c.n))
	}
	require.Equal(t, "<0.01", FormatRounded(0.001, 2))
}
