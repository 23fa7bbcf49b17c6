package geometry

import (
	"math/rand/v2"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"
)

// TestValidateAgreesWithSimplefeatures compares validity with an engine of
// another make on random multipolygons on a tiny grid, where touches, shared
// edges and spikes are the rule.
func TestValidateAgreesWithSimplefeatures(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	pairs := 60_000
	if testing.Short() {
		pairs = 6_000
	}
	valid := 0
	for range pairs {
		s := randomShape(rng)
		g, err := geom.UnmarshalWKT(s.WKT(), geom.NoValidate{})
		require.NoError(t, err)
		theirs, ours := g.Validate(), Validate(s)
		require.Equal(t, theirs == nil, ours == nil, "%s\nours: %v\ntheirs: %v", s.WKT(), ours, theirs)
		if ours == nil {
			valid++
		}
	}
	require.Greater(t, valid, pairs/100)
	t.Logf("%d of %d were valid", valid, pairs)
}

// randomShape has up to three parts of up to three rings of up to six corners
// on a grid of a few cells of a degree.
func randomShape(rng *rand.Rand) Shape {
	var s Shape
	n := 3 + rng.IntN(6)
	for range 1 + rng.IntN(3)*rng.IntN(2) {
		for range 1 + rng.IntN(4)*rng.IntN(2) {
			s.xy = append(s.xy, randomRing(rng, n)...)
			s.rings = append(s.rings, int32(len(s.xy)/2))
		}
		s.polys = append(s.polys, int32(len(s.rings)))
	}
	return s
}

func randomRing(rng *rand.Rand, n int) []float64 {
	if rng.IntN(2) == 0 { // an axis-parallel box or a triangle is often valid
		x, y, w, h := rng.IntN(n), rng.IntN(n), 1+rng.IntN(n), 1+rng.IntN(n)
		return scaled(x, y, x+w, y, x+w, y+h, x, y+h, x, y)
	}
	var c []int
	for range 3 + rng.IntN(4) {
		c = append(c, rng.IntN(2*n), rng.IntN(2*n))
	}
	return scaled(append(c, c[0], c[1])...)
}

func scaled(c ...int) []float64 {
	var xy []float64
	for _, v := range c {
		xy = append(xy, float64(v)*PerDegree)
	}
	return xy
}
