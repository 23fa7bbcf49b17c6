package overlay_test

import (
	"context"
	"math"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
	"onemap/internal/pgtest"
)

// The county is overlaid twice, by this package and by PostGIS on the same
// bytes, and every pair must agree: the small county in every run, the full one
// with ONEMAP_FULL=1 (make test/full).

// relative is the agreement asked of every pair above smallest.
const relative = 1e-9

// smallest is 1e-3 m² in square grid steps at the county's latitude.
const smallest = 1e-3 * 1e8

type pair struct{ subject, feature int }

func TestSmallCountyAgreesWithPostGIS(t *testing.T) {
	c, err := county.Generate(county.Small, 1)
	require.NoError(t, err)
	countyAgrees(t, c, []layer.Code{"STBHHX", "YJJBNTTB", "CZKFBJ", "DLTB", "CKQ", "XZQ", "SLGC"})
}

func TestFullCountyAgreesWithPostGIS(t *testing.T) {
	if os.Getenv("ONEMAP_FULL") == "" {
		t.Skip("the full county takes minutes: set ONEMAP_FULL=1 or run make test/full")
	}
	c, err := county.Generate(county.Full, 1)
	require.NoError(t, err)
	countyAgrees(t, c, []layer.Code{"STBHHX", "YJJBNTTB", "CZKFBJ", "CKQ", "XZQ", "SLGC"})
}

func countyAgrees(t *testing.T, c *county.County, codes []layer.Code) {
	pool := pgtest.DB(t)
	subjects := map[string][]geometry.Shape{"parcels": shapesOf(c.Parcels), "rights": shapesOf(c.Rights), "big": shapesOf(c.Big)}
	for name, probes := range subjects {
		load(t, pool, name, probes)
	}
	for _, code := range codes {
		e := c.Edition(code)
		require.NotNil(t, e, "the county has no layer %s", code)
		features := make([]geometry.Shape, len(e.Features))
		for i, f := range e.Features {
			features[i] = f.Shape
		}
		load(t, pool, "layer", features)
		snapshot, err := overlay.Build(features)
		require.NoError(t, err)
		for name, probes := range subjects {
			t.Run(string(code)+"/"+name, func(t *testing.T) { agree(t, pool, snapshot, name, probes) })
		}
		t.Run(string(code)+"/areas", func(t *testing.T) { wholeAreasAgree(t, pool, snapshot) })
	}
}

func shapesOf(subjects []county.Subject) []geometry.Shape {
	shapes := make([]geometry.Shape, len(subjects))
	for i, s := range subjects {
		shapes[i] = s.Shape
	}
	return shapes
}

// inSteps gives PostGIS the very numbers the overlay sees: whole grid steps,
// counted from a corner of the county. In degrees every vertex would already be
// rounded, by more than slivers are thick.
const inSteps = `ST_SetSRID(ST_Translate(ST_SnapToGrid(ST_Scale(ST_GeomFromEWKB(b), 1e9, 1e9), 1), -117800000000, -35900000000), 0)`

// load puts shapes into a table of their own, in order.
func load(t *testing.T, pool *pgxpool.Pool, table string, shapes []geometry.Shape) {
	t.Helper()
	ctx := t.Context()
	name := pgx.Identifier{"diff_" + table}.Sanitize()
	_, err := pool.Exec(ctx, `DROP TABLE IF EXISTS `+name+`; CREATE TABLE `+name+` (i int PRIMARY KEY, b bytea, g geometry(MultiPolygon))`)
	require.NoError(t, err)
	_, err = pool.CopyFrom(ctx, pgx.Identifier{"diff_" + table}, []string{"i", "b"}, pgx.CopyFromSlice(len(shapes), func(i int) ([]any, error) {
		return []any{i, shapes[i].EWKB()}, nil
	}))
	require.NoError(t, err)
	_, err = pool.Exec(ctx, `UPDATE `+name+` SET g = `+inSteps+`, b = NULL; CREATE INDEX ON `+name+` USING gist (g); ANALYZE `+name)
	require.NoError(t, err)
	var invalid int
	require.NoError(t, pool.QueryRow(ctx, `SELECT count(*) FROM `+name+` WHERE NOT ST_IsValid(g)`).Scan(&invalid))
	require.Zero(t, invalid, "PostGIS finds invalid shapes in %s", table)
}

