package server

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkServedTile is what a tile costs besides its drawing: routing, guards,
// choice of edition, headers. The tile itself is one square.
func BenchmarkServedTile(b *testing.B) {
	s := tileServer(b)
	h := s.Handler()
	const path = "/tiles/YJJBNTTB/14/13562/6433.mvt?edition=7"
	get := func(path string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		for i := 0; i+1 < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	tag := get(path).Header().Get("ETag")
	b.Run("kept", func(b *testing.B) {
		for b.Loop() {
			require.Equal(b, 200, get(path).Code)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			require.Equal(b, 304, get(path, "If-None-Match", tag).Code)
		}
	})
	b.Run("in_force", func(b *testing.B) {
		for b.Loop() {
			require.Equal(b, 200, get("/tiles/YJJBNTTB/14/13562/6433.mvt").Code)
		}
	})
	b.Run("drawn_with_a_filter", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			require.Equal(b, 200, get(fmt.Sprintf("%s&filter=area_m2<%d", path, n+10)).Code)
		}
	})
}
