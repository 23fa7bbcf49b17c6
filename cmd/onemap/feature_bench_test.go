package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"onemap/internal/measure"
)

// Pages of 1,000 features beside the same rows by SQL: ST_AsGeoJSON for the
// shape, the attributes as they are kept, put together row by row by the
// smallest server there can be, which knows no types, counts, links or limits.
// Both over HTTP, in turn, on the same database; answers are equal feature by
// feature. (pg_featureserv does the same rows and more work for each; the module
// proxy does not hand it out.)
func TestBenchItemPages(t *testing.T) {
	measure.Skip(t)
	s := newParcelSite(t, parcelCount)
	pool, err := pgxpool.New(t.Context(), s.house.database.url)
	require.NoError(t, err)
	defer pool.Close()
	smallest := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/geo+json")
		_, _ = w.Write(bySQL(t, pool, r.URL.Query().Get("where")))
	}))
	defer smallest.Close()
	for _, c := range []struct{ name, query, where string }{
		{"first page", "", "true"},
		{"box of 1,600", "&bbox=118.001,35.501,118.2,35.7", "ST_Intersects(geom, ST_MakeEnvelope(118.001,35.501,118.2,35.7,4490))"},
		{"attribute", "&DLBM=0102", "attributes->>'DLBM' = '0102'"},
		{"offset 190,000", "&offset=190000", "ordinal >= 190000"},
	} {
		ours := func() []byte { return fetch(t, s.base+"/collections/YJJBNTTB/items?limit=1000"+c.query) }
		theirs := func() []byte { return fetch(t, smallest.URL+"/?where="+url.QueryEscape(c.where)) }
		sameFeatures(t, ours(), theirs())
		a, b := inTurn(ours, theirs)
		t.Logf("| item page of 1,000, %s | %.1f ms | SQL with ST_AsGeoJSON %.1f ms | %.2fx |", c.name, a.Seconds()*1e3, b.Seconds()*1e3, b.Seconds()/a.Seconds())
	}
}

func fetch(t *testing.T, address string) []byte {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Equal(t, 200, answer.StatusCode)
	return b
}

func bySQL(t *testing.T, pool *pgxpool.Pool, where string) []byte {
	t.Helper()
	rows, err := pool.Query(t.Context(), `SELECT id, ST_AsGeoJSON(geom, 9, 0), attributes FROM feature
		WHERE edition = 1 AND `+where+` ORDER BY ordinal LIMIT 1000`)
	require.NoError(t, err)
	b := []byte(`{"type":"FeatureCollection","features":[`)
	var id, shape, attributes string
	_, err = pgx.ForEachRow(rows, []any{&id, &shape, &attributes}, func() error {
		b = fmt.Appendf(b, `{"type":"Feature","id":%q,"geometry":%s,"properties":%s},`, id, shape, attributes)
		return nil
	})
	require.NoError(t, err)
	return append(b[:len(b)-1], "]}"...)
}

// sameFeatures compares identities, coordinates and every attribute.
func sameFeatures(t *testing.T, ours, theirs []byte) {
	t.Helper()
	type document struct {
		Features []struct {
			ID         string
			Geometry   any
			Properties map[string]any
		}
	}
	var a, b document
	require.NoError(t, json.Unmarshal(ours, &a))
	require.NoError(t, json.Unmarshal(theirs, &b))
	require.Len(t, a.Features, 1000)
	require.Len(t, b.Features, 1000)
	for i, want := range b.Features {
		got := a.Features[i]
		require.Equal(t, want.ID, got.ID)
		require.Equal(t, want.Geometry, got.Geometry)
		for name, value := range want.Properties {
			if n, ok := got.Properties[name].(float64); ok {
				var text float64
				_, err := fmt.Sscan(value.(string), &text)
				require.NoError(t, err)
				require.InDelta(t, text, n, 0, name)
				continue
			}
			require.Equal(t, value, got.Properties[name], name)
		}
	}
}

// inTurn runs both in turn and gives the best of each: what a machine shared
// with others adds is not theirs.
func inTurn(a, b func() []byte) (time.Duration, time.Duration) {
	ta, tb := time.Hour, time.Hour
	for range 40 {
		from := time.Now()
		a()
		middle := time.Now()
		b()
		ta, tb = min(ta, middle.Sub(from)), min(tb, time.Since(middle))
	}
	return ta, tb
}
