package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func itemsOperation(t *testing.T, w *featureWorld) {
	p := w.items()
	require.Len(t, p.Features, 25)
	require.Equal(t, w.now.ID, p.OneMap.Edition)
	r, _ := w.get(itemsPath())
	require.Equal(t, "application/geo+json", r.Header.Get("Content-Type"))
	require.Equal(t, "K0", p.Features[0].ID)
	require.Equal(t, "MultiPolygon", p.Features[0].Geometry.Type)
}

func bboxParameter(t *testing.T, w *featureWorld) {
	for _, c := range []struct {
		bbox string
		ids  []string
	}{
		{"118.0005,36.0005,118.0025,36.0025", []string{"K0", "K1", "K5", "K6"}},
		{"118.0005,36.0005,-5,118.0025,36.0025,9000", []string{"K0", "K1", "K5", "K6"}},
		{"118.001,36.001,118.002,36.002", []string{"K0", "K1", "K5", "K6"}}, // corners touch
		{"118.0011,36.0011,118.0019,36.0019", []string{}},
		{"118.0005,36.0005,118.0005,36.0005", []string{"K0"}},       // a point
		{"118.0005,36.0005,118.0025,36.0005", []string{"K0", "K1"}}, // a line
		{"118.0065,36.0085,-170,36.0086", []string{"K23", "K24"}},   // across the antimeridian
		{"170,-10,118.0005,36.0005", []string{"K0"}},                // across it from the other side
		{"-180,-90,180,90", nil},
	} {
		p := w.items("bbox", c.bbox)
		if c.ids == nil {
			require.Len(t, p.Features, 25)
			continue
		}
		require.Equal(t, c.ids, p.ids(), c.bbox)
		require.Equal(t, len(c.ids), *p.NumberMatched)
	}
}

func limitParameter(t *testing.T, w *featureWorld) {
	require.Len(t, w.items("limit", "1").Features, 1)
	require.Len(t, w.items("limit", "10").Features, 10)
	require.Len(t, w.items("limit", "999999999").Features, 25, "more than the maximum is the maximum, not an error")
}

func datetimeParameter(t *testing.T, w *featureWorld) {
	for datetime, edition := range map[string]int64{
		"2021-06-30": w.old.ID, "2026-02-01": w.now.ID, "2025-12-31T15:59:59Z": w.old.ID, "2025-12-31T16:00:00Z": w.now.ID,
		"2025-12-31T23:59:59+08:00": w.old.ID, "../2021-01-01": w.old.ID, "2020-05-01/..": w.now.ID, "2020-05-01/2022-01-01": w.old.ID,
		"../..": w.now.ID, "2020-05-01/": w.now.ID, "/2021-01-01T00:00:00Z": w.old.ID,
	} {
		require.Equal(t, edition, w.items("datetime", datetime).OneMap.Edition, datetime)
	}
	r, body := w.get(itemsPath("datetime", "2019-12-31"))
	require.Equal(t, http.StatusNotFound, r.StatusCode, "before the first edition nothing is known, which is not empty")
	require.Contains(t, body, "edition")
	require.Equal(t, w.old.ID, w.items("edition", "1", "datetime", "2026-02-01").OneMap.Edition, "edition wins")
}

func unknownParameter(t *testing.T, w *featureWorld) {
	for _, path := range []string{"/collections?x=1", "/collections/YJJBNTTB?x=1", "/conformance?x=1", "/collections/YJJBNTTB/items/K1?x=1", "/collections/YJJBNTTB/items?unknownQueryParameter=1"} {
		r, body := w.get(path)
		require.Equal(t, http.StatusBadRequest, r.StatusCode, path)
		require.Equal(t, "application/problem+json", r.Header.Get("Content-Type"))
		require.True(t, strings.Contains(body, `\"x\"`) || strings.Contains(body, "unknownQueryParameter"), body)
	}
	_, body := w.get(itemsPath("colour", "red"))
	require.Contains(t, body, "DLBM", "the known ones are named")
	require.Contains(t, body, "bbox-crs")
}

