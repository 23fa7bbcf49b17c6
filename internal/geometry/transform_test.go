package geometry

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// shift is a transformer of a made-up system in metres.
type shift struct{ fail error }

func (s shift) Geographic(_ context.Context, _ CRS, p []Position) error {
	for i := range p {
		p[i] = Position{118 + p[i].X/1e5, 36 + p[i].Y/1e5}
	}
	return s.fail
}

func TestForeignSystemsGoThroughTheTransformer(t *testing.T) {
	r := Received{CRS: CRS{EPSG: 28992}, Polygons: [][][]Position{{{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}}}}}
	c, err := Canonicalise(t.Context(), r, Options{Transformer: shift{}})
	require.NoError(t, err)
	require.Equal(t, 4*34+1, c.Shape.Vertices(), "edges are cut to 30 m")
	require.Equal(t, Position{0, 0}, r.Polygons[0][0][0], "what was received stays as it was")
	_, err = Canonicalise(t.Context(), r, Options{Transformer: shift{errors.New("proj is away")}})
	requireCode(t, err, "G17")
}

// TestNeighboursKeepEqualBorders: a border walked from either side is cut at
// the same grid points.
func TestNeighboursKeepEqualBorders(t *testing.T) {
	a, b := Position{39607000.123, 4006000.456}, Position{39607811.789, 4006555.012}
	left := densify(nil, []Position{a, b})
	right := densify(nil, []Position{b, a})
	require.Len(t, right, len(left))
	for i := range left {
		require.Equal(t, left[i], right[len(right)-1-i])
	}
}

func TestWGS84IsTakenWithANotice(t *testing.T) {
	r, err := ParseGeoJSONGeometry([]byte(`{"type":"Polygon","coordinates":[[[118,36,5],[118.1,36,5],[118.1,36.1,5],[118,36,5]]]}`), CRS{EPSG: WGS84})
	require.NoError(t, err)
	c, err := Canonicalise(t.Context(), r, Options{})
	require.NoError(t, err)
	require.Len(t, c.Notices, 2)
	require.Equal(t, "G14", c.Notices[0].Code)
	require.Equal(t, "G20", c.Notices[1].Code)
}

func TestNestSortsRingsByContainment(t *testing.T) {
	box := func(a, b float64) []Position { return []Position{{a, a}, {b, a}, {b, b}, {a, b}, {a, a}} }
	got, err := Nest([][]Position{box(2, 8), box(0, 10), box(20, 30), box(3, 7), box(4, 5)})
	require.NoError(t, err)
	require.Equal(t, [][][]Position{{box(0, 10), box(2, 8)}, {box(20, 30)}, {box(3, 7), box(4, 5)}}, got)
	_, err = Nest([][]Position{{{0, 0}, {1, 1}}})
	requireCode(t, err, "G06")
}
