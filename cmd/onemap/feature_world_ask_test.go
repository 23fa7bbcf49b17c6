package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
)

// get asks for a path (or an absolute address) and gives status, header, body.
func (w *featureWorld) get(path string, header ...string) (*http.Response, string) {
	w.t.Helper()
	if !strings.HasPrefix(path, "http") {
		path = w.base + path
	}
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, path, nil)
	require.NoError(w.t, err)
	r.Header.Set("Accept-Language", "en")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultClient.Do(r)
	require.NoError(w.t, err, path)
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	require.NoError(w.t, err, path)
	require.Less(w.t, answer.StatusCode, 500, "%s: %s", path, b)
	w.api.holds(w.t, r, answer, string(b))
	return answer, string(b)
}

// json asks for a document and wants it.
func (w *featureWorld) json(path string, into any) *http.Response {
	w.t.Helper()
	r, body := w.get(path)
	require.Equal(w.t, 200, r.StatusCode, "%s: %s", path, body)
	require.Contains(w.t, r.Header.Get("Content-Type"), "json")
	require.NoError(w.t, json.Unmarshal([]byte(body), into), body)
	return r
}

func (w *featureWorld) page(path string) featurePage {
	w.t.Helper()
	var p featurePage
	w.json(path, &p)
	require.Equal(w.t, "FeatureCollection", p.Type)
	require.Len(w.t, p.Features, p.NumberReturned)
	return p
}

// items asks for farmland with a query made of name, value pairs.
func (w *featureWorld) items(query ...string) featurePage {
	w.t.Helper()
	return w.page(itemsPath(query...))
}

func itemsPath(query ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		v.Set(query[i], query[i+1])
	}
	return "/collections/YJJBNTTB/items?" + v.Encode()
}

func (p featurePage) ids() []string {
	ids := []string{}
	for _, f := range p.Features {
		ids = append(ids, f.ID)
	}
	return ids
}

func hrefOf(links []gotLink, rel string) string {
	for _, l := range links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

// walk follows next links to the end and gives all ids in order.
func (w *featureWorld) walk(query ...string) (ids []string, pages int) {
	w.t.Helper()
	for at := itemsPath(query...); at != ""; pages++ {
		require.Less(w.t, pages, 200, "the walk does not end")
		p := w.page(at)
		ids = append(ids, p.ids()...)
		at = hrefOf(p.Links, "next")
	}
	return ids, pages
}

// day is the day from which the edition of a page is in force.
func (p featurePage) day(t *testing.T) layer.Date {
	t.Helper()
	d, err := layer.ParseDate(p.OneMap.Effective)
	require.NoError(t, err)
	return d
}
