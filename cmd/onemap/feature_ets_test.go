package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The abstract tests of OGC API Features part 1 (17-069r4, annex A) and part 2
// (18-058r1, annex A), by their numbers. The official suite needs TEAM Engine;
// these ask the same questions.
func TestOGCAPIFeatures(t *testing.T) {
	w := newFeatureWorld(t)
	for _, c := range []struct {
		name string
		test func(*testing.T, *featureWorld)
	}{
		{"A_2_2_LandingPage", landingPage}, {"A_2_3_APIDefinition", apiDefinition}, {"A_2_4_Conformance", conformanceList},
		{"A_2_5_CollectionsOperation", collectionsOperation}, {"A_2_6_CollectionOperation", collectionOperation},
		{"A_2_7_ItemsOperation", itemsOperation}, {"A_2_7_BBox", bboxParameter}, {"A_2_7_Limit", limitParameter},
		{"A_2_7_Datetime", datetimeParameter}, {"A_2_7_UnknownParameter", unknownParameter}, {"A_2_7_InvalidParameter", invalidParameter},
		{"A_2_7_Links", pageLinks}, {"A_2_7_TimeStamp", timeStamp}, {"A_2_7_NumberMatchedReturned", numbers},
		{"A_2_8_FeatureOperation", featureOperation}, {"A_3_GeoJSON", geoJSONClass}, {"A_4_HTML", htmlClass},
		{"Part2_A_1_CRSList", crsList}, {"Part2_A_1_ContentCrs", contentCRS}, {"Part2_A_1_InvalidCRS", invalidCRS}, {"Part2_A_1_BBoxCRS", bboxCRS},
		{"Part2_A_2_AxisOrder", axisOrder},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, w.of(t)) })
	}
}

func landingPage(t *testing.T, w *featureWorld) {
	var l struct{ Links []gotLink }
	w.json("/", &l)
	for rel, contentType := range map[string]string{"service-desc": "application/vnd.oai.openapi+json;version=3.0", "conformance": "application/json", "data": "application/json"} {
		href := hrefOf(l.Links, rel)
		require.NotEmpty(t, href, rel)
		r, _ := w.get(href)
		require.Equal(t, 200, r.StatusCode)
		require.Equal(t, contentType, r.Header.Get("Content-Type"))
	}
	r, body := w.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
	require.Contains(t, r.Header.Get("Content-Type"), "text/html")
	require.Contains(t, body, "<html")
}

func apiDefinition(t *testing.T, w *featureWorld) {
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Parameters []struct {
				Name, In string
				Ref      string `json:"$ref"`
			}
		}
		Components struct {
			Parameters map[string]struct {
				Schema struct{ Maximum, Default any }
			}
		}
	}
	w.json("/api", &d)
	require.True(t, strings.HasPrefix(d.OpenAPI, "3.0"))
	require.EqualValues(t, 10_000, d.Components.Parameters["limit"].Schema.Maximum, "QGIS reads it")
	require.EqualValues(t, 100, d.Components.Parameters["limit"].Schema.Default)
	items := d.Paths["/collections/YJJBNTTB/items"]["get"]
	var names []string
	for _, p := range items.Parameters {
		names = append(names, p.Name+strings.TrimPrefix(p.Ref, "#/components/parameters/"))
	}
	require.Subset(t, names, []string{"limit", "bbox", "filter", "DLBM", "KCXS", "zone"}, "GDAL pushes down what stands here")
}

func conformanceList(t *testing.T, w *featureWorld) {
	var c struct{ ConformsTo []string }
	w.json("/conformance", &c)
	require.Subset(t, c.ConformsTo, []string{
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
		"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
	})
}

type gotCollection struct {
	ID, ItemType, StorageCrs string
	CRS                      []string
	Links                    []gotLink
	Extent                   struct {
		Spatial struct {
			BBox [][]float64
			CRS  string
		}
		Temporal struct{ Interval [][]*time.Time }
	}
}

