package overlay_test

import (
	"math"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/measure"
	"onemap/internal/overlay"
	"onemap/internal/pgtest"
)

// Design 11: parcels, mining rights and polygons of 1–10 km² against the farmland
// of the full county, beside the best SQL known (perf 2): features above 256
// vertices in pieces, covered ones not cut, area on the ellipsoid; and beside SQL
// that knows the areas of whole features and asks for plane areas only. Processor
// time of one goroutine against one backend, so that other work counts little.
func TestBenchOverlay(t *testing.T) {
	measure.Skip(t)
	c, err := county.Generate(county.Full, 1)
	require.NoError(t, err)
	farmland := featuresOf(c, "YJJBNTTB")
	snapshot, err := overlay.Build(farmland)
	require.NoError(t, err)
	pool := pgtest.DB(t)
	load(t, pool, "layer", farmland)
	loadDegrees(t, pool, "feature", farmland)
	cutLarge(t, pool)
	rights := append(shapesOf(c.Rights), featuresOf(c, "CKQ")...)
	var b measure.Table
	for _, s := range []struct {
		name   string
		probes []geometry.Shape
		target float64
	}{{"20,000 parcels", shapesOf(c.Parcels), 40}, {"mining rights", rights, 80}, {"polygons of 1–10 km²", shapesOf(c.Big), 80}} {
		besidePostGIS(t, &b, pool, snapshot, s.name+" × farmland", s.probes, s.target)
	}
	b.Print(t, "overlay, processor time")
}

func featuresOf(c *county.County, code layer.Code) []geometry.Shape {
	records := c.Edition(code).Features
	shapes := make([]geometry.Shape, len(records))
	for i, r := range records {
		shapes[i] = r.Shape
	}
	return shapes
}

// sums are what both sides must agree on.
type sums struct{ planar, official float64 }

func besidePostGIS(t *testing.T, b *measure.Table, pool *pgxpool.Pool, snapshot *overlay.Snapshot, name string, probes []geometry.Shape, target float64) {
	load(t, pool, "probe", probes)
	loadDegrees(t, pool, "subject", probes)
	conn, pid := backend(t, pool)
	defer conn.Release()
	var own, best, plane []time.Duration
	for range 3 {
		took, ours := overlayTime(t, snapshot, probes)
		own = append(own, took)
		took, theirs := sqlTime(t, conn, pid, `ST_Area((CASE WHEN ST_Covers(s.g, f.g) THEN f.g ELSE ST_Intersection(s.g, f.g) END)::geography)`)
		best = append(best, took)
		require.InEpsilon(t, theirs, ours.official, 1e-6, "edges are straight here, geodesics there")
		took, theirs = sqlTime(t, conn, pid, `CASE WHEN ST_Covers(s.g, f.g) THEN f.planar ELSE ST_Area(ST_Intersection(s.g, f.g)) END`)
		plane = append(plane, took)
		require.InEpsilon(t, theirs, ours.planar, 1e-9)
	}
	b.More(name, median(own), median(best), target)
	b.More(name+", SQL: stored areas, plane only", median(own), median(plane), 0)
	worst, pairs := worstPair(t, pool, snapshot, probes)
	b.Most(name+", worst of all pairs", "", "", worst, relative)
	t.Logf("%s: %d subjects, %d pairs", name, len(probes), pairs)
}

// overlayTime overlays all probes once.
func overlayTime(t *testing.T, snapshot *overlay.Snapshot, probes []geometry.Shape) (time.Duration, sums) {
	t.Helper()
	w, subject := overlay.NewWorker(snapshot), &overlay.Subject{}
	var s sums
	begin := ownCPU(t)
	for _, p := range probes {
		subject.Set(p)
		found, err := w.Overlaps(subject, false)
		if err != nil { // require.NoError is 3 % of a check
			t.Fatal(err)
		}
		for _, o := range found {
			s.planar += float64(o.Planar)
			s.official += float64(o.Area)
		}
	}
	return ownCPU(t) - begin, s
}

