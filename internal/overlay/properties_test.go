package overlay

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// scrambled starts every ring elsewhere, runs some backwards and reorders parts
// and holes.
func (p polygons) scrambled(r *rand.Rand) (o polygons) {
	for _, poly := range p {
		var rings [][]float64
		for _, ring := range poly {
			open := slices.Clone(ring[:len(ring)-2])
			k := 2 * r.IntN(len(open)/2)
			turned := closed(append(slices.Clone(open[k:]), open[:k]...))
			if r.IntN(2) == 0 {
				reverse(turned)
			}
			rings = append(rings, turned)
		}
		holes := rings[1:]
		r.Shuffle(len(holes), func(i, j int) { holes[i], holes[j] = holes[j], holes[i] })
		o = append(o, rings)
	}
	r.Shuffle(len(o), func(i, j int) { o[i], o[j] = o[j], o[i] })
	return o
}

// distinct leaves out repeated vertices, which no canonical shape has.
func (p polygons) distinct() polygons {
	for _, poly := range p {
		for i := range poly {
			poly[i] = closed(poly[i])
		}
	}
	return p
}

// The answer has the same bytes whatever the ring starts, directions and part
// order of the subject are; of the feature too, but for whole features, whose
// area is the stored one.
func TestAnswerDoesNotDependOnSpelling(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for _, k := range tinyGrid(r) {
		for range pairs(t, 500) {
			p, q := k.draw()
			p, q = p.distinct().moved(-1e6, 1e6, 1e6), q.distinct().moved(-1e6, 1e6, 1e6)
			want, shapes, _ := ask(t, p.shape(), q.shape())
			got, same, _ := ask(t, p.scrambled(r).shape(), q.scrambled(r).shape())
			require.Len(t, got, len(want))
			for i := range got {
				requireSame(t, want[i], got[i])
				require.Equal(t, normal(shapes[i]), normal(same[i]))
			}
		}
	}
}

func requireSame(t *testing.T, want, got Overlap) {
	t.Helper()
	require.InDelta(t, float64(want.Border), float64(got.Border), 1e-9*float64(want.Border))
	want.Border, got.Border = 0, 0
	require.InDelta(t, float64(want.Area), float64(got.Area), 1e-12*float64(want.Area))
	require.InDelta(t, float64(want.Planar), float64(got.Planar), 1e-12*float64(want.Planar))
	want.Area, want.Planar, got.Area, got.Planar = 0, 0, 0, 0
	require.Equal(t, want, got)
}

// normal is a shape's rings from their smallest vertex, sorted.
func normal(s geometry.Shape) (all [][]float64) {
	for i := range s.Rings() {
		open := slices.Clone(s.Ring(i)[:2*(len(s.Ring(i))/2-1)])
		(&rings{}).turn(open)
		all = append(all, open)
	}
	slices.SortFunc(all, slices.Compare[[]float64])
	return all
}

// Numbers follow the caller's order, answers do not.
func TestFeatureOrderOnlyRenumbers(t *testing.T) {
	cells := partition(12, 6, 5)
	order := rand.New(rand.NewPCG(5, 5)).Perm(len(cells))
	shuffled := make([]geometry.Shape, len(cells))
	for i, k := range order {
		shuffled[i] = cells[k]
	}
	subject := NewSubject(star(rand.New(rand.NewPCG(6, 6)), 118.006e9, 36.006e9, 5e6, 50).shape())
	plain, other := NewWorker(build(t, cells...)), NewWorker(build(t, shuffled...))
	a, err := plain.Overlaps(subject, true)
	require.NoError(t, err)
	b, err := other.Overlaps(subject, true)
	require.NoError(t, err)
	require.Len(t, b, len(a))
	require.True(t, slices.IsSortedFunc(b, func(x, y Overlap) int { return x.Feature - y.Feature }))
	byNumber := map[int]Overlap{}
	for _, o := range b {
		o.Feature = order[o.Feature]
		byNumber[o.Feature] = o
	}
	for _, o := range a {
		require.Equal(t, o, byNumber[o.Feature])
	}
}

