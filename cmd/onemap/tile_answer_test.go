package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb/encoding/mvt"
	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
)

// TestTileAnswers asks for tiles as caches, gateways and impatient clients do.
func TestTileAnswers(t *testing.T) {
	w := newFeatureWorld(t)
	for name, test := range map[string]func(*testing.T, *featureWorld){
		"a named edition never changes":              namedEdition,
		"what is in force is asked for again":        inForceAgain,
		"plain and compressed are told apart":        plainAndCompressed,
		"an empty tile is what its client needs":     emptyTiles,
		"an edition of another layer is refused":     wrongEditions,
		"a filter keeps what it says":                filteredTiles,
		"a filter is written in the system it names": filteredInSystems,
		"labels come when they are asked for":        labelsAsked,
		"documents name the editions":                documentsNameEditions,
		"styles and sprites go together":             stylesAndSprites,
		"a gateway's name is used":                   behindGateway,
		"an edition published is seen at once":       publishedAtOnce,
		"services of Esri describe their own grid":   esriServices,
	} {
		t.Run(name, func(t *testing.T) {
			v := *w
			v.t = t
			test(t, &v)
		})
	}
}

const someTile = "/tiles/YJJBNTTB/14/13562/6433.mvt"

func namedEdition(t *testing.T, w *featureWorld) {
	path := fmt.Sprintf("%s?edition=%d", someTile, w.now.ID)
	first, body := w.get(path)
	require.Equal(t, "private, max-age=31536000, immutable", first.Header.Get("Cache-Control"), "farmland is not for shared caches")
	require.Equal(t, fmt.Sprintf("YJJBNTTB=%d", w.now.ID), first.Header.Get("OneMap-Edition"))
	require.Equal(t, "25", first.Header.Get("OneMap-Features"))
	again, same := w.get(path)
	require.Equal(t, body, same)
	require.Equal(t, first.Header.Get("ETag"), again.Header.Get("ETag"))
	for _, have := range []string{first.Header.Get("ETag"), "W/" + first.Header.Get("ETag"), `"x", ` + first.Header.Get("ETag"), "*"} {
		r, nothing := w.get(path, "If-None-Match", have)
		require.Equal(t, http.StatusNotModified, r.StatusCode, have)
		require.Empty(t, nothing)
	}
	old, other := w.get(fmt.Sprintf("%s?edition=%d", someTile, w.old.ID))
	require.NotEqual(t, first.Header.Get("ETag"), old.Header.Get("ETag"))
	require.NotEqual(t, body, other)
}

func inForceAgain(t *testing.T, w *featureWorld) {
	r, body := w.get(someTile)
	require.Equal(t, "private, max-age=60", r.Header.Get("Cache-Control"))
	named, same := w.get(fmt.Sprintf("%s?edition=%d", someTile, w.now.ID))
	require.Equal(t, body, same)
	require.Equal(t, named.Header.Get("ETag"), r.Header.Get("ETag"), "the same bytes under one tag")
}

func plainAndCompressed(t *testing.T, w *featureWorld) {
	ask := func(method, encoding string) (*http.Response, int) {
		r, err := http.NewRequestWithContext(t.Context(), method, w.base+someTile, nil)
		require.NoError(t, err)
		r.Header.Set("Accept-Encoding", encoding)
		a, err := http.DefaultTransport.RoundTrip(r)
		require.NoError(t, err)
		defer a.Body.Close()
		b := make([]byte, 1<<20)
		n := 0
		for {
			k, err := a.Body.Read(b[n:])
			if n += k; err != nil {
				return a, n
			}
		}
	}
	zipped, small := ask("GET", "gzip, br")
	require.Equal(t, "gzip", zipped.Header.Get("Content-Encoding"))
	plain, large := ask("GET", "identity")
	require.Empty(t, plain.Header.Get("Content-Encoding"))
	require.Less(t, small, large)
	require.NotEqual(t, zipped.Header.Get("ETag"), plain.Header.Get("ETag"), "a strong tag is of one sequence of bytes")
	require.Contains(t, strings.Join(zipped.Header.Values("Vary"), ","), "Accept-Encoding")
	refused, _ := ask("GET", "gzip;q=0")
	require.Empty(t, refused.Header.Get("Content-Encoding"))
	head, none := ask("HEAD", "gzip")
	require.Equal(t, 200, head.StatusCode)
	require.Zero(t, none)
	require.Equal(t, zipped.Header.Get("ETag"), head.Header.Get("ETag"))
}

