package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// clients skips a test that needs the programs people use, unless asked for.
func clients(t *testing.T) {
	t.Helper()
	if os.Getenv("ONEMAP_CLIENTS") == "" {
		t.Skip("real clients: make test/clients")
	}
}

// browser opens pages of testdata/clients in Chromium, with the program behind
// the same origin.
type browser struct {
	t      *testing.T
	origin string
}

// drawn is what a page says it drew.
type drawn struct {
	Layers map[string]int
	Names  int
	Wrong  []string
}

func newBrowser(t *testing.T, p *program) browser {
	t.Helper()
	folder := filepath.Join("testdata", "clients")
	install := exec.CommandContext(t.Context(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	install.Dir = folder
	out, err := install.CombinedOutput()
	require.NoError(t, err, string(out))
	to, err := url.Parse(p.base)
	require.NoError(t, err)
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to); r.SetXForwarded() }}
	mux := http.NewServeMux()
	mux.Handle("/clients/", http.StripPrefix("/clients/", http.FileServer(http.Dir(folder))))
	mux.Handle("/", proxy)
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return browser{t, s.URL}
}

// open shows a page, keeps its picture under docs/screenshots/clients and gives
// what it drew.
func (b browser) open(page, picture string, query url.Values) drawn {
	b.t.Helper()
	file, err := filepath.Abs(filepath.Join("..", "..", "docs", "screenshots", "clients", picture))
	require.NoError(b.t, err)
	require.NoError(b.t, os.MkdirAll(filepath.Dir(file), 0o755))
	node := exec.CommandContext(b.t.Context(), "node", "browser.mjs", b.origin+"/clients/"+page+"?"+query.Encode(), file)
	node.Dir = filepath.Join("testdata", "clients")
	node.Stderr = os.Stderr
	out, err := node.Output()
	require.NoError(b.t, err)
	var d drawn
	require.NoError(b.t, json.Unmarshal(out, &d), string(out))
	b.t.Logf("%s: %v %v", page, d.Layers, d.Wrong)
	return d
}

func TestClientBrowsersDrawTheCounty(t *testing.T) {
	clients(t)
	p := start(t)
	b := newBrowser(t, p)
	const middle = "118.18,36.13"
	for _, c := range []struct {
		name, page string
		query      url.Values
		layers     []string
	}{
		{"maplibre-map", "maplibre.html", url.Values{"style": {b.origin + "/styles/map/style.json"}}, []string{"DLTB", "YJJBNTTB", "STBHHX", "XJXZQ"}},
		{"maplibre-near", "maplibre.html", url.Values{"style": {b.origin + "/styles/STBHHX,YJJBNTTB,CKQ,GYYD,XZQ/style.json?lang=en"}, "center": {middle}, "zoom": {"13"}}, []string{"YJJBNTTB"}},
		{"leaflet-geojson", "leaflet.html", url.Values{"tiles": {b.origin + "/tiles/YJJBNTTB/{z}/{x}/{y}.geojson"}, "center": {middle}, "zoom": {"12"}}, []string{"YJJBNTTB"}},
		{"leaflet-vectorgrid", "vectorgrid.html", url.Values{"tiles": {b.origin + "/tiles/YJJBNTTB/{z}/{x}/{y}.mvt"}, "layer": {"YJJBNTTB"}, "center": {middle}, "zoom": {"12"}}, []string{"YJJBNTTB"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b.t = t
			d := b.open(c.page, c.name+".png", c.query)
			require.Empty(t, d.Wrong)
			for _, l := range c.layers {
				require.Positive(t, d.Layers[l], l)
			}
		})
	}
}
