package filter

import (
	"math/rand/v2"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// onSmallGrid makes shapes and literals of few whole numbers, so that corners,
// edges and borders meet all the time.
type onSmallGrid struct{ *rand.Rand }

func (g onSmallGrid) point() (x, y float64) { return float64(g.IntN(9)), float64(g.IntN(9)) }

// polygon is a triangle or a box, sometimes with a hole; nothing when it has no
// area.
func (g onSmallGrid) polygon() geometry.Shape {
	x, y := g.point()
	ring := [][2]float64{{x, y}, {x + 4, y}, {x + 4, y + 4}, {x, y + 4}}
	rings := [][][2]float64{ring}
	switch g.IntN(3) {
	case 0:
		u, v := g.point()
		ring[1] = [2]float64{u, v}
		rings = [][][2]float64{ring[:3]}
	case 1:
		rings = append(rings, [][2]float64{{x + 1, y + 1}, {x + 1, y + 2}, {x + 3, y + 3}})
	}
	polygon := make([][]geometry.Position, len(rings))
	for i, r := range rings {
		for _, p := range append(r, r[0]) {
			polygon[i] = append(polygon[i], geometry.Position{X: p[0], Y: p[1]})
		}
	}
	s, err := geometry.FromDegrees([][][]geometry.Position{polygon})
	if err != nil {
		return geometry.Shape{}
	}
	return s
}

func (g onSmallGrid) place() *Place {
	p := &Place{}
	for range 1 + g.IntN(2) {
		x, y := g.point()
		u, v := g.point()
		switch g.IntN(3) {
		case 0:
			p.Points = append(p.Points, x*geometry.PerDegree, y*geometry.PerDegree)
		case 1:
			if x != u || y != v {
				p.Lines = append(p.Lines, []float64{x * geometry.PerDegree, y * geometry.PerDegree, u * geometry.PerDegree, v * geometry.PerDegree})
			}
		case 2:
			p.Shape = g.polygon()
		}
	}
	p.bounds = p.measure()
	return p
}

// Whether shape and literal share a point is what the intersection matrix of
// simplefeatures says, part by part.
func TestMeetingIsWhatTheIntersectionMatrixSays(t *testing.T) {
	t.Parallel()
	g := onSmallGrid{rand.New(rand.NewPCG(9, 9))}
	met, apart := 0, 0
	for range 3_000 {
		s, p := g.polygon(), g.place()
		if s.IsEmpty() {
			continue
		}
		want := false
		for _, m := range p.members() {
			disjoint, err := geom.Disjoint(foreign(&Place{Shape: s}), foreign(m))
			require.NoError(t, err)
			want = want || !disjoint
		}
		got := s.Bounds().Meets(p.bounds) && p.meets(s)
		require.Equal(t, want, got, "%s and %s", s.WKT(), p.members())
		if got {
			met++
		} else {
			apart++
		}
	}
	require.Greater(t, met, 750)
	require.Greater(t, apart, 150)
}

// Every relation of one shape to another is found again when the two change
// places, and the boxes that decide beforehand decide nothing wrong.
func TestRelationsAreWhatTheIntersectionMatrixSays(t *testing.T) {
	t.Parallel()
	g := onSmallGrid{rand.New(rand.NewPCG(3, 3))}
	for range 300 {
		s, q := g.polygon(), &Place{Type: Polygon, Shape: g.polygon()}
		if s.IsEmpty() || q.Shape.IsEmpty() {
			continue
		}
		q.bounds = q.measure()
		for _, op := range spatialOps() {
			got, err := relation{op: op, place: q, other: foreign(q)}.holds(s)
			require.NoError(t, err)
			want, err := relate(turned(op), foreign(q), foreign(&Place{Shape: s}))
			require.NoError(t, err)
			require.Equal(t, want, got, "%s: %s and %s", op, s.WKT(), q.Shape.WKT())
		}
	}
}

func TestLikePatterns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true}, {"", "a", false}, {"%", "", true}, {"_", "", false}, {"_", "沂", true}, {"a%b%c", "a1b2b3c", true}, {"a%b%c", "a1b2b3", false},
		{`\%`, "%", true}, {`\%`, "a", false}, {`\_`, "_", true}, {`\\`, `\`, true}, {`a\bc`, "abc", true}, {"%a", "aab", false}, {"%_", "", false},
		{"%%%a%%%", "xax", true}, {"沂%县", "沂源县", true}, {"_%_", "a", false}, {"_%_", "ab", true},
	} {
		require.Equal(t, c.want, readPattern(c.pattern).matches(c.text), "%q LIKE %q", c.text, c.pattern)
	}
}
