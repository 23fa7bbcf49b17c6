package server

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

func mayRead(w *httptest.ResponseRecorder) string {
	return w.Header().Get("Access-Control-Allow-Origin")
}

func TestListedSitesMayReadNeverWrite(t *testing.T) {
	some, err := ParseOrigins("https://map.example, http://localhost:3000/")
	require.NoError(t, err)
	s := guarded(t, Options{Origins: some})
	require.Equal(t, "https://map.example", mayRead(get(s, "GET", "/v1/openapi.json", "Origin", "https://map.example")))
	require.Equal(t, "http://localhost:3000", mayRead(get(s, "GET", "/healthz", "Origin", "http://localhost:3000")))
	require.Empty(t, mayRead(get(s, "GET", "/healthz", "Origin", "https://evil.example")))
	require.Empty(t, mayRead(get(s, "GET", "/healthz")))
	require.Empty(t, mayRead(get(s, "POST", "/v1/preview", "Origin", "https://map.example", "Content-Type", "text/plain")))
	preflight := get(s, "OPTIONS", "/healthz", "Origin", "https://map.example", "Access-Control-Request-Method", "GET")
	require.Equal(t, http.StatusNoContent, preflight.Code)
	require.Equal(t, "GET, HEAD", preflight.Header().Get("Access-Control-Allow-Methods"))
	require.Contains(t, preflight.Header().Values("Vary"), "Origin")
	require.Empty(t, mayRead(get(s, "OPTIONS", "/healthz", "Origin", "https://evil.example", "Access-Control-Request-Method", "GET")))
}

func TestEverySiteMayReadTheMapOnly(t *testing.T) {
	all, err := ParseOrigins("*")
	require.NoError(t, err)
	s := guarded(t, Options{Origins: all})
	require.Equal(t, "*", mayRead(get(s, "GET", "/healthz", "Origin", "https://any.example")))
	for _, path := range []string{"/v1/checks/1", "/v1/submissions/1", "/metrics"} {
		require.Empty(t, mayRead(get(s, "OPTIONS", path, "Origin", "https://any.example")), path)
	}
	require.Empty(t, mayRead(get(guarded(t, Options{}), "GET", "/healthz", "Origin", "https://map.example")), "nobody by default")
}

func TestWhatIsNoOriginIsRefused(t *testing.T) {
	for _, wrong := range []string{"map.example", "ftp://x", "https://", "https://a/b", "null"} {
		_, err := ParseOrigins(wrong)
		require.Error(t, err, wrong)
	}
}

func TestReadinessTellsEveryPartApart(t *testing.T) {
	conditions := []Condition{{Name: "database", Found: bilingual.Text{ZH: "PostgreSQL 15", EN: "PostgreSQL 15"}}}
	s := guarded(t, Options{Ready: func(context.Context) []Condition { return conditions }})
	w := get(s, "GET", "/readyz?lang=en")
	require.Equal(t, http.StatusOK, w.Code)
	require.JSONEq(t, `{"status":"ready","version":"","parts":[{"name":"database","ok":true,"found":"PostgreSQL 15"}]}`, w.Body.String())
	conditions = append(conditions, Condition{Name: "migrations", Err: &problem.Problem{Code: "S02", Class: problem.Environment,
		Message: bilingual.Text{ZH: "落后", EN: "behind"}, Next: bilingual.Text{ZH: "升级", EN: "migrate"}}})
	w = get(s, "GET", "/readyz?lang=en")
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.Contains(t, w.Body.String(), `{"name":"migrations","ok":false,"code":"S02","detail":"behind","next":"migrate"}`)
}
