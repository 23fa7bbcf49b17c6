package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/principal"
	"onemap/internal/problem"
)

// guarded is a server without rooms behind it: enough to meet its guards.
func guarded(t *testing.T, o Options) *Server {
	t.Helper()
	o.Log, o.Now = slog.New(slog.DiscardHandler), time.Now
	s, err := New(t.Context(), o)
	require.NoError(t, err)
	return s
}

func post(s *Server, path, contentType, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("Accept-Language", "en")
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

func TestBodyOverTheLimitNamesTheLimit(t *testing.T) {
	s := guarded(t, Options{Limits: Limits{Body: 10}})
	w := post(s, "/v1/preview", "application/geo+json", `{"type":"Polygon","coordinates":[]}`)
	require.Equal(t, http.StatusRequestEntityTooLarge, w.Code, w.Body)
	require.Contains(t, w.Body.String(), "10 B")
}

func TestTooManyChecksAtATimeNamesTheLimit(t *testing.T) {
	s := guarded(t, Options{Limits: Limits{Checks: 1}})
	s.limits.gates["check"] <- struct{}{}
	w := post(s, "/v1/preview", "application/geo+json", `{"type":"Polygon","coordinates":[]}`)
	require.Equal(t, http.StatusTooManyRequests, w.Code)
	require.Contains(t, w.Body.String(), "limit of 1 check")
	require.NotEmpty(t, w.Header().Get("Retry-After"))
}

func TestEveryOperationAsksForItsPermission(t *testing.T) {
	nobody := func(*http.Request) (principal.Principal, error) { return principal.Principal{Name: "x"}, nil }
	s := guarded(t, Options{Identify: nobody})
	for _, o := range s.contract.operations {
		if o.permission == public {
			continue
		}
		r := httptest.NewRequest(o.method, strings.NewReplacer("{id}", "1", "{a}", "1", "{b}", "2", "{code}", "GYYD").Replace(o.path), nil)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		require.Equal(t, http.StatusForbidden, w.Code, o.id)
		require.Contains(t, w.Body.String(), string(o.permission))
	}
}

func TestFaultsOfOursTellNothing(t *testing.T) {
	failing := func(context.Context, time.Time) (*check.Law, error) { return nil, errors.New("password=secret") }
	w := httptest.NewRecorder()
	guarded(t, Options{Laws: failing}).Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/v1/kinds", nil))
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.NotContains(t, w.Body.String(), "secret")
	require.Contains(t, w.Body.String(), "H00")
}

func TestPanicIsAFaultOfOurs(t *testing.T) {
	panics := func(context.Context, time.Time) (*check.Law, error) { panic("boom") }
	w := httptest.NewRecorder()
	guarded(t, Options{Laws: panics}).Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/v1/kinds", nil))
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.NotContains(t, w.Body.String(), "boom")
}

func TestEveryClassOfProblemHasATitleInBothLanguages(t *testing.T) {
	for class, title := range titles {
		require.True(t, title.Complete(), class)
		d := document(&problem.Problem{Class: class, Code: "X"}, bilingual.English)
		require.NotZero(t, d.Status)
		require.Equal(t, problem.Error, d.Severity)
	}
}