func emptyTiles(t *testing.T, w *featureWorld) {
	for path, want := range map[string]int{
		"/tiles/YJJBNTTB/14/0/0.mvt": 204, "/collections/YJJBNTTB/tiles/WorldCRS84Quad/12/0/0": 204, "/tiles/CGCS2000Quad/12/0/0?collections=CKQ": 204,
		"/tiles/YJJBNTTB/14/0/0.geojson": 200, "/arcgis/rest/services/YJJBNTTB/VectorTileServer/tile/14/0/0.pbf": 200,
	} {
		r, body := w.get(path)
		require.Equal(t, want, r.StatusCode, path)
		if !strings.HasSuffix(path, "geojson") {
			require.Empty(t, body, path)
		}
		require.Equal(t, "0", r.Header.Get("OneMap-Features"), path)
	}
}

func wrongEditions(t *testing.T, w *featureWorld) {
	draft, err := w.house.store.ImportEdition(t.Context(), layer.Edition{Layer: "YJJBNTTB", Effective: layer.NewDate(2027, 1, 1)}, fields(2))
	require.NoError(t, err)
	for query, want := range map[string]int{
		fmt.Sprintf("/tiles/CKQ/14/13562/6433.mvt?edition=%d", w.now.ID): 400, someTile + "?edition=999999": 404,
		fmt.Sprintf("%s?edition=%d", someTile, draft.ID): 409, someTile + "?edition=0": 400, someTile + "?edition=1,x": 400,
		"/tiles/YJJBNTTB,YJJBNTTB/1/0/0.mvt": 400, "/tiles/NOSUCH/1/0/0.mvt": 404, "/tiles/GYYD/1/0/0.mvt": 404,
	} {
		r, body := w.get(query)
		require.Equal(t, want, r.StatusCode, "%s %s", query, body)
		require.Empty(t, r.Header.Get("ETag"), "a refusal has no tag")
	}
}

func filteredTiles(t *testing.T, w *featureWorld) {
	for filter, want := range map[string]int{
		"DLBM='0101'": 13, "DLBM='0102' AND KCXS>1": 7, "id IN ('K1','K2')": 2, "KCXS IS NULL": 2,
		"S_INTERSECTS(geometry,BBOX(118,36,118.0005,36.0005))": 1, "area_m2 < 1": 0,
	} {
		_, body := w.get("/tiles/YJJBNTTB/12/3390/1608.geojson?filter=" + url.QueryEscape(filter))
		require.Len(t, tileCollection(t, body).Features, want, filter)
	}
	_, body := w.get("/tiles/YJJBNTTB/12/3390/1608.geojson?filter-lang=cql2-json&filter=" + url.QueryEscape(`{"op":"=","args":[{"property":"DLBM"},"0101"]}`))
	require.Len(t, tileCollection(t, body).Features, 13)
}

// The corner of the box is the same place in every system.
func filteredInSystems(t *testing.T, w *featureWorld) {
	const epsg = "http://www.opengis.net/def/crs/EPSG/0/"
	for crs, box := range map[string]string{
		"": "118,36,118.0005,36.0005", epsg + "4490": "36,118,36.0005,118.0005", epsg + "3857": "13135699.9136,4300621.3720,13135755.5734,4300690.1715",
	} {
		q := url.Values{"filter": {"S_INTERSECTS(geometry,BBOX(" + box + "))"}}
		if crs != "" {
			q.Set("filter-crs", crs)
		}
		_, body := w.get("/tiles/YJJBNTTB/12/3390/1608.geojson?" + q.Encode())
		require.Len(t, tileCollection(t, body).Features, 1, crs)
	}
	r, body := w.get("/tiles/YJJBNTTB/12/3390/1608.geojson?filter=area_m2%3E1&filter-crs=nowhere")
	require.Equal(t, http.StatusBadRequest, r.StatusCode, body)
}

