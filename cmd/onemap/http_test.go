package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type checkAnswer struct {
	Check struct{ ID, Number, Verdict string }
}

func TestWholeProgram(t *testing.T) {
	p := start(t)
	for name, test := range map[string]func(*testing.T, *program){
		"a stored check is given back byte for byte": storedCheck,
		"a repeated write gives the first answer":    repeatedWrite,
		"a batch runs to its end":                    batchRuns,
		"a batch answers for refused subjects":       batchAnswersForAll,
		"the command batch writes every subject":     batchCommandWritesAll,
		"findings are given as files":                findingsAsFiles,
		"a file of several layers is asked about":    severalLayers,
		"bad requests are problems":                  badRequests,
		"a batch is reported":                        batchFiles,
		"a stored check is written as files":         checkFiles,
		"pages":                                      pages,
		"commands use the same database":             commandsToo,
		"tiles are warmed and exported":              tilesCommands,
		"a preview keeps nothing":                    previewKeepsNothing,
		"layers and editions":                        layersAndEditions,
		"what a check found is on its tiles":         checkTiles,
	} {
		t.Run(name, func(t *testing.T) {
			q := *p
			q.t = t
			test(t, &q)
		})
	}
}

func storedCheck(t *testing.T, p *program) {
	made, body := p.upload("/v1/checks?kind=CON", p.sample(), nil)
	require.Equal(t, http.StatusCreated, made.StatusCode, body)
	require.Equal(t, "prohibited", decode[checkAnswer](t, body).Check.Verdict)
	where := made.Header.Get("Location")
	got, again := p.ask("GET", where, nil, nil)
	require.Equal(t, body, again)
	unchanged, _ := p.ask("GET", where, map[string]string{"If-None-Match": got.Header.Get("ETag")}, nil)
	require.Equal(t, http.StatusNotModified, unchanged.StatusCode)
	_, replay := p.ask("POST", where+"/replay", nil, nil)
	require.True(t, decode[struct{ Same bool }](t, replay).Same, replay)
	for format, contentType := range map[string]string{"html": "text/html", "text": "text/plain", "geojson": "application/geo+json", "json": "application/json"} {
		r, b := p.ask("GET", where, map[string]string{"Accept": contentType}, nil)
		require.Equal(t, 200, r.StatusCode, format)
		require.Contains(t, r.Header.Get("Content-Type"), contentType)
		require.NotEmpty(t, b)
	}
}

func repeatedWrite(t *testing.T, p *program) {
	key := map[string]string{"Idempotency-Key": t.Name()}
	_, first := p.upload("/v1/checks", p.sample(), key)
	r, second := p.upload("/v1/checks", p.sample(), key)
	require.Equal(t, first, second)
	require.Equal(t, "true", r.Header.Get("Idempotency-Replayed"))
	r, _ = p.upload("/v1/checks?kind=EXN", p.sample(), key)
	require.Equal(t, http.StatusUnprocessableEntity, r.StatusCode)
}

func batchRuns(t *testing.T, p *program) {
	r, body := p.upload("/v1/batches", strings.Replace(p.sample(), "sample", "parcels", 1), nil)
	require.Equal(t, http.StatusAccepted, r.StatusCode, body)
	where := r.Header.Get("Location")
	require.Eventually(t, func() bool {
		_, b := p.ask("GET", where, nil, nil)
		return decode[struct{ State string }](t, b).State == "done"
	}, 30*time.Second, 50*time.Millisecond)
	_, rows := p.ask("GET", where+"/results?limit=3", nil, nil)
	require.Len(t, decode[struct{ Results []any }](t, rows).Results, 3)
	_, table := p.ask("GET", where+"/results?format=csv", nil, nil)
	require.Equal(t, 201, strings.Count(table, "\n"))
	_, events := p.ask("GET", strings.Replace(where, "batches", "jobs", 1)+"/events", nil, nil)
	require.Contains(t, events, "event: done")
	r, _ = p.ask("POST", where+"/cancel", nil, nil)
	require.Equal(t, http.StatusConflict, r.StatusCode)
}

func severalLayers(t *testing.T, p *program) {
	r, body := p.upload("/v1/preview?lang=en", twoLayers(t), nil)
	require.Equal(t, http.StatusBadRequest, r.StatusCode, body)
	problem := decode[struct{ Code, Next string }](t, body)
	require.Equal(t, "E33", problem.Code)
	require.Contains(t, problem.Next, "layer=")
	r, body = p.upload("/v1/preview?layer=b.geojson", twoLayers(t), nil)
	require.Equal(t, http.StatusOK, r.StatusCode, body)
	_, _, said := p.command("check", twoLayers(t))
	require.Contains(t, said, "--layer")
}

