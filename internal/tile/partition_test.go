package tile_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

// edges counts directed edges of a decoded tile, those along the edge of the
// buffer left out: there cutting joins what is not joined.
func edges(d drawn) map[[4]float64]int {
	out := map[[4]float64]int{}
	if d.layer == nil {
		return out
	}
	const low, high = -tile.Buffer, tile.Extent + tile.Buffer
	for _, f := range d.layer.Features {
		for _, ring := range rings(f.Geometry) {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				if a[0] == b[0] && (a[0] == low || a[0] == high) || a[1] == b[1] && (a[1] == low || a[1] == high) {
					continue
				}
				out[[4]float64{a[0], a[1], b[0], b[1]}]++
			}
		}
	}
	return out
}

func rings(g orb.Geometry) (out []orb.Ring) {
	switch g := g.(type) {
	case orb.Polygon:
		out = append(out, g...)
	case orb.MultiPolygon:
		for _, p := range g {
			out = append(out, p...)
		}
	}
	return out
}

// In a partition every edge inside is the edge of two neighbours, who run along
// it in opposite directions: where that holds to the unit at every zoom, nothing
// gaps and nothing overlaps. Only the straight edge of the square has one side.
func TestNeighboursNeverPartAtAnyZoom(t *testing.T) {
	l := newLattice(6, 3, 8, 0.1e9)
	all := l.features()
	s := source(t, definition(t, "DLTB"), all)
	for _, id := range []string{"WebMercatorQuad", "CGCS2000Quad"} {
		for z := 9; z <= 15; z++ {
			pairs := 0
			for _, d := range walk(t, s, id, z) {
				require.Zero(t, d.Merged+d.Dropped)
				straight := squareEdge(l, d.at)
				all := edges(d)
				for e, n := range all {
					if straight(e) {
						continue
					}
					require.Equal(t, n, all[[4]float64{e[2], e[3], e[0], e[1]}], "%s %d/%d/%d edge %v has one side", id, z, d.at.Y, d.at.X, e)
					pairs++
				}
			}
			require.Positive(t, pairs)
			t.Logf("%s z%d: %d edges, each with its opposite", id, z, pairs)
		}
	}
}

// squareEdge tells which edges of a tile lie on the edge of the lattice.
func squareEdge(l *lattice, a tile.Address) func([4]float64) bool {
	low, high := l.corner(0, 0), l.corner(l.n, l.n)
	x0, y0 := unitsAt(a, low[0]/1e9, low[1]/1e9)
	x1, y1 := unitsAt(a, high[0]/1e9, high[1]/1e9)
	near := func(v, w float64) bool { return v-w < 1 && w-v < 1 }
	return func(e [4]float64) bool {
		return e[0] == e[2] && (near(e[0], x0) || near(e[0], x1)) || e[1] == e[3] && (near(e[1], y0) || near(e[1], y1))
	}
}

// A layer of polygons of 20,000 vertices: no tile over the limit, none slow.
func TestHugePolygonsStayWithinTheLimits(t *testing.T) {
	l := newLattice(8, 5, 10, 0.1e9)
	all := l.features()
	require.Greater(t, all[27].Shape.Vertices(), 20_000)
	s := source(t, definition(t, "DLTB"), all)
	for z := 5; z <= 16; z++ {
		worst, slowest, n := 0, time.Duration(0), 0
		for _, a := range row(t, s, z) {
			start := time.Now()
			got, err := s.MVT(t.Context(), tile.Request{Address: a})
			slowest = max(slowest, time.Since(start))
			require.NoError(t, err)
			require.LessOrEqual(t, len(got.Bytes), tile.MaxBytes)
			require.Zero(t, got.Dropped)
			worst = max(worst, len(got.Bytes))
			n++
		}
		require.Less(t, slowest, time.Second)
		t.Logf("z%d: %d tiles, the largest %d bytes, the slowest %s", z, n, worst, slowest)
	}
}

// row are the tiles of a matrix of WebMercatorQuad from west to east through the
// middle of a source.
func row(t testing.TB, s *tile.Source, z int) (out []tile.Address) {
	t.Helper()
	mercator := set(t, "WebMercatorQuad")
	b, any := s.Bounds()
	require.True(t, any)
	middle := (b[1] + b[3]) / 2
	low, high := tileAt(mercator, z, b[0], middle), tileAt(mercator, z, b[2], middle)
	for x := low.X; x <= high.X; x++ {
		out = append(out, tile.Address{Set: mercator, Z: z, X: x, Y: low.Y})
	}
	return out
}

// walkBorder compares what neighbouring tiles of a row say of the line between
// them: every feature must cover the same of it in both, and together they must
// leave out nothing.
func TestWalkAlongTheBordersOfTiles(t *testing.T) {
	l := newLattice(8, 5, 10, 0.1e9)
	s := source(t, definition(t, "DLTB"), l.features())
	for z := 8; z <= 16; z++ {
		borders := 0
		var before drawn
		for i, a := range row(t, s, z) {
			got, err := s.MVT(t.Context(), tile.Request{Address: a})
			require.NoError(t, err)
			now := decoded(t, got, a)
			if i > 0 {
				sameBorder(t, l, before, now)
				borders++
			}
			before = now
		}
		t.Logf("z%d: %d borders walked", z, borders)
	}
}

func sameBorder(t *testing.T, l *lattice, west, east drawn) {
	t.Helper()
	a, b := onLine(west, tile.Extent), onLine(east, 0)
	low, high := l.corner(0, 0), l.corner(l.n, l.n)
	_, top := unitsAt(west.at, high[0]/1e9, high[1]/1e9)
	_, bottom := unitsAt(west.at, low[0]/1e9, low[1]/1e9)
	top, bottom = max(0, top), min(tile.Extent, bottom)
	sum, pieces := 0.0, 0
	for id, ya := range a {
		require.InDelta(t, ya.length, b[id].length, 1.5*float64(ya.pieces+1), "feature %v between %v and %v", id, west.at, east.at)
		sum += ya.length
		pieces += ya.pieces
	}
	for id, yb := range b {
		require.InDelta(t, yb.length, a[id].length, 1.5*float64(yb.pieces+1), "feature %v between %v and %v", id, west.at, east.at)
	}
	require.InDelta(t, bottom-top, sum, 1, "a hole or an overlap on the line between %v and %v", fmt.Sprint(west.at.X), east.at.X)
}
