package check_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/layer"
)

// tally counts, for rectangles on whole units, how often every cell of the
// subject (0,0,10,10) is covered: a second way to the union, without geometry.
type tally [10][10]int

func (c *tally) add(w, s, e, n int) {
	for x := max(w, 0); x < min(e, 10); x++ {
		for y := max(s, 0); y < min(n, 10); y++ {
			c[x][y]++
		}
	}
}

// area sums the cells covered, once or as often as they are covered. The area
// of a cell changes with its latitude only.
func (c *tally) area(t *testing.T, once bool) (sum float64) {
	for y := range 10 {
		cell := float64(rect(t, 0, float64(y), 1, float64(y+1)).Area())
		for x := range 10 {
			if n := c[x][y]; once {
				sum += cell * float64(min(n, 1))
			} else {
				sum += cell * float64(n)
			}
		}
	}
	return sum
}

func TestUnionAgreesWithCounting(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		var counted tally
		var features []layer.Feature
		for k := range 1 + random.IntN(8) {
			w, s := random.IntN(10)-1, random.IntN(10)-1
			e, n := w+1+random.IntN(6), s+1+random.IntN(6)
			counted.add(w, s, e, n)
			features = append(features, feature(fmt.Sprint(k), "", rect(t, float64(w), float64(s), float64(e), float64(n))))
		}
		w := plain(t)
		w.publish("PBF", features...)
		l := layerOf(t, w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}), "PBF")
		require.InDelta(t, counted.area(t, true), float64(l.Overlap), 1e-3)
		require.InDelta(t, counted.area(t, false), float64(l.Summed), 1e-3)
		require.InDelta(t, float64(l.Summed-l.Overlap), float64(l.DoubleCovered), 1e-9)
	}
}

func TestAnEditionThatHidesItsSelfOverlapIsFoundOut(t *testing.T) {
	t.Parallel()
	w := plain(t)
	d := w.publish("PBF", feature("P1", "", rect(t, 0, 0, 10, 10)), feature("P2", "", rect(t, 0, 0, 10, 10)))
	d.Edition.SelfOverlap = false
	l := layerOf(t, w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}), "PBF")
	require.Equal(t, 1.0, l.Share)
	require.InEpsilon(t, 0.5, float64(l.Overlap/l.Summed), 1e-9)
}