func labelsAsked(t *testing.T, w *featureWorld) {
	names := func(path string) (all []string) {
		_, body := w.get(path)
		layers, err := mvt.Unmarshal([]byte(body))
		require.NoError(t, err)
		for _, l := range layers {
			all = append(all, l.Name)
		}
		return all
	}
	ogc := "/collections/YJJBNTTB/tiles/WebMercatorQuad/14/6433/13562"
	for _, path := range []string{someTile, ogc} {
		require.Equal(t, []string{"YJJBNTTB"}, names(path))
		require.Equal(t, []string{"YJJBNTTB", "YJJBNTTB_label"}, names(path+"?labels=true"))
		plain, _ := w.get(path)
		labelled, _ := w.get(path + "?labels=true")
		require.NotEqual(t, plain.Header.Get("ETag"), labelled.Header.Get("ETag"))
		require.Equal(t, plain.Header.Get("OneMap-Features"), labelled.Header.Get("OneMap-Features"))
	}
	for _, refused := range []string{ogc + "?labels=true&f=geojson", strings.TrimSuffix(someTile, "mvt") + "geojson?labels=true", someTile + "?labels=perhaps"} {
		r, body := w.get(refused)
		require.Equal(t, http.StatusBadRequest, r.StatusCode, body)
	}
	var d struct {
		Tiles  []string
		Layers []struct {
			ID     string
			Fields map[string]string
		} `json:"vector_layers"`
	}
	w.json("/tiles/YJJBNTTB/tile.json?labels=true", &d)
	require.Contains(t, d.Tiles[0], "&labels=true")
	require.Len(t, d.Layers, 2)
	require.Equal(t, "YJJBNTTB_label", d.Layers[1].ID)
	require.Contains(t, d.Layers[1].Fields, "area")
}

func documentsNameEditions(t *testing.T, w *featureWorld) {
	var d struct {
		TileJSON string
		Tiles    []string
		Bounds   [4]float64
		Layers   []struct {
			ID     string
			Fields map[string]string
		} `json:"vector_layers"`
	}
	w.json("/tiles/YJJBNTTB,CKQ/tile.json", &d)
	require.Equal(t, "3.0.0", d.TileJSON)
	require.Len(t, d.Layers, 2)
	require.Contains(t, d.Layers[0].Fields, "DLBM")
	require.InDelta(t, 118, d.Bounds[0], 1e-9)
	require.Contains(t, d.Tiles[0], fmt.Sprintf("?edition=%d,", w.now.ID))
	r, body := w.get(strings.NewReplacer("{z}", "14", "{x}", "13562", "{y}", "6433").Replace(d.Tiles[0]))
	require.Contains(t, r.Header.Get("Cache-Control"), "immutable")
	layers, err := mvt.Unmarshal([]byte(body))
	require.NoError(t, err)
	require.NotEmpty(t, layers)
	w.json("/tiles/YJJBNTTB/tile.json?datetime=2021-01-01", &d)
	require.Contains(t, d.Tiles[0], fmt.Sprintf("edition=%d", w.old.ID))
}

func stylesAndSprites(t *testing.T, w *featureWorld) {
	var s struct {
		Sprite  string
		Sources map[string]struct{ Tiles []string }
		Layers  []struct {
			Source string
			Paint  map[string]any
		}
		Metadata map[string]any
	}
	w.json("/styles/map/style.json", &s)
	require.Contains(t, s.Sources, "YJJBNTTB")
	require.NotContains(t, s.Sources, "GYYD", "what has no edition in force is not drawn")
	require.Contains(t, s.Metadata["onemap:without_edition"], "GYYD", "but named")
	for _, ratio := range []string{"", "@2x"} {
		var index map[string]any
		w.json(s.Sprite+ratio+".json", &index)
		r, _ := w.get(s.Sprite + ratio + ".png")
		require.Equal(t, "image/png", r.Header.Get("Content-Type"))
		for _, l := range s.Layers {
			if name, ok := l.Paint["fill-pattern"].(string); ok {
				require.Contains(t, index, name)
			}
		}
	}
	r, svg := w.get("/layers/STBHHX/legend")
	require.Equal(t, "image/svg+xml", r.Header.Get("Content-Type"))
	require.Contains(t, svg, "核心保护区")
	require.Contains(t, svg, "Core protection zone")
	var g struct{ Symbols []struct{ Zone string } }
	w.json("/layers/STBHHX/legend?f=json", &g)
	require.Len(t, g.Symbols, 3)
	first, _ := w.get("/styles/YJJBNTTB/style.json")
	same, _ := w.get("/styles/YJJBNTTB/style.json", "If-None-Match", first.Header.Get("ETag"))
	require.Equal(t, http.StatusNotModified, same.StatusCode)
}

