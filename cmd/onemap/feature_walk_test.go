package main

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPagesOfFeatures(t *testing.T) {
	w := newFeatureWorld(t)
	for _, c := range []struct {
		name string
		test func(*testing.T, *featureWorld)
	}{
		{"walking gives every feature once", walkingGivesEveryFeatureOnce}, {"offset, then next, loses nothing", offsetThenNextLosesNothing},
		{"filters select what they say", filtersSelectWhatTheySay}, {"properties and geometry are chosen", propertiesAndGeometryAreChosen},
		{"sorted by type, what has no value last", sortedByTypeWithWhatHasNoValueLast}, {"a cursor belongs to its question", aCursorBelongsToItsQuestion},
		{"answers are tagged", answersAreTagged}, {"a walk keeps to its edition", aWalkKeepsToItsEdition}, // publishes another one: the last
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, w.of(t)) })
	}
}

// Every way of asking, walked page by page, gives what one page gives: no
// feature lost, none twice, and every filter repeated in every link. gokoala
// loses features when a filter meets paging, MapServer 8.0.0 drops bbox.
func walkingGivesEveryFeatureOnce(t *testing.T, w *featureWorld) {
	for _, query := range [][]string{
		nil,
		{"bbox", "118.0005,36.0005,118.0065,36.0065"},
		{"bbox", "36.0005,118.0005,36.0065,118.0065", "bbox-crs", "EPSG:4490", "crs", "EPSG:4527"},
		{"filter", "DLBM = '0101'"},
		{"filter", "DLBM <> '0101' AND KCXS > 0.5"},
		{"filter", `{"op":"=","args":[{"property":"DLBM"},"0101"]}`, "filter-lang", "cql2-json"},
		{"filter", "S_INTERSECTS(geometry, POLYGON((118.0005 36.0005,118.0065 36.0005,118.0065 36.0065,118.0005 36.0005)))"},
		{"filter", "KCXS IS NULL"},
		{"DLBM", "0102"},
		{"DLBM", "0102", "bbox", "118,36,118.0045,36.009", "filter", "BHKSSJ > DATE('2026-01-05')"},
		{"sortby", "-KCXS"},
		{"sortby", "DLBM,-area_m2,+KCXS"},
		{"sortby", "+DLBM", "filter", "KCXS < 2", "properties", "KCXS"},
		{"sortby", "-BHKSSJ", "skipGeometry", "true"},
		{"sortby", "GDLX,-KCXS"}, // first by what nobody has
		{"edition", "1"},
		{"datetime", "2021-01-01"},
	} {
		whole := w.items(query...).ids()
		for _, limit := range []int{3, 7} {
			walked, pages := w.walk(append(slices.Clone(query), "limit", fmt.Sprint(limit))...)
			require.Equal(t, whole, walked, "%v by %d", query, limit)
			require.Equal(t, max(1, (len(whole)+limit-1)/limit), pages, "%v by %d", query, limit)
		}
		var byOffset []string
		for offset := 0; offset < len(whole)+3; offset += 9 {
			p := w.items(append(slices.Clone(query), "limit", "9", "offset", fmt.Sprint(offset))...)
			require.Equal(t, len(whole), *p.NumberMatched, "%v at %d", query, offset)
			byOffset = append(byOffset, p.ids()...)
		}
		require.Equal(t, whole, byOffset, "%v by offset", query)
	}
}

func offsetThenNextLosesNothing(t *testing.T, w *featureWorld) {
	walked, _ := w.walk("limit", "4", "offset", "7")
	require.Equal(t, w.items().ids()[7:], walked)
	p := w.items("limit", "4", "offset", "7")
	require.NotContains(t, hrefOf(p.Links, "next"), "offset", "the cursor has taken it into account")
}

func filtersSelectWhatTheySay(t *testing.T, w *featureWorld) {
	for query, want := range map[string]string{
		"DLBM=0101&bbox=118,36,118.009,36.0001": "K0 K2 K4",
		"KCXS=0.3":                              "K3",
		"KCXS=3e-1":                             "K3",
		"BHKSSJ=2026-01-04":                     "K3",
		"BHKSSJ=20260104":                       "K3",
		"id=K3":                                 "K3",
		"name=" + url.QueryEscape("图斑3"):        "K3",
		"zone=core":                             "",
		"dlbm=0101&KCXS=0.2":                    "K2",
		"TBBH=3&TBBH2=":                         "400",
		"BZ=" + url.QueryEscape("O'Brien \"<b>\" \\ \n制表\t") + "&limit=2&sortby=-TBBH":   "K9 K8",
		"filter=" + url.QueryEscape("KCXS BETWEEN 0.2 AND 0.4"):                          "K2 K3 K4",
		"filter=" + url.QueryEscape("name LIKE '图斑1_' AND KCXS >= 1.8"):                  "K18 K19",
		"filter=" + url.QueryEscape("CASEI(id) IN (CASEI('k1'), CASEI('K2'))"):           "K1 K2",
		"filter=" + url.QueryEscape("area_m2 < 0 OR id = 'K5'"):                          "K5",
		"filter-lang=cql-text&filter=" + url.QueryEscape("id = 'K5'"):                    "K5",
		"filter=" + url.QueryEscape("S_WITHIN(geometry, BBOX(118,36,118.0035,36.0015))"): "K0 K1",
		// the same ground in another system: latitude first, and northing first
		"filter-crs=EPSG:4490&filter=" + url.QueryEscape("S_INTERSECTS(geometry, POINT(36.0025 118.0025))"): "K6",
		"filter=" + url.QueryEscape("KCXS IS NULL"):                                                         "K7 K8",
		"filter=" + url.QueryEscape("NOT KCXS > 0"):                                                         "K0",
		"filter=" + url.QueryEscape("KCXS / 0 > 1"):                                                         "",
	} {
		r, body := w.get("/collections/YJJBNTTB/items?" + query)
		if want == "400" {
			require.Equal(t, http.StatusBadRequest, r.StatusCode, query)
			continue
		}
		require.Equal(t, 200, r.StatusCode, "%s: %s", query, body)
		require.Equal(t, strings.Fields(want), w.page("/collections/YJJBNTTB/items?"+query).ids(), query)
	}
}

