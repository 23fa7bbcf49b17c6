package main

import (
	"encoding/json"
	"net/url"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
)

// A list of features, a map and a file select the same features by a filter,
// whichever encoding it is written in, and refuse the same in the same words.
func TestAListAMapAndAFileSelectTheSame(t *testing.T) {
	t.Parallel()
	w := newFeatureWorld(t)
	for filter, want := range map[string]int{
		"DLBM = '0101' AND NOT KCXS > 1":                               5,
		"KCXS IS NULL OR BHKSSJ > DATE('2026-01-24')":                  3,
		"BHKSSJ BETWEEN '2026-01-05' AND '2026-01-08'":                 4,
		"T_AFTER(BHKSSJ, DATE('2026-01-20')) AND KCXS % 1 = 0":         1,
		"CASEI(id) IN (CASEI('k3'), CASEI('K4'), 'k5')":                3,
		`BZ LIKE 'O''Brien "<b>"_\\\\%' AND name LIKE '图斑2%'`:          6,
		"S_INTERSECTS(geometry, BBOX(118,36,118.002,36.002))":          4,
		"S_WITHIN(geometry, BBOX(118,36,118.0025,36.0035))":            2,
		"S_TOUCHES(geometry, POINT(118.002 36.001))":                   1,
		"S_DISJOINT(geometry, LINESTRING(118 36.0005,118.01 36.0005))": 20,
		"area_m2 < 1": 0,
	} {
		listed := w.items("filter", filter, "limit", "100").ids()
		require.Len(t, listed, want, filter)
		drawn := w.featuresOf("/tiles/YJJBNTTB/12/3390/1608.geojson?", filter)
		filed := w.featuresOf("/v1/layers/YJJBNTTB/download?format=geojson&", filter)
		require.ElementsMatch(t, listed, drawn, filter)
		require.ElementsMatch(t, listed, filed, filter)
	}
	for _, filter := range []string{"DLBM = 101", "nobody = 1", "'; DROP TABLE feature; --", "S_INTERSECTS(geometry, POINT(36 118))", "NOT"} {
		var words []string
		for _, path := range []string{"/collections/YJJBNTTB/items?", "/tiles/YJJBNTTB/12/3390/1608.mvt?", "/v1/layers/YJJBNTTB/download?format=geojson&"} {
			r, body := w.get(path + "filter=" + url.QueryEscape(filter))
			require.Equal(t, problem.Status(&problem.Problem{Class: problem.Usage}), r.StatusCode, "%s%s: %s", path, filter, body)
			var p struct{ Code, Detail string }
			require.NoError(t, json.Unmarshal([]byte(body), &p))
			words = append(words, p.Code+" "+p.Detail)
		}
		require.Len(t, slices.Compact(words), 1, "%q", words)
	}
}

// featuresOf gives the ids in a GeoJSON answer, without repetitions.
func (w *featureWorld) featuresOf(path, filter string) []string {
	w.t.Helper()
	r, body := w.get(path + "filter=" + url.QueryEscape(filter))
	require.Equal(w.t, 200, r.StatusCode, "%s%s: %s", path, filter, body)
	var c struct {
		Features []struct {
			ID         any
			Properties map[string]any
		}
	}
	require.NoError(w.t, json.Unmarshal([]byte(body), &c), body)
	ids := []string{}
	for _, f := range c.Features {
		id, _ := f.Properties["BSM"].(string)
		ids = append(ids, id)
	}
	return ids
}