// sqlTime runs the overlay as one statement on one backend.
func sqlTime(t *testing.T, conn *pgxpool.Conn, pid int, area string) (time.Duration, float64) {
	t.Helper()
	var sum float64
	begin := cpuOf(t, pid)
	require.NoError(t, conn.QueryRow(t.Context(), `
		SELECT sum(`+area+`)
		FROM bench_subject s JOIN bench_piece f ON ST_Intersects(s.g, f.g)`).Scan(&sum))
	return cpuOf(t, pid) - begin, sum
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// worstPair is the largest relative difference of a pair above 1e-3 m².
func worstPair(t *testing.T, pool *pgxpool.Pool, snapshot *overlay.Snapshot, probes []geometry.Shape) (worst float64, pairs int) {
	t.Helper()
	ours, _, _ := overlayAll(t, snapshot, probes)
	theirs := postgisPairs(t, pool, "probe")
	for p, a := range theirs {
		if b := ours[p]; a > smallest || b > smallest {
			worst = max(worst, math.Abs(a-b)/max(a, b))
			pairs++
		}
	}
	return worst, pairs
}

// backend is one connection without parallel workers, and its process.
func backend(t *testing.T, pool *pgxpool.Pool) (*pgxpool.Conn, int) {
	t.Helper()
	conn, err := pool.Acquire(t.Context())
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '256MB'`)
	require.NoError(t, err)
	return conn, one[int](t.Context(), t, conn, `SELECT pg_backend_pid()`)
}

// loadDegrees puts shapes into a table as they are stored.
func loadDegrees(t *testing.T, pool *pgxpool.Pool, table string, shapes []geometry.Shape) {
	t.Helper()
	name := pgx.Identifier{"bench_" + table}.Sanitize()
	_, err := pool.Exec(t.Context(), `DROP TABLE IF EXISTS `+name+`; CREATE TABLE `+name+` (i int PRIMARY KEY, b bytea, g geometry(MultiPolygon, 4490));
		ALTER TABLE `+name+` ALTER g SET STORAGE EXTERNAL`)
	require.NoError(t, err)
	_, err = pool.CopyFrom(t.Context(), pgx.Identifier{"bench_" + table}, []string{"i", "b"}, pgx.CopyFromSlice(len(shapes), func(i int) ([]any, error) {
		return []any{i, shapes[i].EWKB()}, nil
	}))
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `UPDATE `+name+` SET g = ST_GeomFromEWKB(b), b = NULL; CREATE INDEX ON `+name+` USING gist (g)`)
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `VACUUM (FULL, ANALYZE) `+name)
	require.NoError(t, err)
}

// cutLarge makes the pieces: features of more than 256 vertices subdivided, the
// others whole, with their plane areas.
func cutLarge(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	_, err := pool.Exec(t.Context(), `
		CREATE TABLE bench_piece AS
		SELECT g, ST_Area(g) AS planar FROM (
			SELECT g FROM bench_feature WHERE ST_NPoints(g) <= 256
			UNION ALL
			SELECT ST_Subdivide(g, 128) FROM bench_feature WHERE ST_NPoints(g) > 256) p;
		CREATE INDEX ON bench_piece USING gist (g); ANALYZE bench_piece`)
	require.NoError(t, err)
}

// Design 11: memory, and the cost of a check when the county's farmland stands 27
// times beside itself, over a million polygons.
func TestBenchScale(t *testing.T) {
	measure.Skip(t)
	c, err := county.Generate(county.Full, 1)
	require.NoError(t, err)
	farmland, parcels := featuresOf(c, "YJJBNTTB"), shapesOf(c.Parcels)
	width := math.Ceil(c.Outline.Bounds().East - c.Outline.Bounds().West)
	county, perVertex := built(t, farmland)
	var all, spread []geometry.Shape
	for k := range 27 {
		for _, f := range farmland {
			all = append(all, eastward(f, float64(k)*width))
		}
	}
	for i, p := range parcels {
		spread = append(spread, eastward(p, float64(i%27)*width))
	}
	million, perVertexOfMany := built(t, all)
	var few, many []time.Duration
	for range 5 {
		took, one := overlayTime(t, county, parcels)
		few = append(few, took)
		took, same := overlayTime(t, million, spread)
		many = append(many, took)
		require.InEpsilon(t, one.planar, same.planar, 1e-9)
	}
	var b measure.Table
	b.Most("bytes per vertex of the county's farmland", "", "", perVertex, 20)
	b.Most("bytes per vertex of a million polygons", "", "", perVertexOfMany, 20)
	b.Most("cost of a check, a million polygons to 37 thousand", measure.Round(median(many)/20_000), measure.Round(median(few)/20_000),
		float64(median(many))/float64(median(few)), 1.3)
	b.Print(t, "snapshot, memory and scale")
}

// built is a snapshot and the memory it takes per vertex, measured on the heap.
func built(t *testing.T, shapes []geometry.Shape) (*overlay.Snapshot, float64) {
	t.Helper()
	vertices := 0
	for _, s := range shapes {
		vertices += s.Vertices()
	}
	before := heap()
	snapshot, err := overlay.Build(shapes)
	require.NoError(t, err)
	after := heap()
	runtime.KeepAlive(shapes)
	return snapshot, float64(after-before) / float64(vertices)
}

func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func eastward(s geometry.Shape, steps float64) geometry.Shape {
	xy, rings, polys := s.Flat()
	moved := slices.Clone(xy)
	for i := 0; i < len(moved); i += 2 {
		moved[i] += steps
	}
	return geometry.FromFlat(moved, rings, polys)
}
