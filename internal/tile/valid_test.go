package tile_test

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/stretchr/testify/require"

	"onemap/internal/pgtest"
	"onemap/internal/tile"
)

// Rounding to units can make a border touch or cross itself by less than a unit.
// PostGIS says how often, and that no area is lost or counted twice by it. Features
// cut by the buffer are left out: their rings run together along its edge, as
// they do in the tiles of every cutter that keeps a ring one ring.
func TestCrossingsOfRoundingLoseNoArea(t *testing.T) {
	tx := pgtest.Tx(t)
	farmland, _ := smallSource(t, "YJJBNTTB")
	redline, _ := smallSource(t, "STBHHX")
	fractal := source(t, definition(t, "DLTB"), newLattice(6, 3, 8, 0.1e9).features())
	for name, s := range map[string]*tile.Source{"farmland": farmland, "red line": redline, "fractal lines": fractal} {
		for _, z := range []int{8, 11} {
			shapes := uncut(t, walk(t, s, "WebMercatorQuad", z))
			var invalid int
			var area, off float64
			require.NoError(t, tx.QueryRow(t.Context(), `
				WITH shapes AS (SELECT ST_GeomFromWKB(b) AS g FROM unnest($1::bytea[]) b),
				areas AS (SELECT ST_Area(g) AS drawn, ST_Area(ST_MakeValid(g)) AS covered, ST_IsValid(g) AS valid FROM shapes)
				SELECT count(*) FILTER (WHERE NOT valid), coalesce(sum(drawn), 1), coalesce(sum(abs(drawn - covered)), 0) FROM areas`,
				shapes).Scan(&invalid, &area, &off))
			t.Logf("%s z%d: %d of %d cross or touch themselves, %.1e of the area is doubtful", name, z, invalid, len(shapes), off/area)
			require.Less(t, off/area, 1e-4)
		}
	}
}

// uncut are the features that lie wholly inside the buffer, as WKB.
func uncut(t *testing.T, tiles []drawn) (shapes [][]byte) {
	t.Helper()
	for _, d := range tiles {
		if d.layer == nil {
			continue
		}
		for _, f := range d.layer.Features {
			if atBuffer(f.Geometry.Bound()) {
				continue
			}
			b, err := wkb.Marshal(f.Geometry)
			require.NoError(t, err)
			shapes = append(shapes, b)
		}
	}
	return shapes
}

func atBuffer(b orb.Bound) bool {
	const low, high = -tile.Buffer, tile.Extent + tile.Buffer
	return b.Min[0] <= low || b.Min[1] <= low || b.Max[0] >= high || b.Max[1] >= high
}
