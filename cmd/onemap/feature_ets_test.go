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
	r, _ := w.get("/", "Accept", "text/html,*/*;q=0.8")
	require.Contains(t, r.Header.Get("Content-Type"), "text/html", "the landing page, which is the map page where that is built")
	for _, path := range []string{"/start", "/conformance", "/collections", "/collections/YJJBNTTB", "/collections/YJJBNTTB/queryables", "/collections/YJJBNTTB/schema",
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