func propertiesAndGeometryAreChosen(t *testing.T, w *featureWorld) {
	f := w.items("properties", "kcxs, name", "limit", "4").Features[3]
	require.Equal(t, map[string]any{"KCXS": 0.3, "name": "图斑3"}, f.Properties)
	require.NotNil(t, f.Geometry)
	f = w.items("skipGeometry", "true", "limit", "1").Features[0]
	require.Nil(t, f.Geometry)
	require.Contains(t, f.Properties, "own")
}

func sortedByTypeWithWhatHasNoValueLast(t *testing.T, w *featureWorld) {
	require.Equal(t, []string{"K24", "K23", "K22"}, w.items("sortby", "-KCXS", "limit", "3").ids(), "as numbers, not as text")
	all := w.items("sortby", "-KCXS").ids()
	require.Equal(t, []string{"K7", "K8"}, all[23:], "no value, or none of its type")
	all = w.items("sortby", "+KCXS").ids()
	require.Equal(t, []string{"K7", "K8"}, all[23:])
	require.Equal(t, []string{"K9", "K8", "K7"}, w.items("sortby", "-TBBH", "limit", "3").ids(), "text is text")
	require.Equal(t, []string{"K23", "K21"}, w.items("sortby", "-DLBM,-KCXS", "limit", "2").ids())
}

// A walk keeps to the edition it began with, though a newer one is published
// on the way.
func aWalkKeepsToItsEdition(t *testing.T, w *featureWorld) {
	first := w.items("limit", "10")
	newer := w.publish("YJJBNTTB", first.day(t), fields(3))
	require.Eventually(t, func() bool { return w.items().OneMap.Edition == newer.ID }, 5e9, 1e8)
	second := w.page(hrefOf(first.Links, "next"))
	require.Equal(t, w.now.ID, second.OneMap.Edition)
	require.Equal(t, "K10", second.Features[0].ID)
}

func aCursorBelongsToItsQuestion(t *testing.T, w *featureWorld) {
	next, err := url.Parse(hrefOf(w.items("limit", "5", "filter", "DLBM = '0101'").Links, "next"))
	require.NoError(t, err)
	cursor := next.Query().Get("cursor")
	for _, query := range [][]string{{"cursor", cursor}, {"cursor", cursor, "filter", "DLBM = '0102'"}, {"cursor", cursor, "filter", "DLBM = '0101'", "sortby", "KCXS"},
		{"cursor", cursor, "filter", "DLBM = '0101'", "bbox", "1,1,2,2"}, {"cursor", cursor, "filter", "DLBM = '0101'", "edition", "1"}, {"cursor", cursor[1:]}} {
		r, body := w.get(itemsPath(query...))
		require.Equal(t, http.StatusBadRequest, r.StatusCode, "%v", query)
		require.Contains(t, body, "O08")
	}
	require.Equal(t, 200, w.json(itemsPath("cursor", cursor, "filter", "DLBM='0101'", "limit", "2"), &featurePage{}).StatusCode, "another spelling of the same filter")
}

func answersAreTagged(t *testing.T, w *featureWorld) {
	seen := map[string]string{}
	for _, path := range []string{itemsPath(), itemsPath("limit", "3"), itemsPath("crs", "EPSG:4490"), itemsPath("edition", "1"), "/collections/YJJBNTTB/items/K1",
		"/collections/YJJBNTTB/items/K2", "/collections/YJJBNTTB/items/K1?crs=EPSG:4490", "/collections", "/collections/YJJBNTTB", "/api", "/conformance", "/collections/YJJBNTTB/schema"} {
		r, _ := w.get(path)
		tag := r.Header.Get("ETag")
		require.NotEmpty(t, tag, path)
		require.Empty(t, seen[tag], "%s and %s", path, seen[tag])
		seen[tag] = path
		again, body := w.get(path, "If-None-Match", `"other", `+tag)
		require.Equal(t, http.StatusNotModified, again.StatusCode, path)
		require.Empty(t, body)
		require.Equal(t, strings.TrimPrefix(tag, "W/"), strings.TrimPrefix(again.Header.Get("ETag"), "W/"))
		head, err := http.Head(w.base + path)
		require.NoError(t, err)
		require.NoError(t, head.Body.Close())
		require.Equal(t, 200, head.StatusCode)
	}
}
