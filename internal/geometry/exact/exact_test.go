package exact

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDetHasTheSignOfTheTruth compares with whole numbers of any size, at every
// magnitude up to the limit, half of the triples collinear or nearly so.
func TestDetHasTheSignOfTheTruth(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	zeros := 0
	for i := range 200_000 {
		size := int64(1) << (2 + i%51)
		draw := func() float64 { return float64(rng.Int64N(2*size-1) - size + 1) }
		p, q, r, s := draw(), draw(), draw(), draw()
		if k := float64(rng.IntN(4)); i%2 == 0 && abs(p)*k < float64(size)-1 && abs(q)*k < float64(size) {
			p, r, s = p*k+float64(rng.IntN(2)), p, q*k // equal, or one step from it
		}
		want := truth(p, q, r, s)
		require.Equal(t, want, sign(Det(p, q, r, s)), "%v %v %v %v", p, q, r, s)
		if want == 0 {
			zeros++
		}
	}
	require.Greater(t, zeros, 10_000)
}

func TestOrientIsPositiveToTheLeft(t *testing.T) {
	require.Positive(t, Orient(0, 0, 10, 0, 5, 1))
	require.Negative(t, Orient(0, 0, 10, 0, 5, -1))
	require.Zero(t, Orient(-180e9, -90e9, 180e9, 90e9, 0, 0))
	require.Positive(t, Orient(-180e9, -90e9, 180e9, 90e9, 0, 1))
}

func truth(p, q, r, s float64) int {
	whole := func(v float64) *big.Int { return big.NewInt(int64(v)) }
	a := new(big.Int).Mul(whole(p), whole(q))
	return a.Cmp(new(big.Int).Mul(whole(r), whole(s)))
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

func abs(v float64) float64 { return max(v, -v) }
