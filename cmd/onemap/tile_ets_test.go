package main

import (
	"fmt"
	"math"
	"net/http"
	"strings"
	"testing"

	"github.com/paulmach/orb/encoding/mvt"
	"github.com/stretchr/testify/require"
)

// The abstract tests of OGC API Tiles part 1 (20-057, annex A) by their numbers
// where the official suite names them, else by their classes. The official
// suite needs TEAM Engine; these ask the same questions.
func TestOGCAPITiles(t *testing.T) {
	w := newFeatureWorld(t)
	for _, c := range []struct {
		name string
		test func(*testing.T, *featureWorld)
	}{
		{"A_2_tc_op", tileOperation}, {"A_3_A_4_A_5_template_variables", templateVariables}, {"A_6_tc_success", tileSuccess},
		{"A_7_tc_error", tileError}, {"A_8_tileset", tilesetMetadata}, {"A_9_tileset_links", tilesetLinks},
		{"A_10_dataset_landingpage", datasetLandingPage}, {"A_11_dataset_operation", datasetOperation},
		{"A_12_geodata_desc_links", geodataLinks}, {"A_13_geodata_operation", tileOperation},
		{"A_24_tmxslink", tileMatrixSets}, {"collections_selection", collectionsSelection}, {"datetime", tileDatetime},
		{"mvt_content", mvtContent}, {"geojson_content", geoJSONTileContent}, {"oas30_operations", tileOperationIDs},
		{"conformance", tileConformance},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := *w
			v.t = t
			c.test(t, &v)
		})
	}
}

type gotTileset struct {
	DataType, CRS    string
	TileMatrixSetURI string
	TileMatrixSet    struct {
		ID           string
		TileMatrices []struct {
			ID                        string
			CellSize                  float64
			PointOfOrigin             [2]float64
			MatrixWidth, MatrixHeight int
			TileWidth                 int
		}
	}
	TileMatrixSetLimits []struct {
		TileMatrix                                     string
		MinTileRow, MaxTileRow, MinTileCol, MaxTileCol int
	}
	BoundingBox struct{ LowerLeft, UpperRight [2]float64 }
	Layers      []struct {
		ID               string
		PropertiesSchema struct {
			Properties map[string]struct{ Type string }
		}
	}
	Links []gotLink
}

// ofType is the address of a link of a relation and media type.
func ofType(links []gotLink, rel, contentType string) string {
	for _, l := range links {
		if l.Rel == rel && l.Type == contentType {
			return l.Href
		}
	}
	return ""
}

const relTilesets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"

// tilesetOf follows the links from a layer to one of its tilesets, as a client
// has to.
func tilesetOf(t *testing.T, w *featureWorld, layer, set string) gotTileset {
	t.Helper()
	var collection struct{ Links []gotLink }
	w.json("/collections/"+layer, &collection)
	return tilesetAt(t, w, hrefOf(collection.Links, relTilesets), set)
}

