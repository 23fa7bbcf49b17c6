package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/internal/pgtest"
)

// hostile are values that have broken servers; each is tried in every
// parameter, as a path and as an id. The corpus of `make fuzz` begins here.
func hostile() []string {
	return []string{
		"", " ", "'", "''", `"`, `\`, "%", "%%", "_", ";", "--", "/*", "\x00", "\xff\xfe", "\u202e", "😀", "'; DROP TABLE feature; --", "1 OR 1=1", "' OR '1'='1",
		"1e999", "-1e999", "NaN", "Infinity", "0x10", "1_000", "９", "-0", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1,2", "1,2,3,4,5", ",,,", "1,2,3,NaN",
		"118,36,119,37", "180,90,-180,-90", "36,118,37,119", "-1e308,-1e308,1e308,1e308", "5e-324,5e-324,5e-324,5e-324", "117.999999999,36,118,36.5",
		"EPSG:4527", "[EPSG:4490]", "http://www.opengis.net/def/crs/EPSG/0/4527", "EPSG:4610", "0000-00-00", "2026-02-30", "9999-12-31", "2026-01-01T00:00:00+99:99", "../..", "/", "2026-01-01/../..",
		"DLBM", "dlbm,DLBM", "geometry", "-geometry", "+", "-", "DLBM,", "+DLBM,-DLBM", "id,name,zone,area_m2", "KCXS", "BHKSSJ", "attributes", "edition", "ordinal", "pg_sleep(10)",
		"DLBM = '0101'", "KCXS / 0 = 1", "KCXS ^ 1e9 > 1", "MOD(KCXS,0)=1", "KCXS % 0 = 1", "KCXS DIV 0 = 1", "BHKSSJ > DATE('0000-01-01')", "BHKSSJ > TIMESTAMP('9999-12-31T23:59:59Z')", "DLBM LIKE '%_\\'", "DLBM LIKE '\\'",
		"CASEI(DLBM) = 'x'", "S_INTERSECTS(geometry, POINT(1 2))", "S_WITHIN(geometry, POLYGON((0 0,1 1,1 0,0 1,0 0)))", "S_TOUCHES(geometry, BBOX(180,90,-180,-90))", "T_AFTER(BHKSSJ, DATE('2026-01-01'))",
		"NOT NOT NOT DLBM IS NULL", strings.Repeat("(", 100), strings.Repeat("NOT ", 5000) + "TRUE", strings.Repeat("x", 9000), `{"op":"and","args":[]}`, `{"op":"=","args":[{"property":"DLBM"}]}`, `[[[[`, `{"op":null}`,
		"eyJlIjoxLCJxIjoiIiwibyI6OX0", "eyJlIjotMSwibyI6LTF9", "bnVsbA", "e30", "html", "json", "true", "false", "zh", "en", "cql2-json", "cql-text",
	}
}

// No query string, path or id makes the server fail: every answer is what was
// asked for, or says what is wrong with the question.
func TestNoQueryStringMakesItFail(t *testing.T) {
	w := newFeatureWorld(t)
	for _, value := range hostile() {
		v := url.QueryEscape(value)
		for _, name := range []string{"limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "edition", "filter", "filter-crs", "filter-lang", "properties", "sortby", "skipGeometry", "cursor", "DLBM", "KCXS", "BHKSSJ", "id"} {
			w.sound("/collections/YJJBNTTB/items?" + name + "=" + v)
		}
		w.sound("/collections/YJJBNTTB/items?bbox-crs=EPSG:4527&bbox=" + v)
		w.sound("/collections/YJJBNTTB/items?filter-lang=cql2-json&filter=" + v)
		w.sound("/collections/YJJBNTTB/items?" + v + "=1")
		w.sound("/collections/YJJBNTTB/items/" + url.PathEscape(value))
		w.sound("/collections/" + url.PathEscape(value) + "/items")
	}
	for _, raw := range []string{"%", "%zz=1", "a;b", "&&&", "=", "limit", "limit=1&limit=1", "?", "#", strings.Repeat("a=1&", 2000)} {
		w.sound("/collections/YJJBNTTB/items?" + raw)
	}
}

// sound asks and wants an answer that is no fault of ours.
func (w *featureWorld) sound(path string) {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, w.base+path, nil)
	if err != nil {
		return // no client can send it
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(w.t, err, path)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(w.t, err, path)
	require.Less(w.t, answer.StatusCode, 500, "%s: %s", path, body)
	if answer.StatusCode >= 400 {
		require.Contains(w.t, string(body), `"code"`, path)
	}
}

func FuzzItemsOverHTTP(f *testing.F) {
	h, handler := openHouse(f, pgtest.URL(f))
	publishEdition(f, h, "YJJBNTTB", layer.NewDate(2026, 1, 1), fields(25))
	for _, v := range hostile() {
		for _, name := range []string{"bbox", "filter", "sortby", "datetime"} {
			f.Add(name+"="+url.QueryEscape(v), v)
		}
	}
	f.Fuzz(func(t *testing.T, query, id string) {
		for _, path := range []string{"/collections/YJJBNTTB/items?" + query, "/collections/YJJBNTTB/items/" + url.PathEscape(id)} {
			u, err := url.Parse(path)
			if err != nil {
				return
			}
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.URL = u
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			require.Less(t, w.Code, 500, "%s: %s", path, w.Body)
		}
	})
}