func collectionsOperation(t *testing.T, w *featureWorld) {
	var list struct {
		Links       []gotLink
		Collections []gotCollection
		OneMap      struct {
			Without []string `json:"without_edition"`
		}
	}
	w.json("/collections", &list)
	require.NotEmpty(t, hrefOf(list.Links, "self"))
	require.NotEmpty(t, hrefOf(list.Links, "alternate"))
	require.Len(t, list.Collections, 2)
	require.Contains(t, list.OneMap.Without, "STBHHX", "what is not there is named")
	for _, c := range list.Collections {
		require.Equal(t, "feature", c.ItemType)
		var one gotCollection
		w.json("/collections/"+c.ID, &one)
		require.Equal(t, c, one)
	}
}

func collectionOperation(t *testing.T, w *featureWorld) {
	var c gotCollection
	w.json("/collections/YJJBNTTB", &c)
	require.Equal(t, [][]float64{{118, 36, 118.009, 36.009}}, c.Extent.Spatial.BBox, "of the edition in force, which is not that of 2020")
	require.Equal(t, "http://www.opengis.net/def/crs/OGC/1.3/CRS84", c.Extent.Spatial.CRS)
	require.Equal(t, time.Date(2019, 12, 31, 16, 0, 0, 0, time.UTC), c.Extent.Temporal.Interval[0][0].UTC())
	require.Nil(t, c.Extent.Temporal.Interval[0][1])
	for _, l := range c.Links {
		r, body := w.get(l.Href)
		require.Equal(t, 200, r.StatusCode, "%s: %s", l.Href, body)
		require.True(t, strings.HasPrefix(r.Header.Get("Content-Type"), l.Type), "%s is %s", l.Href, r.Header.Get("Content-Type"))
	}
	r, body := w.get("/collections/STBHHX")
	require.Equal(t, http.StatusNotFound, r.StatusCode)
	require.Contains(t, body, "no edition of layer STBHHX is in force")
	r, _ = w.get("/collections/NOSUCH")
	require.Equal(t, http.StatusNotFound, r.StatusCode)
}

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

func geoJSONClass(t *testing.T, w *featureWorld) {
	_, body := w.get(itemsPath())
	require.True(t, json.Valid([]byte(body)))
	p := w.items()
	f := p.Features[3]
	require.Equal(t, [][][][2]float64{{{{118.006, 36}, {118.007, 36}, {118.007, 36.001}, {118.006, 36.001}, {118.006, 36}}}}, f.Geometry.Coordinates)
	require.Equal(t, "图斑3", f.Properties["name"])
	require.InDelta(t, 0.3, f.Properties["KCXS"], 0)
	require.InDelta(t, 2026, f.Properties["SJNF"], 0)
	require.Equal(t, "2026-01-04", f.Properties["BHKSSJ"], "dates are written as in RFC 3339")
	require.Equal(t, "O'Brien \"<b>\" \\ \n制表\t", f.Properties["BZ"])
	require.Equal(t, "as it came", f.Properties["own"], "what the definition does not know is handed on")
	require.Contains(t, f.Properties, "GDLX", "a property without a value is null, so that clients learn of it")
	require.Nil(t, f.Properties["GDLX"])
	require.Nil(t, p.Features[8].Properties["KCXS"])
	require.Equal(t, map[string]string{"KCXS": "about 0.8"}, p.Features[8].AsDelivered, "what does not fit is not hidden")
}

func htmlClass(t *testing.T, w *featureWorld) {
	for _, path := range []string{"/", "/conformance", "/collections", "/collections/YJJBNTTB", "/collections/YJJBNTTB/queryables", "/collections/YJJBNTTB/schema",
		"/collections/YJJBNTTB/items?limit=3", "/collections/YJJBNTTB/items/K3", "/api"} {
		for _, language := range []string{"zh", "en"} {
			r, body := w.get(path, "Accept", "text/html,*/*;q=0.8", "Accept-Language", language)
			require.Equal(t, 200, r.StatusCode, path)
			require.Contains(t, r.Header.Get("Content-Type"), "text/html", path)
			require.NotContains(t, body, "<script", path)
			require.NotContains(t, body, "<b>", "attributes are text")
			require.Contains(t, body, `<html lang="`+language+`"`, path)
		}
	}
}
