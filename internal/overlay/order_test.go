package overlay

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// cutAt is where c cuts e, as a fraction, the subject displaced by (10^-60,
// 10^-120), which is small enough to act as the symbol; nil for parallels.
func cutAt(e, c edge, who moved) *big.Rat {
	tiny := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(60), nil))
	shift := fractions{tiny, new(big.Rat).Mul(tiny, tiny)}
	at := func(x, y float64, moves bool) fractions {
		f := fractionsOf(point{x, y})
		if moves {
			f.x, f.y = f.x.Add(f.x, shift.x), f.y.Add(f.y, shift.y)
		}
		return f
	}
	onP := who == pointMoves
	a, b := at(e.ax, e.ay, onP), at(e.bx, e.by, onP)
	c1, c2 := at(c.ax, c.ay, !onP), at(c.bx, c.by, !onP)
	side := func(p fractions) *big.Rat { return c2.minus(c1).cross(p.minus(c1)) }
	scale := new(big.Rat).Sub(side(a), side(b))
	if scale.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(side(a), scale)
}

func TestOrderAlongAnEdgeIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	ties := 0
	for i := range pairs(t, 20_000) {
		size, from := 4+r.IntN(5), 0.0
		if i%3 == 0 {
			size, from = 2_000_000_000, 150e9
		}
		v := func() float64 { return from + float64(r.IntN(size)) }
		e, c, d := edge{v(), v(), v(), v()}, edge{v(), v(), v(), v()}, edge{v(), v(), v(), v()}
		if r.IntN(2) == 0 {
			d.ax, d.ay = c.ax, c.ay // through one point
		}
		for _, who := range []moved{pointMoves, edgeMoves} {
			x, y := cutAt(e, c, who), cutAt(e, d, who)
			if x == nil || y == nil {
				continue
			}
			require.Equal(t, x.Cmp(y), e.along(c, d, who), "%v by %v and %v", e, c, d)
			if x.Cmp(y) == 0 {
				ties++
			}
		}
	}
	t.Logf("%d equal: edges on one line", ties)
}

// The displaced side of a point is that of the rational displacement.
func TestSidesAreThoseOfTheDisplacement(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 16))
	for range pairs(t, 20_000) {
		v := func() float64 { return float64(r.IntN(5)) }
		e, x, y := edge{v(), v(), v(), v()}, v(), v()
		if e.ax == e.bx && e.ay == e.by {
			continue
		}
		const tiny = 0x1p-20
		for who, sign := range map[moved]float64{pointMoves: 1, edgeMoves: -1} {
			px, py := x+sign*tiny, y+sign*tiny*tiny
			truth := (e.bx-e.ax)*(py-e.ay) - (e.by-e.ay)*(px-e.ax)
			require.Equal(t, truth > 0, e.left(e.of(x, y), who), "%v and (%v, %v)", e, x, y)
		}
	}
}