func badRequests(t *testing.T, p *program) {
	square := `{"type":"Polygon","coordinates":[[[118,36],[118.001,36],[118.001,36.001],[118,36]]]}`
	geojson := map[string]string{"Content-Type": "application/geo+json"}
	for _, c := range []struct {
		method, path, body string
		header             map[string]string
		status             int
		code               string
	}{
		{"GET", "/v1/checks?colour=red", "", nil, 400, "H04"},
		{"GET", "/v1/checks?limit=0", "", nil, 400, "H04"},
		{"GET", "/v1/checks?after=yesterday", "", nil, 400, "H04"},
		{"GET", "/v1/checks/none", "", nil, 404, ""},
		{"GET", "/v1/checks/no%20such%2F..%2F", "", nil, 400, "H04"},
		{"GET", "/v1/editions/0", "", nil, 400, "H04"},
		{"GET", "/nothing", "", nil, 404, "H01"},
		{"DELETE", "/v1/checks", "", nil, 405, "H02"},
		{"POST", "/v1/preview", "x", map[string]string{"Content-Type": "text/plain"}, 415, "H11"},
		{"POST", "/v1/preview", `{"type":"Point","coordinates":[1,2]}`, geojson, 400, "H04"},
		{"POST", "/v1/preview", `{"type":"Polygon","coordinates":` + strings.Repeat("[", 5000), geojson, 400, "H04"},
		{"POST", "/v1/preview?kind=XYZ", square, geojson, 400, "H04"},
		{"POST", "/v1/preview?layers=NOSUCH", square, geojson, 400, "H04"},
		{"POST", "/v1/preview?as_of=soon", square, geojson, 400, "H04"},
		{"POST", "/v1/preview", `{"type":"Polygon","coordinates":[[[118,36],[118.001,36.001],[118.001,36],[118,36.001],[118,36]]]}`, geojson, 422, ""},
		{"POST", "/v1/preview", square, map[string]string{"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}, 403, "H06"},
		{"POST", "/v1/preview", "--x\r\n", map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, 400, "H04"},
	} {
		r, body := p.ask(c.method, c.path, c.header, strings.NewReader(c.body))
		require.Equal(t, c.status, r.StatusCode, "%s %s %s", c.method, c.path, body)
		require.Equal(t, "application/problem+json", r.Header.Get("Content-Type"), body)
		d := decode[struct{ Code, Detail, Instance string }](t, body)
		require.NotEmpty(t, d.Detail)
		require.NotEmpty(t, d.Instance)
		if c.code != "" {
			require.Equal(t, c.code, d.Code, body)
		}
	}
	_, zh := p.ask("GET", "/nothing", map[string]string{"Accept-Language": "zh-CN"}, nil)
	require.Contains(t, zh, "没有这个地址")
}

func pages(t *testing.T, p *program) {
	r, body := p.ask("GET", "/", map[string]string{"Accept": "text/html"}, nil)
	require.Equal(t, 200, r.StatusCode)
	require.Contains(t, body, "OneMap")
	require.Contains(t, r.Header.Get("Content-Security-Policy"), "script-src 'self'")
	for _, path := range []string{"/start", "/start?lang=en", "/reference", "/reference?lang=en"} {
		r, body := p.ask("GET", path, nil, nil)
		require.Equal(t, 200, r.StatusCode, path)
		require.Contains(t, r.Header.Get("Content-Security-Policy"), "default-src 'none'")
		require.NotContains(t, body, "<script")
		require.NotContains(t, body, "http://")
	}
	r, body = p.upload("/v1/checks?format=html", p.sample(), nil)
	require.Equal(t, http.StatusSeeOther, r.StatusCode, body)
	r, body = p.ask("GET", "/v1/checks/none", map[string]string{"Accept": "text/html"}, nil)
	require.Equal(t, 404, r.StatusCode)
	require.Contains(t, body, "<h1>")
	r, body = p.ask("HEAD", "/healthz", nil, nil)
	require.Equal(t, 200, r.StatusCode)
	require.Empty(t, body)
	_, document := p.ask("GET", "/v1/openapi.json", nil, nil)
	require.True(t, json.Valid([]byte(document)))
}

func commandsToo(t *testing.T, p *program) {
	code, text, _ := p.command("check", p.sample())
	require.Zero(t, code)
	require.Contains(t, text, "Prohibited")
	code, document, _ := p.command("check", "--format", "json", "--store", p.sample())
	require.Zero(t, code)
	code, _, said := p.command("replay", decode[checkAnswer](t, document).Check.Number)
	require.Zero(t, code, said)
	code, list, _ := p.command("layer", "list")
	require.Zero(t, code)
	require.Contains(t, list, "STBHHX")
	code, _, _ = p.command("check", "no-such-file")
	require.Equal(t, 2, code)
	code, _, _ = p.command("batch", p.sample(), "--out", t.TempDir())
	require.Zero(t, code)
}

func previewKeepsNothing(t *testing.T, p *program) {
	_, before := p.ask("GET", "/v1/checks?limit=1000", nil, nil)
	r, body := p.upload("/v1/preview", p.sample(), nil)
	require.Equal(t, 200, r.StatusCode, body)
	_, after := p.ask("GET", "/v1/checks?limit=1000", nil, nil)
	require.Equal(t, before, after)
}

func layersAndEditions(t *testing.T, p *program) {
	_, list := p.ask("GET", "/v1/layers", nil, nil)
	require.NotEmpty(t, decode[struct{ Layers []any }](t, list).Layers)
	r, body := p.upload("/v1/layers/GYYD/editions?effective=2026-01-01&document_no=test", p.sample(), nil)
	require.Equal(t, http.StatusCreated, r.StatusCode, body)
	where := r.Header.Get("Location")
	_, draft := p.ask("GET", where, nil, nil)
	require.Contains(t, draft, `"state":"draft"`)
	r, body = p.ask("POST", where+"/publish", nil, nil)
	require.Equal(t, 200, r.StatusCode, body)
	r, body = p.ask("POST", where+"/publish", nil, nil)
	require.Equal(t, http.StatusConflict, r.StatusCode, body)
	r, _ = p.ask("POST", "/v1/layers/NOSUCH/editions?effective=2026-01-01", map[string]string{"Content-Type": "application/json"}, strings.NewReader(`{"type":"FeatureCollection","features":[]}`))
	require.Equal(t, 400, r.StatusCode)
}