// A∩B = B∩A, and neither is larger than A or B.
func TestOverlapIsSymmetricAndNoLargerThanEither(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 12))
	for range pairs(t, 2000) {
		p := star(r, 118e9, 36e9, 1e7*r.Float64()+10, 3+r.IntN(40)).shape()
		q := star(r, 118e9+1e7*r.Float64(), 36e9, 1e7*r.Float64()+10, 3+r.IntN(40)).shape()
		ab, shapes, _ := ask(t, p, q)
		ba, _, _ := ask(t, q, p)
		require.Len(t, ba, len(ab))
		for i := range ab {
			require.NoError(t, validShape(shapes[i]))
			require.LessOrEqual(t, ab[i].Area, min(p.Area(), q.Area()))
			require.LessOrEqual(t, ab[i].Planar, min(p.Planar(), q.Planar()))
			require.InDelta(t, float64(ab[i].Area), float64(ba[i].Area), 1e-9*float64(ab[i].Area)+1e-6)
		}
	}
}

func TestBothSidesOfZero(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 13))
	for range pairs(t, 300) {
		p := star(r, 100*r.Float64(), 100*r.Float64(), 2000, 3+r.IntN(30)).shape()
		q := star(r, 0, 0, 2000, 3+r.IntN(30)).shape()
		truth, _ := exactArea(p, q).Float64()
		found, shapes, counts := ask(t, p, q)
		require.Zero(t, counts.Fallbacks+counts.GivenUp)
		require.Len(t, found, 1)
		require.InEpsilon(t, truth, steps2(found[0].Planar), 1e-9)
		require.NoError(t, validShape(shapes[0]))
	}
}

func TestWholeWorld(t *testing.T) {
	const lon, lat = 180e9, 90e9
	world := polygons{{{-lon, -lat, lon, -lat, lon, lat, -lon, lat, -lon, -lat}}}.shape()
	r := rand.New(rand.NewPCG(14, 14))
	for range pairs(t, 200) {
		n := 3 + r.IntN(12)
		p := star(r, (r.Float64()-0.5)*1e11, (r.Float64()-0.5)*1e10, 7e10, n).shape()
		q := star(r, (r.Float64()-0.5)*1e11, (r.Float64()-0.5)*1e10, 7e10, n).shape()
		found, _, counts := ask(t, p, world)
		require.Len(t, found, 1)
		require.InEpsilon(t, float64(p.Area()), float64(found[0].Area), 1e-13)
		truth, _ := exactArea(p, q).Float64()
		found, _, more := ask(t, p, q)
		require.Zero(t, counts.GivenUp+counts.Fallbacks+more.GivenUp+more.Fallbacks)
		require.InDelta(t, truth, planarOf(found), 1e-9*truth)
	}
	found, _, _ := ask(t, world, polygons{square(0, 0, 1)}.shape())
	require.True(t, found[0].Whole)
}

// Needles round the world, one step thick: no fixed tolerance could tell.
func TestNeedlesRoundTheWorld(t *testing.T) {
	a := polygons{{{-180e9, 0, 180e9, 1, 180e9, 2, -180e9, 0}}}.shape()
	b := polygons{{{-180e9, 1, 180e9, 0, 180e9, 90e9, -180e9, 1}}}.shape()
	c := polygons{{{-180e9, -90e9, 180e9, -1, 180e9, 1, -180e9, 0, -180e9, -90e9}}}.shape()
	for _, p := range [][2]geometry.Shape{{a, b}, {b, a}, {a, c}, {c, a}, {b, c}, {c, b}} {
		truth, _ := exactArea(p[0], p[1]).Float64()
		found, _, counts := ask(t, p[0], p[1])
		require.Zero(t, counts.GivenUp+counts.Fallbacks)
		require.InDelta(t, truth, planarOf(found), 1e-4*math.Max(truth, 1), "%v", p)
	}
}

// planarOf is the plane area of all overlaps in square steps.
func planarOf(found []Overlap) (sum float64) {
	for _, o := range found {
		sum += steps2(o.Planar)
	}
	return sum
}
