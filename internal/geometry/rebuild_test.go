package geometry

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRebuildCoversWhatRingsWindAround repairs random rings that cross, touch
// and overlap in every way and asks at random points whether the result covers
// what it should.
func TestRebuildCoversWhatRingsWindAround(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	rounds := 20_000
	if testing.Short() {
		rounds = 2_000
	}
	for range rounds {
		s := randomShape(rng)
		r, err := rebuild(t.Context(), s)
		require.NoError(t, err, s.WKT())
		require.NoError(t, Validate(r), s.WKT())
		for range 10 {
			x, y := 18*rng.Float64()*PerDegree, 18*rng.Float64()*PerDegree
			require.Equal(t, wants(s, x, y), covers(r, x, y), "%s\n%s at %g %g", s.WKT(), r.WKT(), x, y)
		}
	}
}

func wants(s Shape, x, y float64) bool {
	for _, span := range s.Polygons() {
		in := winding(s.Ring(span[0]), x, y) != 0
		for i := span[0] + 1; i < span[1]; i++ {
			in = in && winding(s.Ring(i), x, y) == 0
		}
		if in {
			return true
		}
	}
	return false
}

func covers(s Shape, x, y float64) bool {
	n := 0
	for i := range s.Rings() {
		n += winding(s.Ring(i), x, y)
	}
	return n != 0
}

func winding(r []float64, x, y float64) (n int) {
	for i := 2; i < len(r); i += 2 {
		x1, y1, x2, y2 := r[i-2], r[i-1], r[i], r[i+1]
		if (x1 <= x) == (x2 <= x) {
			continue
		}
		if below := y1 + (x-x1)/(x2-x1)*(y2-y1); below < y {
			if x1 < x2 {
				n++
			} else {
				n--
			}
		}
	}
	return n
}

// TestRebuildAtTheGridsOwnScale: cells of a few steps, where every crossing is
// rounded by as much as a cell. The result must be valid whatever it covers.
func TestRebuildAtTheGridsOwnScale(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	rounds := 20_000
	if testing.Short() {
		rounds = 2_000
	}
	for range rounds {
		s := randomShape(rng)
		for i := range s.xy {
			s.xy[i] = s.xy[i]/PerDegree*float64(1+rng.IntN(2)) + 36e9
		}
		for i := range s.rings { // close again what the scaling opened
			r := s.Ring(i)
			r[len(r)-2], r[len(r)-1] = r[0], r[1]
		}
		r, err := rebuild(t.Context(), s)
		require.NoError(t, err, s.WKT())
		require.NoError(t, Validate(r), s.WKT())
	}
}
