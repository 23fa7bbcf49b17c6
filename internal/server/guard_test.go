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

	"github.com/labstack/echo/v4"
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
	for class := range s.limits.gates {
		require.NotEmpty(t, classNames[class], class)
	}
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

// What everybody may ask for is written down here once more, so that no
// operation becomes public by a slip of the pen.
func TestNothingElseIsPublic(t *testing.T) {
	var open []string
	for _, o := range guarded(t, Options{}).contract.operations {
		if o.permission == public {
			open = append(open, o.id)
		}
	}
	require.ElementsMatch(t, []string{"start", "plainStart", "asset", "reference", "alive", "ready", "openapiYAML", "openapiJSON", "api", "conformance",
		"listRules", "listKinds", "listTileMatrixSets", "getTileMatrixSet", "spriteIndex", "spriteImage", "spriteIndex2x", "spriteImage2x"}, open)
}

func TestARefusalPromisesNothingOfTheAnswer(t *testing.T) {
	s := guarded(t, Options{})
	s.echo.GET("/refused", func(c echo.Context) error {
		h := c.Response().Header()
		for name, v := range map[string]string{"ETag": `"a"`, "Cache-Control": forEver, "Content-Disposition": "attachment", "Content-Length": "9", "OneMap-Notes": "1"} {
			h.Set(name, v)
		}
		return badRequest("不行", "no")
	})
	w := get(s, "GET", "/refused")
	require.Equal(t, http.StatusBadRequest, w.Code)
	for _, name := range []string{"ETag", "Content-Disposition", "Content-Length", "OneMap-Notes"} {
		require.Empty(t, w.Header().Get(name), name)
	}
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
}

func TestAViolationIsToldInBothLanguages(t *testing.T) {
	s := tileServer(t)
	for path, said := range map[string][2]string{
		"/v1/checks?limit=0":                     {"参数 limit 不合规定：应为整数，不小于 1，不大于 1000", "must be at least 1"},
		"/v1/checks?limit=x":                     {"应为整数", "invalid integer"},
		"/v1/layers?as_of=x":                     {"应为日期 YYYY-MM-DD", "as_of"},
		"/v1/layers?lang=fr":                     {"应为 zh、en 之一", "lang"},
		"/tiles/YJJBNTTB/0/0/0.mvt?filter=":      {"长度至少 1", "minimum"},
		"/layers/x/legend":                       {"形如 ^[A-Z0-9]{2,16}$", "code"},
		"/v1/layers/YJJBNTTB/download?bbox=1,2":  {"应为列表，长度至少 4，长度至多 6", "bbox"},
		"/tiles/YJJBNTTB/0/0/0.mvt?labels=maybe": {"应为true 或 false", "labels"},
	} {
		require.Contains(t, get(s, "GET", path, "Accept-Language", "zh").Body.String(), said[0], path)
		require.Contains(t, get(s, "GET", path, "Accept-Language", "en").Body.String(), said[1], path)
	}
	missing := post(s, "/v1/layers/YJJBNTTB/editions", "application/geo+json", `{"type":"Polygon"}`)
	require.Contains(t, missing.Body.String(), "value is required but missing")
	typeless := post(s, "/v1/preview?lang=zh", "application/geo+json", `{"kind":"Polygon"}`)
	require.Contains(t, typeless.Body.String(), "须有 type")
}

// The format "date" of a schema is a pattern; 30 February passes it.
func TestADayThatIsNoneIsRefused(t *testing.T) {
	s := tileServer(t)
	for _, path := range []string{"/v1/layers?as_of=2026-02-30", "/v1/layers/YJJBNTTB/editions?effective=2026-02-30"} {
		w := post(s, path, "application/geo+json", `{"type":"Polygon","coordinates":[]}`)
		if strings.HasPrefix(path, "/v1/layers?") {
			w = get(s, "GET", path, "Accept-Language", "en")
		}
		require.Equal(t, http.StatusBadRequest, w.Code, "%s: %s", path, w.Body)
		require.Contains(t, w.Body.String(), "YYYY-MM-DD")
	}
}

func TestRulesOfAKindNobodyKnowsAreNotNone(t *testing.T) {
	s := tileServer(t)
	require.Equal(t, http.StatusOK, get(s, "GET", "/v1/rules?kind=CON").Code)
	w := get(s, "GET", "/v1/rules?kind=XYZ", "Accept-Language", "en")
	require.Equal(t, http.StatusBadRequest, w.Code)
	require.Contains(t, w.Body.String(), "XYZ")
}

func TestAFormFieldThatWouldBePassedOverIsRefused(t *testing.T) {
	form := "--b\r\nContent-Disposition: form-data; name=\"document_no\"\r\n\r\n7\r\n--b--\r\n"
	w := post(tileServer(t), "/v1/layers/YJJBNTTB/editions?effective=2026-01-01", "multipart/form-data; boundary=b", form)
	require.Equal(t, http.StatusBadRequest, w.Code)
	require.Contains(t, w.Body.String(), "document_no")
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
