package tile_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/paulmach/orb"
	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// full is the full county, made once.
var full = sync.OnceValues(func() (*county.County, error) { return county.Generate(county.Full, 1) })

// BenchmarkTilesBesidePostGIS draws the tiles of the full county by
// ST_AsMVT on the raw table, by ST_AsMVT on a table simplified for the zoom, by
// this package, and out of the cache, and reports the mean processor time of a
// tile and the ratios. In the same run it proves that the tiles show the same area
// and account for the same features. One round is enough: -benchtime 1x.
func BenchmarkTilesBesidePostGIS(b *testing.B) {
	c, err := full()
	require.NoError(b, err)
	for name, code := range map[string]layer.Code{"farmland": "YJJBNTTB", "redline": "STBHHX"} {
		b.Run(name, func(b *testing.B) {
			d, all := features(b, c, code)
			s, pool := source(b, d, all), load(b, all)
			loadZooms(b, pool, 8, 10, 12, 14)
			for _, z := range []int{8, 10, 12, 14} {
				b.Run(fmt.Sprintf("z%d", z), func(b *testing.B) { besidePostGIS(b, s, pool, z, len(all)) })
			}
		})
	}
}

// loadZooms makes the table a careful operator of PostGIS keeps per zoom: in the
// plane of the tiles, simplified to half a unit, indexed.
func loadZooms(b *testing.B, pool *pgxpool.Pool, zooms ...int) {
	_, err := pool.Exec(b.Context(), `CREATE TABLE zoomed (zoom int, i int, id text, name text, g geometry)`)
	require.NoError(b, err)
	for _, z := range zooms {
		_, err = pool.Exec(b.Context(), `INSERT INTO zoomed SELECT $1, i, id, name, s FROM raw,
			LATERAL (SELECT ST_Simplify(ST_Transform(g, 3857), 40075016.685578488 / 4096 / 2 / 2 ^ $1::int, true) AS s) t WHERE NOT ST_IsEmpty(s)`, z)
		require.NoError(b, err)
	}
	_, err = pool.Exec(b.Context(), `CREATE INDEX ON zoomed USING gist (g); ANALYZE zoomed`)
	require.NoError(b, err)
}

// round is what one walk over the tiles measured: processor time, which other
// work on the machine does not change, of one backend of PostgreSQL and of one
// thread of ours.
type round struct {
	raw, zoomed, own, cached, slowest time.Duration
	rawArea, ownArea                  float64
	seen                              map[any]bool
	merged, tiles                     int
}

func besidePostGIS(b *testing.B, s *tile.Source, pool *pgxpool.Pool, z, features int) {
	backend := connect(b, pool)
	cache, err := tile.NewCache(1<<30, "", 0)
	require.NoError(b, err)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var r round
	for range b.N {
		r = round{seen: map[any]bool{}}
		r.walk(b, s, backend, cache, filled(b, s, z, 60))
	}
	if z <= 12 { // all tiles were drawn: they account for all features
		require.Equal(b, features, len(r.seen)+r.merged)
	}
	require.InEpsilon(b, r.rawArea, r.ownArea, 0.005)
	each := func(d time.Duration) float64 { return d.Seconds() * 1e3 / float64(r.tiles) }
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(each(r.raw), "raw-ms")
	b.ReportMetric(each(r.zoomed), "zoomed-ms")
	b.ReportMetric(each(r.own), "own-ms")
	b.ReportMetric(each(r.cached)*1e3, "cached-us")
	b.ReportMetric(each(r.slowest)*float64(r.tiles), "own-worst-ms")
	b.ReportMetric(float64(r.raw)/float64(r.own), "raw/own")
	b.ReportMetric(float64(r.zoomed)/float64(r.own), "zoomed/own")
	b.ReportMetric(float64(r.zoomed)/float64(r.cached), "zoomed/cached")
	b.ReportMetric(100*(r.ownArea/r.rawArea-1), "area-diff-%")
	b.ReportMetric(float64(r.tiles), "tiles")
}

// walk draws all tiles in each of the four ways, one way after another, as a server
// draws one tile after another, and then compares them.
func (r *round) walk(b *testing.B, s *tile.Source, pg *backend, cache *tile.Cache, all []tile.Address) {
	raw, own := make([][]byte, len(all)), make([]tile.Tile, len(all))
	var spent time.Duration
	for i, a := range all {
		raw[i], spent = pg.draw(b, rawTile, a)
		r.raw += spent
	}
	for _, a := range all {
		_, spent = pg.draw(b, zoomTile, a)
		r.zoomed += spent
	}
	for i, a := range all {
		start := threadTime(b)
		t, err := s.MVT(b.Context(), tile.Request{Address: a, Properties: []string{}})
		spent = threadTime(b) - start
		require.NoError(b, err)
		own[i] = t
		r.own, r.slowest = r.own+spent, max(r.slowest, spent)
	}
	for i, a := range all {
		require.LessOrEqual(b, len(own[i].Bytes), tile.MaxBytes)
		r.cached += hit(b, cache, fmt.Sprintf("%d/%d/%d", a.Z, a.X, a.Y), own[i])
		r.compare(decoded(b, tile.Tile{Bytes: raw[i]}, a), decoded(b, own[i], a))
	}
}

// hit is how long the cache takes for a tile it holds: the mean of a thousand.
func hit(b *testing.B, cache *tile.Cache, key string, t tile.Tile) time.Duration {
	drawn := 0
	draw := func(context.Context) (tile.Tile, error) { drawn++; return t, nil }
	_, err := cache.Tile(b.Context(), key, draw)
	require.NoError(b, err)
	start := threadTime(b)
	for range 1000 {
		if _, err := cache.Tile(b.Context(), key, draw); err != nil {
			b.Fatal(err)
		}
	}
	require.LessOrEqual(b, drawn, 1, "the cache lost a tile")
	return (threadTime(b) - start) / 1000
}

func (r *round) compare(raw, own drawn) {
	r.tiles++
	r.merged += own.Merged
	for _, f := range raw.layer.Features {
		r.rawArea += inTile(f.Geometry)
	}
	for _, f := range own.layer.Features {
		r.ownArea += inTile(f.Geometry)
		if f.ID != nil && f.Geometry.Bound().Intersects(orb.Bound{Max: orb.Point{tile.Extent, tile.Extent}}) {
			r.seen[f.ID] = true // one that shows in the buffer only is the neighbour's to account for
		}
	}
}

// filled are tiles with something in them, all or a number of them.
func filled(b *testing.B, s *tile.Source, z, most int) (out []tile.Address) {
	for _, d := range walk(b, s, "WebMercatorQuad", z) {
		if d.layer != nil {
			out = append(out, d.at)
		}
	}
	if len(out) <= most {
		return out
	}
	var some []tile.Address
	for i := range most {
		some = append(some, out[i*len(out)/most])
	}
	return some
}

// BenchmarkBuild is how long an edition takes to be made ready, and what it
// weighs.
func BenchmarkBuild(b *testing.B) {
	c, err := full()
	require.NoError(b, err)
	for name, code := range map[string]layer.Code{"farmland": "YJJBNTTB", "redline": "STBHHX", "landuse": "DLTB"} {
		b.Run(name, func(b *testing.B) {
			d, all := features(b, c, code)
			vertices, bytes := 0, 0
			for _, f := range all {
				vertices += f.Shape.Vertices()
			}
			for b.Loop() {
				bytes = source(b, d, all).Bytes()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*vertices), "ns/vertex")
			b.ReportMetric(float64(bytes)/float64(vertices), "B/vertex")
			b.ReportMetric(float64(vertices), "vertices")
		})
	}
}
