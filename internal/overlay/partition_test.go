package overlay

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// partition is n x n cells around 118°E 36°N whose borders of k+1 edges are
// shared vertex by vertex, in row order.
func partition(n, k int, seed uint64) (cells []geometry.Shape) {
	g := newGrid(n, k, seed)
	for i := range n {
		for j := range n {
			var xy []float64
			xy = append(xy, g.flat[i][j]...)
			xy = append(xy, g.steep[i][j+1]...)
			xy = append(xy, backwards(g.flat[i+1][j])...)
			xy = append(xy, backwards(g.steep[i][j])...)
			cells = append(cells, polygons{{closed(xy)}}.shape())
		}
	}
	return cells
}

// grid holds the wiggly borders: flat[i][j] from node (i, j) east, steep north.
type grid struct{ flat, steep [][][]float64 }

func newGrid(n, k int, seed uint64) (g grid) {
	const step = 1e6 // 0.001 degree
	r := rand.New(rand.NewPCG(seed, seed))
	jitter := func(v, by float64) float64 { return math.Round(v + (r.Float64()-0.5)*by) }
	nodes := map[[2]int][2]float64{}
	for i := 0; i <= n+1; i++ {
		for j := 0; j <= n+1; j++ {
			nodes[[2]int{i, j}] = [2]float64{jitter(118e9+float64(j)*step, 0.3*step), jitter(36e9+float64(i)*step, 0.3*step)}
		}
	}
	line := func(a, b [2]float64) []float64 {
		xy, wiggle := []float64{a[0], a[1]}, 0.5*step/float64(k+1)
		for q := 1; q <= k; q++ {
			t := float64(q) / float64(k+1)
			xy = append(xy, jitter(a[0]+t*(b[0]-a[0]), wiggle), jitter(a[1]+t*(b[1]-a[1]), wiggle))
		}
		return append(xy, b[0], b[1])
	}
	for i := 0; i <= n; i++ {
		g.flat, g.steep = append(g.flat, nil), append(g.steep, nil)
		for j := 0; j <= n; j++ {
			g.flat[i] = append(g.flat[i], line(nodes[[2]int{i, j}], nodes[[2]int{i, j + 1}]))
			g.steep[i] = append(g.steep[i], line(nodes[[2]int{i, j}], nodes[[2]int{i + 1, j}]))
		}
	}
	return g
}

func backwards(xy []float64) []float64 {
	c := append([]float64(nil), xy...)
	reverse(c)
	return c
}

// closed drops repeated vertices and closes the ring.
func closed(xy []float64) (ring []float64) {
	for i := 0; i < len(xy); i += 2 {
		ring = appendDistinct(ring, xy[i], xy[i+1])
	}
	return appendDistinct(ring, ring[0], ring[1])
}

// Every cell against the whole: itself exactly, its neighbours touch, nothing
// else, no sliver anywhere.
func TestPartitionAgainstItself(t *testing.T) {
	const n = 20
	cells := partition(n, 16, 1)
	s := build(t, cells...)
	w, subject := NewWorker(s), &Subject{}
	border, corner := 0, 0
	for i := range cells {
		subject.Set(cells[i])
		found, err := w.Overlaps(subject, true)
		require.NoError(t, err)
		for _, o := range found {
			switch {
			case o.Feature == i:
				require.Equal(t, Overlaps, o.Relation)
				require.InEpsilon(t, float64(s.Area(i)), float64(o.Area), 1e-14)
			case o.Border > 0:
				border++
				fallthrough
			default:
				require.Equal(t, Touches, o.Relation, "cell %d and %d", i, o.Feature)
				corner++
			}
		}
	}
	require.Equal(t, 4*n*(n-1), border)
	require.Equal(t, 4*n*(n-1)+4*(n-1)*(n-1), corner)
	c := w.Counts()
	require.Zero(t, c.Fallbacks+c.GivenUp+c.Tiny)
}

func TestPartitionHasNoSelfOverlap(t *testing.T) {
	pairs, err := build(t, partition(15, 10, 2)...).SelfOverlaps(0)
	require.NoError(t, err)
	require.Empty(t, pairs)
}

// The overlaps of a subject inside the partition add up to the subject.
func TestPartitionAddsUp(t *testing.T) {
	s := build(t, partition(40, 12, 2)...)
	r := rand.New(rand.NewPCG(3, 3))
	w := NewWorker(s)
	for i := range 200 {
		n := 5 + r.IntN(40)
		if i%100 == 0 {
			n = 20_000
		}
		p := star(r, 118.02e9+r.Float64()*2e6, 36.02e9+r.Float64()*2e6, 2e6+1e7*r.Float64(), n).shape()
		found, err := w.Overlaps(NewSubject(p), false)
		require.NoError(t, err)
		planar, area := 0.0, 0.0
		for _, o := range found {
			planar += float64(o.Planar)
			area += float64(o.Area)
		}
		require.InEpsilon(t, float64(p.Planar()), planar, 1e-11)
		require.InEpsilon(t, float64(p.Area()), area, 1e-11)
	}
}
