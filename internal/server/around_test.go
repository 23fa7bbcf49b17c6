package server

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
	"github.com/stretchr/testify/require"
)

// get asks a server for a path; headers are name, value pairs.
func get(s *Server, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

func unzip(t *testing.T, b []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	require.NoError(t, err)
	text, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(text)
}

func TestAnswersAreCompressedForThoseWhoTakeIt(t *testing.T) {
	s := guarded(t, Options{})
	plain := get(s, "GET", "/v1/openapi.json")
	require.Empty(t, plain.Header().Get("Content-Encoding"))
	require.Contains(t, strings.Join(plain.Header().Values("Vary"), ","), "Accept-Encoding")
	for accept, zipped := range map[string]bool{
		"gzip": true, "br, gzip;q=0.5": true, "*": true, "x-gzip": true, "GZIP;q=1.0": true,
		"gzip;q=0": false, "gzip;q=0.000, *": false, "identity": false, "br": false, "*;q=0": false,
	} {
		w := get(s, "GET", "/v1/openapi.json", "Accept-Encoding", accept)
		require.Equal(t, http.StatusOK, w.Code)
		if !zipped {
			require.Empty(t, w.Header().Get("Content-Encoding"), accept)
			require.Equal(t, plain.Body.String(), w.Body.String())
			continue
		}
		require.Equal(t, "gzip", w.Header().Get("Content-Encoding"), accept)
		require.Empty(t, w.Header().Get("Content-Length"))
		require.Equal(t, plain.Body.String(), unzip(t, w.Body.Bytes()))
		require.Less(t, w.Body.Len(), plain.Body.Len()/3)
	}
}

func TestASmallAnswerIsNotCompressed(t *testing.T) {
	s := guarded(t, Options{})
	small := get(s, "GET", "/healthz", "Accept-Encoding", "gzip")
	require.Empty(t, small.Header().Get("Content-Encoding"))
	require.Contains(t, small.Body.String(), `"ok"`)
	refused := get(s, "GET", "/v1/openapi.json?colour=red", "Accept-Encoding", "gzip")
	require.Equal(t, http.StatusBadRequest, refused.Code)
	require.Equal(t, "application/problem+json", refused.Header().Get("Content-Type"))
}

// big answers with 5000 bytes of a media type under headers, name, value pairs.
func big(contentType string, headers ...string) echo.HandlerFunc {
	return func(c echo.Context) error {
		for i := 0; i+1 < len(headers); i += 2 {
			c.Response().Header().Set(headers[i], headers[i+1])
		}
		return c.Blob(http.StatusOK, contentType, bytes.Repeat([]byte("x"), 5000))
	}
}

// behindGzip lets one handler answer a client that takes gzip.
func behindGzip(h echo.HandlerFunc) *httptest.ResponseRecorder {
	e := echo.New()
	e.GET("/", h, compressing())
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	e.ServeHTTP(w, r)
	return w
}

func TestWhatIsEncodedOrBinaryPassesAsItIs(t *testing.T) {
	for name, h := range map[string]echo.HandlerFunc{
		"tile": big("application/json", "Content-Encoding", "gzip"), "file": big("application/geopackage+sqlite3"), "events": big("text/event-stream"),
	} {
		require.Equal(t, 5000, behindGzip(h).Body.Len(), name)
	}
	require.Equal(t, http.StatusNoContent, behindGzip(func(c echo.Context) error { return c.NoContent(http.StatusNoContent) }).Code)
	require.Equal(t, `W/"a"`, behindGzip(big("text/html", "ETag", `"a"`)).Header().Get("ETag"), "other bytes cannot have the strong tag")
}

func TestAnAnswerInPiecesIsFlushedPieceByPiece(t *testing.T) {
	w := behindGzip(func(c echo.Context) error {
		c.Response().Header().Set("Content-Type", "text/csv")
		for range 100 {
			_, _ = c.Response().Write([]byte("a,b,c,d,e,f,g\r\n"))
			c.Response().Flush()
		}
		return nil
	})
	require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	require.Len(t, unzip(t, w.Body.Bytes()), 1500)
	require.True(t, w.Flushed)
}

func TestAPanicSendsNothingThatWasHeldBack(t *testing.T) {
	s := guarded(t, Options{})
	s.echo.GET("/panic", func(c echo.Context) error { _ = c.String(http.StatusOK, "half"); panic("boom") })
	w := get(s, "GET", "/panic", "Accept-Encoding", "gzip")
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.NotContains(t, w.Body.String(), "half")
}

func TestFiguresCountByOperation(t *testing.T) {
	s := guarded(t, Options{})
	get(s, "GET", "/healthz")
	get(s, "GET", "/healthz")
	get(s, "GET", "/no/such/thing")
	get(s, "GET", "/v1/openapi.json?colour=red")
	w := get(s, "GET", "/metrics")
	require.Equal(t, http.StatusOK, w.Code)
	require.Contains(t, w.Body.String(), `onemap_http_requests_total{operation="alive",status="200"} 2`)
	require.Contains(t, w.Body.String(), `onemap_http_requests_total{operation="none",status="404"} 1`)
	require.Contains(t, w.Body.String(), `onemap_http_requests_total{operation="openapiJSON",status="400"} 1`)
	require.Contains(t, w.Body.String(), `onemap_http_request_seconds_count{operation="alive"} 2`)
	require.Contains(t, w.Body.String(), `onemap_http_in_flight 1`)
	require.Contains(t, w.Body.String(), `onemap_gate_limit{class="check"} 8`)
}