func behindGateway(t *testing.T, w *featureWorld) {
	_, body := w.get("/tiles/YJJBNTTB/tile.json", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "onemap.example:8443")
	require.Contains(t, body, `"https://onemap.example:8443/tiles/YJJBNTTB/`)
	_, body = w.get("/tiles/YJJBNTTB/tile.json", "X-Forwarded-Host", `evil"><script>`)
	require.NotContains(t, body, "evil")
}

func publishedAtOnce(t *testing.T, w *featureWorld) {
	w.publish("GLYD", layer.NewDate(2025, 1, 1), fields(1))
	require.Eventually(t, func() bool { // another program published it: within a second
		before, _ := w.get("/tiles/GLYD/14/13562/6433.mvt")
		return before.Header.Get("Cache-Control") == "public, max-age=60" // roads are for everybody
	}, 5*time.Second, 100*time.Millisecond)
	draft, err := w.house.store.ImportEdition(t.Context(), layer.Edition{Layer: "GLYD", Effective: layer.NewDate(2026, 1, 1)}, fields(3))
	require.NoError(t, err)
	r, err := http.Post(fmt.Sprintf("%s/v1/editions/%d/publish", w.base, draft.ID), "", nil)
	require.NoError(t, err)
	require.NoError(t, r.Body.Close())
	require.Equal(t, 200, r.StatusCode)
	after, _ := w.get("/tiles/GLYD/14/13562/6433.mvt")
	require.Equal(t, fmt.Sprintf("GLYD=%d", draft.ID), after.Header.Get("OneMap-Edition"))
	require.Equal(t, "3", after.Header.Get("OneMap-Features"))
}

func esriServices(t *testing.T, w *featureWorld) {
	for service, want := range map[string]struct {
		wkid  int
		first int
		width float64
	}{"YJJBNTTB": {102100, 0, 2 * 20037508.342789244}, "YJJBNTTB_4490": {4490, 1, 180}} {
		var d struct {
			Tiles         []string
			DefaultStyles string
			TileInfo      struct {
				Rows             int
				SpatialReference struct{ WKID int }
				LODs             []struct {
					Level      int
					Resolution float64
				}
			}
		}
		base := "/arcgis/rest/services/" + service + "/VectorTileServer"
		w.json(base+"?f=pjson", &d)
		require.Equal(t, want.wkid, d.TileInfo.SpatialReference.WKID)
		require.Equal(t, want.first, d.TileInfo.LODs[0].Level)
		require.InEpsilon(t, want.width, d.TileInfo.LODs[0].Resolution*float64(d.TileInfo.Rows), 1e-9)
		var s struct {
			Sources map[string]struct{ URL string }
		}
		w.json(base+"/"+d.DefaultStyles+"/root.json", &s)
		require.Equal(t, "../../", s.Sources["esri"].URL)
		w.json(base+"/"+d.DefaultStyles+"?f=json", &s)
	}
	_, on3857 := w.get("/arcgis/rest/services/YJJBNTTB/VectorTileServer/tile/14/6433/13562.pbf")
	_, xyz := w.get(someTile)
	require.Equal(t, xyz, on3857)
	_, on4490 := w.get("/arcgis/rest/services/YJJBNTTB_4490/VectorTileServer/tile/13/1228/6781.pbf")
	_, ogc := w.get("/collections/YJJBNTTB/tiles/CGCS2000Quad/13/1228/6781")
	require.NotEmpty(t, on4490)
	require.Equal(t, ogc, on4490)
}
