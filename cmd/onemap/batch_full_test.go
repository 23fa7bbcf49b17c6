package main

import (
	"encoding/json"
	"math"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// 20,000 parcels against every layer their kind asks for, through the API, and
// the overlaps of the same parcels and layers by the best SQL we know (large
// features in pieces, all pairs in one statement). The sums per layer must be
// equal; the SQL does no rules, coverage, unions or documents.
func TestFullBatchBesidePostGIS(t *testing.T) {
	if os.Getenv("ONEMAP_FULL") == "" {
		t.Skip("the full county takes minutes: set ONEMAP_FULL=1 or run make test/full")
	}
	p := start(t, "--county", "full")
	parcels := filepath.Join(p.env["XDG_DATA_HOME"], "onemap/demo/parcels.geojson")
	finish(t, p, parcels) // reads the editions into memory
	ours, where := finish(t, p, parcels)
	sums := sumsOfBatch(t, p, where)
	theirs, bySQL := sumsOfSQL(t, p, parcels)
	for layer, area := range bySQL {
		require.InEpsilon(t, area, sums[layer], 1e-6, layer)
	}
	t.Logf("20,000 parcels, %d layers touched: batch through the API %.1f s (%.0f checks/s), overlaps alone by PostGIS SQL %.1f s: %.1fx",
		len(bySQL), ours.Seconds(), 20000/ours.Seconds(), theirs.Seconds(), theirs.Seconds()/ours.Seconds())
}

// finish runs a batch to its end.
func finish(t *testing.T, p *program, file string) (took time.Duration, where string) {
	t.Helper()
	r, body := p.upload("/v1/batches?kind=CON", file, nil)
	require.Equal(t, http.StatusAccepted, r.StatusCode, body)
	where = r.Header.Get("Location")
	var b struct {
		State             string
		Done, Total       int
		Created, Finished time.Time
	}
	require.Eventually(t, func() bool {
		_, text := p.ask("GET", where, nil, nil)
		return json.Unmarshal([]byte(text), &b) == nil && b.State == "done"
	}, 5*time.Minute, 200*time.Millisecond)
	require.Equal(t, b.Total, b.Done)
	return b.Finished.Sub(b.Created), where
}

// sumsOfBatch adds the overlaps of every kept answer by layer, square metres.
func sumsOfBatch(t *testing.T, p *program, where string) map[string]float64 {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), p.env["DATABASE_URL"])
	require.NoError(t, err)
	defer conn.Close(t.Context())
	rows, err := conn.Query(t.Context(), `
		SELECT l->>'layer', count(*), sum((l->>'summed_m2')::float8)
		FROM batch_result r, jsonb_array_elements(convert_from(r.document, 'UTF8')::jsonb->'layers') l
		WHERE r.batch = $1 AND l->>'summed_m2' IS NOT NULL GROUP BY 1`, path.Base(where))
	require.NoError(t, err)
	sums := map[string]float64{}
	var layer string
	var count int
	var sum float64
	_, err = pgx.ForEachRow(rows, []any{&layer, &count, &sum}, func() error {
		require.Equal(t, 20000, count, "every parcel has an answer of layer %s", layer)
		sums[layer] = sum
		return nil
	})
	require.NoError(t, err)
	return sums
}

const partsSQL = `
	CREATE TEMP TABLE parts AS
	WITH asked AS (SELECT DISTINCT ON (layer) layer, id FROM edition
	               WHERE state = 'published' AND layer = ANY($1) AND effective <= current_date ORDER BY layer, effective DESC, id DESC)
	SELECT a.layer, f.geom::geometry AS geom FROM asked a JOIN feature f ON f.edition = a.id
	WHERE NOT EXISTS (SELECT FROM piece p WHERE p.edition = f.edition AND p.ordinal = f.ordinal)
	UNION ALL
	SELECT a.layer, p.geom FROM asked a JOIN piece p ON p.edition = a.id`

func sumsOfSQL(t *testing.T, p *program, file string) (time.Duration, map[string]float64) {
	t.Helper()
	ctx := t.Context()
	conn, err := pgx.Connect(ctx, p.env["DATABASE_URL"])
	require.NoError(t, err)
	defer conn.Close(ctx)
	loadParcels(t, conn, file)
	layers := []string{"XJXZQ", "STBHHX", "YJJBNTTB", "CZKFBJ", "ZRBHQ", "ZRGY", "YYSSYD", "FJMSQ", "SLGC", "WWBH", "DLTB", "LDGY", "PDT", "DZZH", "CKQ", "TKQ", "TLYD"}
	_, err = conn.Exec(ctx, partsSQL, pgx.QueryExecModeSimpleProtocol, layers)
	require.NoError(t, err)
	_, err = conn.Exec(ctx, "CREATE INDEX ON parts USING gist (geom); ANALYZE parts")
	require.NoError(t, err)
	begin := time.Now()
	rows, err := conn.Query(ctx, `SELECT q.layer, sum(ST_Area(ST_Intersection(z.geom, q.geom)::geography))
		FROM parcel z JOIN parts q ON ST_Intersects(z.geom, q.geom) GROUP BY 1`)
	require.NoError(t, err)
	sums := map[string]float64{}
	var layer string
	var area float64
	_, err = pgx.ForEachRow(rows, []any{&layer, &area}, func() error { sums[layer] = area; return nil })
	require.NoError(t, err)
	for layer, area := range sums {
		if math.Abs(area) < 1 {
			delete(sums, layer) // touches only
		}
	}
	return time.Since(begin), sums
}

func loadParcels(t *testing.T, conn *pgx.Conn, file string) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var c struct {
		Features []struct{ Geometry json.RawMessage }
	}
	require.NoError(t, json.Unmarshal(text, &c))
	_, err = conn.Exec(t.Context(), "CREATE TEMP TABLE parcel (j text, geom geometry)")
	require.NoError(t, err)
	_, err = conn.CopyFrom(t.Context(), pgx.Identifier{"parcel"}, []string{"j"}, pgx.CopyFromSlice(len(c.Features), func(i int) ([]any, error) {
		return []any{string(c.Features[i].Geometry)}, nil
	}))
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), "UPDATE parcel SET geom = ST_SetSRID(ST_GeomFromGeoJSON(j), 4490); ANALYZE parcel")
	require.NoError(t, err)
}