func invalidParameter(t *testing.T, w *featureWorld) {
	for _, q := range [][2]string{
		{"limit", "0"}, {"limit", "-1"}, {"limit", "x"}, {"limit", ""}, {"limit", "1.5"}, {"bbox", "1,2,3"}, {"bbox", "1,2,3,x"}, {"bbox", ""}, {"bbox", "118,37,119,36"},
		{"bbox", "118,36,119,91"}, {"bbox", "NaN,36,119,37"}, {"bbox", "-1e999,36,119,37"}, {"datetime", "yesterday"}, {"datetime", "2026-13-01"}, {"datetime", "2026-02-01/2026-01-01"},
		{"datetime", "2026-01-01/2026-02-01/2026-03-01"}, {"offset", "-1"}, {"skipGeometry", "yes"}, {"properties", "NOSUCH"}, {"properties", ""}, {"sortby", "NOSUCH"}, {"sortby", "geometry"},
		{"sortby", ""}, {"cursor", "x"}, {"cursor", ""}, {"f", "xml"}, {"lang", "fr"}, {"edition", "x"}, {"edition", "0"}, {"filter-lang", "sql"}, {"KCXS", "x"}, {"BHKSSJ", "x"}, {"geometry", "POINT(1 2)"},
	} {
		r, body := w.get(itemsPath(q[0], q[1]))
		require.Equal(t, http.StatusBadRequest, r.StatusCode, "%v: %s", q, body)
		require.Contains(t, body, `"next"`, "what to do next")
	}
	r, _ := w.get(itemsPath("edition", "999"))
	require.Equal(t, http.StatusNotFound, r.StatusCode)
	r, body := w.get("/collections/YJJBNTTB/items?limit=1&limit=2")
	require.Equal(t, http.StatusBadRequest, r.StatusCode, body)
}

func pageLinks(t *testing.T, w *featureWorld) {
	p := w.items("limit", "10", "bbox", "118,36,118.009,36.009")
	for rel, contentType := range map[string]string{"self": "application/geo+json", "alternate": "text/html", "next": "application/geo+json", "collection": "application/json"} {
		href := hrefOf(p.Links, rel)
		require.True(t, strings.HasPrefix(href, w.base), "%s: %s", rel, href)
		r, body := w.get(href)
		require.Equal(t, 200, r.StatusCode, body)
		require.True(t, strings.HasPrefix(r.Header.Get("Content-Type"), contentType), href)
	}
	r, _ := w.get(itemsPath("limit", "10"))
	require.Contains(t, strings.Join(r.Header.Values("Link"), "\n"), `rel="next"`)
	require.Empty(t, hrefOf(w.items("limit", "25").Links, "next"), "the last page leads nowhere")
	require.Empty(t, hrefOf(w.items().Links, "next"))
}

func timeStamp(t *testing.T, w *featureWorld) {
	from := time.Now()
	p := w.items("limit", "1")
	require.WithinRange(t, p.TimeStamp, from.Add(-time.Millisecond), time.Now())
}

func numbers(t *testing.T, w *featureWorld) {
	for _, c := range []struct {
		query             []string
		matched, returned int
	}{
		{nil, 25, 25}, {[]string{"limit", "10"}, 25, 10}, {[]string{"limit", "10", "offset", "20"}, 25, 5}, {[]string{"offset", "100"}, 25, 0},
		{[]string{"bbox", "118,36,118.0035,36.0001", "limit", "1"}, 2, 1}, {[]string{"bbox", "118,36,118.0035,36.0001", "offset", "5"}, 2, 0},
		{[]string{"bbox", "1,1,2,2"}, 0, 0},
	} {
		p := w.items(c.query...)
		require.NotNil(t, p.NumberMatched, c.query)
		require.Equal(t, c.matched, *p.NumberMatched, c.query)
		require.Equal(t, c.returned, p.NumberReturned, c.query)
	}
}

func featureOperation(t *testing.T, w *featureWorld) {
	for _, f := range w.page("/collections/CKQ/items").Features {
		var one gotFeature
		r := w.json("/collections/CKQ/items/"+pathEscape(f.ID), &one)
		require.Equal(t, "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", r.Header.Get("Content-Crs"))
		for _, rel := range []string{"self", "collection"} {
			again, _ := w.get(hrefOf(one.Links, rel))
			require.Equal(t, 200, again.StatusCode, "%s %s", f.ID, hrefOf(one.Links, rel))
		}
		one.Links = nil
		require.Equal(t, f, one)
	}
	r, body := w.get("/collections/CKQ/items/none")
	require.Equal(t, http.StatusNotFound, r.StatusCode, body)
}
