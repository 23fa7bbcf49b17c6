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

// TestValidityDoesNotDependOnPlaceOrShear maps shapes by whole-number matrices
// to the far corners of the world, where floats without exact signs go wrong.
// Rule and verdict must stay.
func TestValidityDoesNotDependOnPlaceOrShear(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 19))
	for range 5_000 {
		s := randomShape(rng)
		far := Shape{append([]float64(nil), s.xy...), s.rings, s.polys}
		a, b, c := float64(rng.IntN(1e9)), float64(rng.IntN(1e9)), float64(rng.IntN(1000))
		for i := 0; i < len(far.xy); i += 2 {
			x, y := s.xy[i]/PerDegree, s.xy[i+1]/PerDegree
			far.xy[i], far.xy[i+1] = x*a+y*(b+1)+130e9, x*c+y*(c+1)*7-89e9
		}
		if a*(c+1)*7 == c*(b+1) { // the matrix must not flatten
			continue
		}
		near, there := Validate(s), Validate(far)
		require.Equal(t, near == nil, there == nil, "%s\n%v\n%v", s.WKT(), near, there)
	}
}

// TestValidityDoesNotDependOnRingStartOrDirection walks rings the other way and
// from another vertex.
func TestValidityDoesNotDependOnRingStartOrDirection(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 29))
	for range 5_000 {
		s := randomShape(rng)
		turned := Shape{rings: s.rings, polys: s.polys}
		for i := range s.Rings() {
			turned.xy = append(turned.xy, startingAt(s.Ring(i), rng.IntN(8))...)
		}
		require.Equal(t, Validate(s) == nil, Validate(turned) == nil, s.WKT())
	}
}

// startingAt walks a closed ring backwards from another vertex.
func startingAt(ring []float64, k int) []float64 {
	n := len(ring)/2 - 1
	var xy []float64
	for i := range n + 1 {
		j := ((k-i)%n + n) % n
		xy = append(xy, ring[2*j], ring[2*j+1])
	}
	return xy
}
