package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// triple is three grid points of the whole world that are collinear or miss it
// by a few steps.
type triple struct{ ax, ay, bx, by, cx, cy float64 }

func nearCollinear(r *rand.Rand) triple {
	any := func(m float64) float64 { return math.Trunc((2*r.Float64() - 1) * m) }
	t := triple{ax: any(180e9), ay: any(90e9), bx: any(180e9), by: any(90e9)}
	few := func() float64 { return float64(r.IntN(3) - 1) }
	switch r.IntN(3) {
	case 0: // the grid point nearest to a point of the line, and its neighbours
		at := r.Float64()
		t.cx, t.cy = math.Round(t.ax+at*(t.bx-t.ax))+few(), math.Round(t.ay+at*(t.by-t.ay))+few()
	case 1: // exactly collinear, up to one step
		dx, dy, k := math.Trunc((t.bx-t.ax)/4), math.Trunc((t.by-t.ay)/4), float64(r.IntN(4))
		t.bx, t.by, t.cx, t.cy = t.ax+dx, t.ay+dy, t.ax+k*dx+float64(r.IntN(2)), t.ay+k*dy
	default: // corners of the world
		corner := func() float64 { return float64(r.IntN(2)*2-1)*180e9 + few() }
		t = triple{corner(), corner(), corner(), corner(), corner(), corner()}
	}
	return t
}

func (t triple) truth() *big.Int {
	less := func(u, v float64) *big.Int { return big.NewInt(int64(u) - int64(v)) }
	l := new(big.Int).Mul(less(t.ax, t.cx), less(t.by, t.cy))
	return l.Sub(l, new(big.Int).Mul(less(t.ay, t.cy), less(t.bx, t.cx)))
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

func TestOrientIsExactAllOverTheWorld(t *testing.T) {
	n := 1_000_000
	if testing.Short() {
		n = 100_000
	}
	r := rand.New(rand.NewPCG(1, 1))
	collinear, naive := 0, 0
	for range n {
		p := nearCollinear(r)
		truth := p.truth()
		d := Orient(p.ax, p.ay, p.bx, p.by, p.cx, p.cy)
		require.Equal(t, truth.Sign(), sign(d), "%+v", p)
		require.Equal(t, truth.Sign(), OrientWide(p.ax, p.ay, p.bx, p.by, p.cx, p.cy).Sign(), "%+v", p)
		exactly, _ := new(big.Float).SetInt(truth).Float64()
		require.InDelta(t, exactly, d, 0x1p-51*math.Abs(exactly), "%+v", p)
		if truth.Sign() == 0 {
			collinear++
		}
		l, m := (p.ax-p.cx)*(p.by-p.cy), (p.ay-p.cy)*(p.bx-p.cx) // no FMA across variables
		if sign(l-m) != truth.Sign() {
			naive++
		}
	}
	t.Logf("%d triples, %d collinear, %d wrong without the rests", n, collinear, naive)
	require.Positive(t, collinear)
	require.Positive(t, naive)
}

func TestCompareFractionsAgainstRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 20_000 {
		any := func(least int64) int64 { return least + r.Int64N(1<<r.IntN(38)+1) }
		v := [8]int64{any(-5), any(1), any(1), any(1), any(-5), any(1), any(1), any(1)}
		if r.IntN(4) == 0 {
			copy(v[4:], v[:4]) // equal
		}
		wide := func(i int) Wide { return Product(float64(v[i]), float64(v[i+1])) }
		rat := func(i int) *big.Rat {
			return new(big.Rat).SetFrac(
				new(big.Int).Mul(big.NewInt(v[i]), big.NewInt(v[i+1])),
				new(big.Int).Mul(big.NewInt(v[i+2]), big.NewInt(v[i+3])))
		}
		require.Equal(t, rat(0).Cmp(rat(4)), CompareFractions(wide(0), wide(2), wide(4), wide(6)), "%v", v)
	}
}

func TestWideArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 20_000 {
		any := func() float64 { return math.Trunc((2*r.Float64() - 1) * 0x1p39) }
		a, b, c, d := any(), any(), any(), any()
		mul := func(x, y float64) *big.Int { return new(big.Int).Mul(big.NewInt(int64(x)), big.NewInt(int64(y))) }
		require.Equal(t, mul(a, b).Cmp(mul(c, d)), Product(a, b).Sub(Product(c, d)).Sign())
		require.Equal(t, new(big.Int).Add(mul(a, b), mul(c, d)).Sign(), Product(a, b).Add(Product(c, d)).Sign())
	}
	require.Zero(t, Product(0, -5).Sign())
	require.Zero(t, Product(0, -5).Neg().Sign())
}
