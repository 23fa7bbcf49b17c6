package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb/encoding/mvt"
	"github.com/stretchr/testify/require"
)

func tileDatetime(t *testing.T, w *featureWorld) {
	for datetime, want := range map[string]int{"2021-05-01": 1, "2026-06-01T00:00:00Z": 25, "2019-01-01/2025-12-31": 1, "../..": 25} {
		_, body := w.get("/collections/YJJBNTTB/tiles/WebMercatorQuad/12/1608/3390?f=geojson&datetime=" + datetime)
		require.Len(t, tileCollection(t, body).Features, want, datetime)
	}
	r, body := w.get("/collections/YJJBNTTB/tiles/WebMercatorQuad/12/1608/3390?datetime=2010-01-01")
	require.Equal(t, 404, r.StatusCode)
	require.Contains(t, body, "2020-01-01", "says which editions there are")
	r, _ = w.get("/collections/YJJBNTTB/tiles/WebMercatorQuad/12/1608/3390?datetime=yesterday")
	require.Equal(t, 400, r.StatusCode)
}

func mvtContent(t *testing.T, w *featureWorld) {
	_, body := w.get("/tiles/YJJBNTTB/14/13562/6433.mvt")
	layers, err := mvt.Unmarshal([]byte(body))
	require.NoError(t, err)
	require.Equal(t, "YJJBNTTB", layers[0].Name)
	require.EqualValues(t, 2, layers[0].Version)
	require.EqualValues(t, 4096, layers[0].Extent)
	for _, f := range layers[0].Features {
		n := int(f.ID.(float64)) - 1
		require.Equal(t, fmt.Sprint("K", n), f.Properties["id"])
		require.Equal(t, fmt.Sprint("图斑", n), f.Properties["name"])
		require.Equal(t, fmt.Sprint("010", 1+n%2), f.Properties["DLBM"])
		if n != 7 && n != 8 {
			require.InDelta(t, float64(n)/10, f.Properties["KCXS"], 1e-12, "a number is a number")
		}
	}
}

func tileCollection(t *testing.T, body string) (c gotTileCollection) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(body), &c), body)
	require.Equal(t, "FeatureCollection", c.Type)
	return c
}

func geoJSONTileContent(t *testing.T, w *featureWorld) {
	r, body := w.get("/tiles/YJJBNTTB/12/3390/1608.geojson?properties=DLBM")
	require.Equal(t, "application/geo+json", r.Header.Get("Content-Type"))
	c := tileCollection(t, body)
	require.Equal(t, 25, c.OneMap.Features)
	for _, f := range c.Features {
		n := f.ID - 1
		require.Equal(t, "YJJBNTTB", f.Layer)
		require.Equal(t, fmt.Sprint("K", n), f.Properties["id"])
		require.NotContains(t, f.Properties, "KCXS")
		corner := f.Geometry.Coordinates[0][0][0]
		require.InDelta(t, 118+float64(n%5*2)/1000, corner[0], 0.00101)
		require.InDelta(t, 36+float64(n/5*2)/1000, corner[1], 0.00101)
	}
	r, body = w.get("/tiles/YJJBNTTB/12/0/0.geojson")
	require.Equal(t, 200, r.StatusCode)
	require.Empty(t, tileCollection(t, body).Features)
	r, _ = w.get("/collections/YJJBNTTB/tiles/WebMercatorQuad/12/1608/3390", "Accept", "application/geo+json")
	require.Equal(t, "application/geo+json", r.Header.Get("Content-Type"))
	require.Contains(t, strings.Join(r.Header.Values("Vary"), ","), "Accept")
}

func tileOperationIDs(t *testing.T, w *featureWorld) {
	var d struct {
		Paths map[string]map[string]struct{ OperationID string }
	}
	w.json("/api", &d)
	for path, want := range map[string]string{
		"/collections/{collectionId}/tiles/{tms}/{z}/{y}/{x}": "getTile", "/tiles/{tms}/{z}/{y}/{x}": "getDatasetTile",
		"/tileMatrixSets": "listTileMatrixSets", "/tileMatrixSets/{tms}": "getTileMatrixSet",
	} {
		require.Equal(t, want, d.Paths[path]["get"].OperationID)
	}
}

func tileConformance(t *testing.T, w *featureWorld) {
	var c struct{ ConformsTo []string }
	w.json("/conformance", &c)
	for _, class := range []string{"core", "tileset", "tilesets-list", "dataset-tilesets", "geodata-tilesets", "mvt", "geojson"} {
		require.Contains(t, c.ConformsTo, "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"+class)
	}
}
