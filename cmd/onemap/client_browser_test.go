package main

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// clients skips a test that needs the programs people use, unless asked for.
func clients(t *testing.T) {
	t.Helper()
	if os.Getenv("ONEMAP_CLIENTS") == "" {
		t.Skip("real clients: make test/clients")
	}
}

// mapPages serves the pages of testdata/clients, with the map libraries from
// npm, and the program behind the same origin as a gateway would.
func mapPages(t *testing.T, base string) string {
	t.Helper()
	folder := filepath.Join("testdata", "clients")
	install := exec.CommandContext(t.Context(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	install.Dir = folder
	out, err := install.CombinedOutput()
	require.NoError(t, err, string(out))
	to, err := url.Parse(base)
	require.NoError(t, err)
	mux := http.NewServeMux()
	mux.Handle("/clients/", http.StripPrefix("/clients/", http.FileServer(http.Dir(folder))))
	mux.Handle("/", &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to); r.SetXForwarded() }})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// drawn is what a page says it drew: features by layer.
type drawn struct {
	Layers map[string]int
	Names  []string // what is named, as often as it is; of MapLibre only
	Wrong  []string
}

// draws opens a page, waits until it has drawn, and wants no error of any kind.
func draws(t *testing.T, pages, page, picture string, query url.Values) drawn {
	t.Helper()
	path, err := exec.LookPath("chromium")
	require.NoError(t, err)
	b := browse(t, chromium(t, path), pages)
	b.do(chromedp.EmulateViewport(900, 700), chromedp.Navigate(pages+"/clients/"+page+"?"+query.Encode()))
	b.until("window.drawn")
	d := eval[drawn](b, "window.drawn")
	b.picture(picture)
	b.wellBehaved()
	require.Empty(t, d.Wrong)
	t.Log(d.Layers)
	return d
}

func TestClientBrowsersDrawTheCounty(t *testing.T) {
	clients(t)
	p := start(t)
	pages := mapPages(t, p.base)
	_, list := p.ask("GET", "/v1/checks?limit=1", nil, nil)
	found := decode[struct{ Checks []struct{ ID string } }](t, list).Checks[0].ID
	const middle, mvt = "118.18,36.13", "application/vnd.mapbox-vector-tile"
	tileset := pages + "/collections/YJJBNTTB/tiles/WebMercatorQuad"
	near := func(more url.Values) url.Values {
		more.Set("center", middle)
		if !more.Has("zoom") {
			more.Set("zoom", "12")
		}
		return more
	}
	for _, c := range []struct {
		name, page string
		query      url.Values
		layers     []string
		named      bool
	}{
		{"maplibre-map", "maplibre.html", url.Values{"style": {pages + "/styles/map/style.json"}}, []string{"DLTB", "YJJBNTTB", "STBHHX", "XJXZQ"}, true},
		{"maplibre-near", "maplibre.html", near(url.Values{"style": {pages + "/styles/STBHHX,YJJBNTTB,CKQ,GYYD,XZQ/style.json?lang=en"}, "zoom": {"13"}}), []string{"YJJBNTTB"}, true},
		{"maplibre-check", "maplibre.html", url.Values{"style": {pages + "/v1/checks/" + found + "/tiles/style.json"}}, []string{"findings", "subjects"}, false},
		{"leaflet-geojson", "leaflet.html", near(url.Values{"tiles": {pages + "/tiles/YJJBNTTB/{z}/{x}/{y}.geojson"}}), []string{"YJJBNTTB"}, false},
		{"leaflet-vectorgrid", "vectorgrid.html", near(url.Values{"tiles": {pages + "/tiles/YJJBNTTB/{z}/{x}/{y}.mvt"}, "layer": {"YJJBNTTB"}}), []string{"YJJBNTTB"}, false},
		{"openlayers-mvt", "openlayers.html", near(url.Values{"tileset": {tileset}, "media": {mvt}}), []string{"YJJBNTTB"}, false},
		{"openlayers-geojson", "openlayers.html", near(url.Values{"tileset": {tileset}, "media": {"application/geo+json"}}), []string{"features"}, false},
		{"openlayers-dataset", "openlayers.html", near(url.Values{"tileset": {pages + "/tiles/WebMercatorQuad?collections=STBHHX,CKQ"}, "media": {mvt}}), []string{"STBHHX", "CKQ"}, false},
		{"openlayers-4490", "openlayers.html", near(url.Values{"tileset": {pages + "/tiles/CGCS2000Quad?collections=STBHHX,CKQ"}, "media": {mvt}, "crs": {"http://www.opengis.net/def/crs/EPSG/0/4490"}}), []string{"STBHHX", "CKQ"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := draws(t, pages, c.page, c.name, c.query)
			for _, l := range c.layers {
				require.Positive(t, d.Layers[l], l)
			}
			require.Len(t, slices.Compact(slices.Sorted(slices.Values(d.Names))), len(d.Names), "each is named once: %v", d.Names)
			require.Equal(t, c.named, len(d.Names) > 0)
		})
	}
}
