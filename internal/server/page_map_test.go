package server

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

var built = fstest.MapFS{
	"index.html":              {Data: []byte(`<meta name="basemap" content=""><script src="/assets/index-a.js">`)},
	"assets/index-a.js":       {Data: []byte("let x")},
	"assets/worker-b.mjs":     {Data: []byte("let y")},
	"assets/mark-c.svg":       {Data: []byte("<svg/>")},
	"secret.txt":              {Data: []byte("no asset")},
	"assets/index-d.css":      {Data: []byte("a{}")},
	"assets/font-e.unheardof": {Data: []byte("?")},
}

func browser(s *Server, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept", "text/html,application/xhtml+xml")
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

func TestMapPageIsServedWithItsAssets(t *testing.T) {
	s := guarded(t, Options{Page: built})
	w := browser(s, "/")
	require.Equal(t, 200, w.Code)
	require.Contains(t, w.Body.String(), "/assets/index-a.js")
	require.Contains(t, w.Header().Get("Content-Security-Policy"), "connect-src 'self'; ")
	require.Equal(t, "no-cache", w.Header().Get("Cache-Control"))
	for name, media := range map[string]string{"index-a.js": "text/javascript; charset=utf-8", "worker-b.mjs": "text/javascript; charset=utf-8",
		"mark-c.svg": "image/svg+xml", "index-d.css": "text/css; charset=utf-8", "font-e.unheardof": "application/octet-stream"} {
		w := browser(s, "/assets/"+name)
		require.Equal(t, 200, w.Code, name)
		require.Equal(t, media, w.Header().Get("Content-Type"))
		require.Contains(t, w.Header().Get("Cache-Control"), "immutable")
	}
	for _, name := range []string{"none.js", "..%2Fsecret.txt", "%2e%2e", "."} {
		require.NotEqual(t, 200, browser(s, "/assets/"+name).Code, name)
	}
}

func TestBasemapIsLetThroughThePolicyAndNothingElse(t *testing.T) {
	s := guarded(t, Options{Page: built, Basemap: Basemap{URL: `https://tiles.example/{z}/{x}/{y}.png?k="><b>`, Attribution: "天地图"}})
	w := browser(s, "/")
	require.Contains(t, w.Body.String(), `content="https://tiles.example/{z}/{x}/{y}.png?k=&#34;&gt;&lt;b&gt;" data-attribution="天地图"`)
	policy := w.Header().Get("Content-Security-Policy")
	require.Contains(t, policy, "connect-src 'self' https://tiles.example;")
	require.Contains(t, policy, "img-src 'self' data: blob: https://tiles.example;")
	for _, wrong := range []string{"tiles.example/{z}/{x}/{y}", "https://tiles.example/", "javascript://{z}{x}{y}", "https://tiles.example/{z}/{x}"} {
		_, err := New(t.Context(), Options{Page: built, Basemap: Basemap{URL: wrong}})
		require.ErrorContains(t, err, "U08", wrong)
	}
}