func agree(t *testing.T, pool *pgxpool.Pool, snapshot *overlay.Snapshot, name string, probes []geometry.Shape) {
	ours, touches, results := overlayAll(t, snapshot, probes)
	theirs := postgisPairs(t, pool, name)
	worst, compared := 0.0, 0
	for p, a := range theirs {
		b, found := ours[p]
		if a <= smallest && b <= smallest {
			continue
		}
		require.True(t, found || touches[p] && a == 0, "PostGIS finds %v with %g square steps, the overlay does not", p, a)
		compared++
		difference := math.Abs(a-b) / math.Max(a, b)
		require.LessOrEqual(t, difference, relative, "pair %v: PostGIS %g, overlay %g", p, a, b)
		worst = math.Max(worst, difference)
	}
	for p, b := range ours {
		_, found := theirs[p]
		require.True(t, found || b <= smallest, "the overlay finds %v with %g square steps, PostGIS does not", p, b)
	}
	allValid(t, pool, results)
	t.Logf("%d subjects, %d pairs by PostGIS, %d compared, %d touches; worst relative difference %.1e",
		len(probes), len(theirs), compared, len(touches), worst)
}

func overlayAll(t *testing.T, snapshot *overlay.Snapshot, probes []geometry.Shape) (areas map[pair]float64, touches map[pair]bool, results []geometry.Shape) {
	t.Helper()
	areas, touches = map[pair]float64{}, map[pair]bool{}
	w, subject := overlay.NewWorker(snapshot), &overlay.Subject{}
	for i, p := range probes {
		subject.Set(p)
		found, err := w.Overlaps(subject, true)
		require.NoError(t, err)
		for k, o := range found {
			if o.Relation == overlay.Touches {
				touches[pair{i, o.Feature}] = true
				continue
			}
			areas[pair{i, o.Feature}] = float64(o.Planar) * geometry.PerDegree * geometry.PerDegree
			require.LessOrEqual(t, float64(o.Area), math.Min(float64(p.Area()), float64(snapshot.Area(o.Feature)))*(1+1e-12))
			if !o.Whole {
				results = append(results, w.Shape(k))
			}
		}
	}
	return areas, touches, results
}

// postgisPairs gives the plane area of every overlap in square grid steps.
func postgisPairs(t *testing.T, pool *pgxpool.Pool, name string) map[pair]float64 {
	t.Helper()
	rows, err := pool.Query(t.Context(), `
		SELECT s.i, f.i, ST_Area(o)
		FROM `+pgx.Identifier{"diff_" + name}.Sanitize()+` s
		JOIN diff_layer f ON s.g && f.g AND ST_Intersects(s.g, f.g)
		CROSS JOIN LATERAL (SELECT ST_Intersection(s.g, f.g) AS o OFFSET 0) AS overlap`)
	require.NoError(t, err)
	pairs := map[pair]float64{}
	var p pair
	var area float64
	_, err = pgx.ForEachRow(rows, []any{&p.subject, &p.feature, &area}, func() error {
		pairs[p] = area
		return nil
	})
	require.NoError(t, err)
	return pairs
}

// allValid asks PostGIS whether every computed overlap is valid.
func allValid(t *testing.T, pool *pgxpool.Pool, results []geometry.Shape) {
	t.Helper()
	conn, err := pool.Acquire(t.Context())
	require.NoError(t, err)
	defer conn.Release()
	_, err = conn.Exec(t.Context(), `CREATE TEMP TABLE IF NOT EXISTS diff_result (b bytea); TRUNCATE diff_result`)
	require.NoError(t, err)
	_, err = conn.CopyFrom(t.Context(), pgx.Identifier{"diff_result"}, []string{"b"}, pgx.CopyFromSlice(len(results), func(i int) ([]any, error) {
		return []any{results[i].EWKB()}, nil
	}))
	require.NoError(t, err)
	require.Zero(t, one[int](t.Context(), t, conn, `SELECT count(*) FROM diff_result WHERE NOT ST_IsValid(ST_GeomFromEWKB(b))`), "of %d results", len(results))
}

func wholeAreasAgree(t *testing.T, pool *pgxpool.Pool, snapshot *overlay.Snapshot) {
	rows, err := pool.Query(t.Context(), `SELECT i, ST_Area(g) FROM diff_layer`)
	require.NoError(t, err)
	var i int
	var area float64
	_, err = pgx.ForEachRow(rows, []any{&i, &area}, func() error {
		require.InEpsilon(t, area, float64(snapshot.Planar(i))*geometry.PerDegree*geometry.PerDegree, 1e-12)
		return nil
	})
	require.NoError(t, err)
}

func one[T any](ctx context.Context, t *testing.T, conn *pgxpool.Conn, sql string) (v T) {
	t.Helper()
	require.NoError(t, conn.QueryRow(ctx, sql).Scan(&v))
	return v
}
