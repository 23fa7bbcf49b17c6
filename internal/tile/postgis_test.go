package tile_test

import (
	"math"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/tile"
)

// What a tile server over PostGIS runs: the envelope with the buffer of this
// package, the features as stored, ST_AsMVTGeom on the plane of the tile.
const (
	rawTile = `SELECT ST_AsMVT(t, 'layer', 4096, 'g', 'i') FROM (
		SELECT i, id, name, ST_AsMVTGeom(ST_Transform(g, 3857), ST_TileEnvelope($1, $2, $3), 4096, 64, true) AS g FROM raw
		WHERE g && ST_Transform(ST_TileEnvelope($1, $2, $3, margin => 64.0/4096), 4490)) t WHERE g IS NOT NULL`
	zoomTile = `SELECT ST_AsMVT(t, 'layer', 4096, 'g', 'i') FROM (
		SELECT i, id, name, ST_AsMVTGeom(g, ST_TileEnvelope($1, $2, $3), 4096, 64, true) AS g FROM zoomed
		WHERE zoom = $1 AND g && ST_TileEnvelope($1, $2, $3, margin => 64.0/4096)) t WHERE g IS NOT NULL`
)

// load puts features into PostGIS as they are stored: EPSG:4490, indexed.
func load(t testing.TB, all []layer.Feature) *pgxpool.Pool {
	t.Helper()
	pool := pgtest.DB(t)
	_, err := pool.Exec(t.Context(), `CREATE TABLE raw (i int, id text, name text, g geometry(MultiPolygon, 4490))`)
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `CREATE TABLE wkb (i int, id text, name text, b bytea)`)
	require.NoError(t, err)
	_, err = pool.CopyFrom(t.Context(), pgx.Identifier{"wkb"}, []string{"i", "id", "name", "b"}, pgx.CopyFromSlice(len(all), func(i int) ([]any, error) {
		return []any{i + 1, all[i].ID, all[i].Name, all[i].Shape.EWKB()}, nil
	}))
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `INSERT INTO raw SELECT i, id, name, ST_GeomFromEWKB(b) FROM wkb; CREATE INDEX ON raw USING gist (g); ANALYZE raw`)
	require.NoError(t, err)
	return pool
}

func theirs(t testing.TB, pool *pgxpool.Pool, sql string, a tile.Address) drawn {
	t.Helper()
	var b []byte
	require.NoError(t, pool.QueryRow(t.Context(), sql, a.Z, a.X, a.Y).Scan(&b))
	return decoded(t, tile.Tile{Bytes: b}, a)
}

// Tiles of ST_AsMVT and ours, decoded by one reader: the same features cover the
// same area, at equal buffer, wherever a feature is large enough to be drawn by
// itself.
func TestTilesAgreeWithPostGIS(t *testing.T) {
	c, err := small()
	require.NoError(t, err)
	tilesAgree(t, c, []layer.Code{"YJJBNTTB", "STBHHX"}, []int{11, 12, 13, 14, 16}, 40)
}

func TestFullTilesAgreeWithPostGIS(t *testing.T) {
	if os.Getenv("ONEMAP_FULL") == "" {
		t.Skip("the full county takes minutes: set ONEMAP_FULL=1 or run make test/full")
	}
	c, err := full()
	require.NoError(t, err)
	tilesAgree(t, c, []layer.Code{"YJJBNTTB", "STBHHX", "DLTB"}, []int{13, 14, 15, 16}, 100)
}

func tilesAgree(t *testing.T, c *county.County, codes []layer.Code, zooms []int, most int) {
	for _, code := range codes {
		d, all := features(t, c, code)
		s, pool := source(t, d, all), load(t, all)
		for _, z := range zooms {
			tiles, sum, whole, compared := walk(t, s, "WebMercatorQuad", z), 0.0, 0.0, 0
			for i := 0; i < len(tiles); i += max(1, len(tiles)/most) {
				if tiles[i].Merged > 0 {
					continue
				}
				mine, other := areasOf(tiles[i]), areasOf(theirs(t, pool, rawTile, tiles[i].at))
				for id, a := range other {
					require.InDelta(t, a.area, mine[id].area, a.border+4, "%s %d/%d/%d feature %v", code, z, tiles[i].at.X, tiles[i].at.Y, id)
					sum, whole, compared = sum+mine[id].area-a.area, whole+a.area, compared+1
				}
				for id, a := range mine {
					require.InDelta(t, a.area, other[id].area, a.border+4, "%s %d/%d/%d feature %v is not in PostGIS's tile", code, z, tiles[i].at.X, tiles[i].at.Y, id)
				}
			}
			t.Logf("%s z%d: %d features compared, area of all together %+.1e", code, z, compared, sum/whole)
			require.Positive(t, compared)
			require.Less(t, math.Abs(sum/whole), 1e-4)
		}
	}
}

// shownOf is what a tile shows of a feature, buffer included.
type shownOf struct{ area, border float64 }

func areasOf(d drawn) map[any]shownOf {
	out := map[any]shownOf{}
	if d.layer == nil {
		return out
	}
	for _, f := range d.layer.Features {
		a := out[f.ID]
		a.area += area(f.Geometry)
		for _, ring := range rings(f.Geometry) {
			for i := 1; i < len(ring); i++ {
				a.border += math.Hypot(ring[i][0]-ring[i-1][0], ring[i][1]-ring[i-1][1])
			}
		}
		out[f.ID] = a
	}
	return out
}