func tilesetAt(t *testing.T, w *featureWorld, list, set string) (got gotTileset) {
	t.Helper()
	var all struct {
		Tilesets []struct {
			DataType, CRS, TileMatrixSetURI string
			Links                           []gotLink
		}
	}
	w.json(list, &all)
	for _, s := range all.Tilesets {
		require.Equal(t, "vector", s.DataType)
		require.NotEmpty(t, s.CRS)
		require.NotEmpty(t, s.TileMatrixSetURI)
		if strings.HasSuffix(hrefOf(s.Links, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"), "/"+set) {
			w.json(hrefOf(s.Links, "self"), &got)
			return got
		}
	}
	require.Fail(t, "no tileset in "+set)
	return got
}

func at(template, z string, row, col int) string {
	return strings.NewReplacer("{tileMatrix}", z, "{tileRow}", fmt.Sprint(row), "{tileCol}", fmt.Sprint(col)).Replace(template)
}

var everySet = []string{"WebMercatorQuad", "WorldCRS84Quad", "CGCS2000Quad"}

func tileOperation(t *testing.T, w *featureWorld) {
	for _, set := range everySet {
		s := tilesetOf(t, w, "YJJBNTTB", set)
		for _, l := range s.TileMatrixSetLimits[5:8] {
			r, _ := w.get(at(ofType(s.Links, "item", "application/vnd.mapbox-vector-tile"), l.TileMatrix, l.MinTileRow, l.MinTileCol))
			require.Equal(t, 200, r.StatusCode)
		}
	}
}

func templateVariables(t *testing.T, w *featureWorld) {
	for _, layer := range []string{"YJJBNTTB", "CKQ"} {
		for _, media := range []string{"application/vnd.mapbox-vector-tile", "application/geo+json"} {
			href := ofType(tilesetOf(t, w, layer, "WebMercatorQuad").Links, "item", media)
			for _, variable := range []string{"{tileMatrix}", "{tileRow}", "{tileCol}"} {
				require.Contains(t, href, variable)
			}
		}
	}
}

// tileSuccess: within the limits every tile is 200 or, with nothing on it, 204;
// the features of all tiles together are all features.
func tileSuccess(t *testing.T, w *featureWorld) {
	for _, set := range everySet {
		s := tilesetOf(t, w, "YJJBNTTB", set)
		l := s.TileMatrixSetLimits[14]
		seen := map[uint64]bool{}
		for row := l.MinTileRow; row <= l.MaxTileRow; row++ {
			for col := l.MinTileCol; col <= l.MaxTileCol; col++ {
				r, body := w.get(at(ofType(s.Links, "item", "application/vnd.mapbox-vector-tile"), l.TileMatrix, row, col))
				if r.StatusCode == http.StatusNoContent {
					require.Empty(t, body)
					continue
				}
				require.Equal(t, 200, r.StatusCode)
				require.Equal(t, "application/vnd.mapbox-vector-tile", r.Header.Get("Content-Type"))
				layers, err := mvt.Unmarshal([]byte(body))
				require.NoError(t, err)
				for _, f := range layers[0].Features {
					seen[uint64(f.ID.(float64))] = true
				}
			}
		}
		require.Len(t, seen, 25, set)
	}
}

func tileError(t *testing.T, w *featureWorld) {
	for _, path := range []string{
		"/collections/YJJBNTTB/tiles/WebMercatorQuad/5/2147483647/2147483647", "/collections/YJJBNTTB/tiles/WebMercatorQuad/5/32/0",
		"/collections/YJJBNTTB/tiles/WebMercatorQuad/99/0/0", "/collections/YJJBNTTB/tiles/CGCS2000Quad/0/0/0",
		"/collections/YJJBNTTB/tiles/NoSuchSet/5/1/1", "/collections/NOSUCH/tiles/WebMercatorQuad/5/1/1",
	} {
		r, body := w.get(path)
		require.Equal(t, 404, r.StatusCode, "%s %s", path, body)
	}
	for _, path := range []string{
		"/collections/YJJBNTTB/tiles/WebMercatorQuad/five/1/1", "/collections/YJJBNTTB/tiles/WebMercatorQuad/5/-1/1",
		"/collections/YJJBNTTB/tiles/WebMercatorQuad/5/1/99999999999999999999999",
		"/collections/YJJBNTTB/tiles/WebMercatorQuad/5/1/1?f=png", "/collections/YJJBNTTB/tiles/WebMercatorQuad/5/1/1?colour=red",
	} {
		r, body := w.get(path)
		require.Equal(t, 400, r.StatusCode, "%s %s", path, body)
	}
}

func tilesetMetadata(t *testing.T, w *featureWorld) {
	for _, set := range everySet {
		s := tilesetOf(t, w, "YJJBNTTB", set)
		require.Equal(t, "vector", s.DataType)
		require.Equal(t, set, s.TileMatrixSet.ID)
		require.Len(t, s.TileMatrixSetLimits, len(s.TileMatrixSet.TileMatrices))
		for i, m := range s.TileMatrixSet.TileMatrices {
			l := s.TileMatrixSetLimits[i]
			require.Equal(t, m.ID, l.TileMatrix)
			require.LessOrEqual(t, l.MinTileRow, l.MaxTileRow)
			require.Less(t, l.MaxTileRow, m.MatrixHeight)
			require.Less(t, l.MaxTileCol, m.MatrixWidth)
		}
		require.InDelta(t, 118, s.BoundingBox.LowerLeft[0], 1e-9)
		require.InDelta(t, 36.009, s.BoundingBox.UpperRight[1], 1e-9)
		require.Len(t, s.Layers, 1)
		require.Equal(t, "YJJBNTTB", s.Layers[0].ID)
		require.Equal(t, "number", s.Layers[0].PropertiesSchema.Properties["KCXS"].Type)
	}
}

// tilesetLinks also says what is chosen by a query: it is in every link.
func tilesetLinks(t *testing.T, w *featureWorld) {
	s := tilesetAt(t, w, fmt.Sprintf("/collections/YJJBNTTB/tiles?edition=%d&filter=DLBM%%3D%%270101%%27", w.now.ID), "WebMercatorQuad")
	for _, l := range s.Links {
		if l.Rel == "self" || l.Rel == "item" {
			require.Contains(t, l.Href, fmt.Sprintf("edition=%d", w.now.ID))
			require.Contains(t, l.Href, "filter=DLBM")
		}
	}
	r, body := w.get(at(ofType(s.Links, "item", "application/geo+json"), "12", 1608, 3390))
	require.Equal(t, 200, r.StatusCode, body)
	require.Equal(t, "public, max-age=31536000, immutable", strings.Replace(r.Header.Get("Cache-Control"), "private", "public", 1))
}

func datasetLandingPage(t *testing.T, w *featureWorld) {
	var l struct{ Links []gotLink }
	w.json("/", &l)
	require.NotEmpty(t, hrefOf(l.Links, relTilesets))
	require.NotEmpty(t, hrefOf(l.Links, "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"))
}

func datasetOperation(t *testing.T, w *featureWorld) {
	s := tilesetAt(t, w, "/tiles", "WorldCRS84Quad")
	require.Len(t, s.Layers, 2)
	l := s.TileMatrixSetLimits[12]
	r, body := w.get(at(ofType(s.Links, "item", "application/vnd.mapbox-vector-tile"), l.TileMatrix, l.MinTileRow, l.MinTileCol))
	require.Equal(t, 200, r.StatusCode)
	layers, err := mvt.Unmarshal([]byte(body))
	require.NoError(t, err)
	require.Len(t, layers, 2)
}

func geodataLinks(t *testing.T, w *featureWorld) {
	var all struct {
		Collections []struct{ Links []gotLink }
	}
	w.json("/collections", &all)
	require.Len(t, all.Collections, 2)
	for _, c := range all.Collections {
		require.True(t, strings.HasSuffix(hrefOf(c.Links, relTilesets), "/tiles"))
	}
}

// tileMatrixSets: cells shrink by two, and a matrix covers the same ground.
func tileMatrixSets(t *testing.T, w *featureWorld) {
	var all struct {
		TileMatrixSets []struct {
			ID    string
			Links []gotLink
		}
	}
	w.json("/tileMatrixSets", &all)
	require.Len(t, all.TileMatrixSets, 3)
	for _, s := range all.TileMatrixSets {
		var d struct {
			ID           string
			TileMatrices []struct {
				CellSize    float64
				MatrixWidth int
				TileWidth   int
			}
		}
		w.json(hrefOf(s.Links, "self"), &d)
		require.Equal(t, s.ID, d.ID)
		first := d.TileMatrices[0]
		for i, m := range d.TileMatrices {
			require.InEpsilon(t, first.CellSize/math.Exp2(float64(i)), m.CellSize, 1e-12)
			require.InEpsilon(t, first.CellSize*float64(first.MatrixWidth*first.TileWidth), m.CellSize*float64(m.MatrixWidth*m.TileWidth), 1e-12)
		}
	}
}

func collectionsSelection(t *testing.T, w *featureWorld) {
	for collections, want := range map[string][]string{"CKQ": {"CKQ"}, "YJJBNTTB,CKQ": {"YJJBNTTB", "CKQ"}} {
		_, body := w.get("/tiles/WebMercatorQuad/12/1608/3390?collections=" + collections)
		layers, err := mvt.Unmarshal([]byte(body))
		require.NoError(t, err)
		var got []string
		for _, l := range layers {
			got = append(got, l.Name)
		}
		require.Equal(t, want, got)
	}
	r, _ := w.get("/tiles/WebMercatorQuad/12/1608/3390?collections=NOSUCH")
	require.Equal(t, 404, r.StatusCode)
}

type gotTileCollection struct {
	Type     string
	Features []struct {
		ID         int
		Layer      string
		Properties map[string]any
		Geometry   struct {
			Type        string
			Coordinates [][][][2]float64
		}
	}
	OneMap struct{ Features, Merged, Dropped int }
}
