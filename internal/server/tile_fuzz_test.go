package server

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/tile"
	"onemap/schema"
)

// shelfOfOne is a book of one edition of one layer, for what needs no database:
// that no request whatever is a fault of ours.
type shelfOfOne struct{ Editions }

var onlyEdition = layer.Edition{ID: 7, Layer: "YJJBNTTB", State: layer.Published, Effective: layer.NewDate(2020, 1, 1),
	Recorded: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), SHA256: "7", Features: 1}

func (shelfOfOne) Catalogue(context.Context) (layer.Catalogue, error) {
	return layer.Catalogue{onlyEdition}, nil
}

func (shelfOfOne) Edition(_ context.Context, id int64) (layer.Edition, error) {
	return layer.Edition{}, &problem.Problem{Code: "S20", Class: problem.NotFound}
}

func (shelfOfOne) Extent(context.Context, int64) (geometry.Bounds, error) {
	return oneSquare().Bounds(), nil
}

func oneSquare() geometry.Shape {
	const w, s, side = 118e9, 36e9, 1e6
	return geometry.FromFlat([]float64{w, s, w + side, s, w + side, s + side, w, s + side, w, s}, []int32{5}, []int32{1})
}

func oneFeature(context.Context, int64) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		yield(layer.Feature{ID: "a", Name: "图斑", Shape: oneSquare(), Area: 1, Attributes: map[string]string{"DLBM": "0101"}}, nil)
	}
}

// noChecks keeps none.
type noChecks struct{ everyCheck }

type everyCheck interface{ Checks }

func (noChecks) Document(context.Context, string) ([]byte, string, error) {
	return nil, "", &problem.Problem{Code: "S20", Class: problem.NotFound}
}

func tileServer(t testing.TB) *Server {
	t.Helper()
	law, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	cache, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	s, err := New(t.Context(), Options{Editions: shelfOfOne{}, Checks: noChecks{}, Features: oneFeature, Tiles: cache,
		Laws: func(context.Context, time.Time) (*check.Law, error) { return law, nil },
		Log:  slog.New(slog.DiscardHandler), Now: time.Now})
	require.NoError(t, err)
	return s
}

// ask sends a path as a client may write it, legal or not.
func ask(s *Server, path, query string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL = &url.URL{Path: path, RawQuery: query}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

// notOurFault wants an answer that is no fault of ours, and a problem when it is
// a refusal.
func notOurFault(t *testing.T, w *httptest.ResponseRecorder, path, query string) {
	t.Helper()
	require.Less(t, w.Code, 500, "%s?%s: %s", path, query, w.Body)
	if w.Code >= 400 {
		require.Contains(t, w.Header().Get("Content-Type"), "application/problem+json", "%s?%s", path, query)
	}
}

func TestNoTileRequestIsAFaultOfOurs(t *testing.T) {
	s := tileServer(t)
	long := strings.Repeat("9", 400)
	for _, path := range []string{
		"/tiles/YJJBNTTB/0/0/0.mvt", "/tiles/YJJBNTTB/0/0/0.geojson", "/tiles/YJJBNTTB/14/13562/6433.mvt", "/tiles/YJJBNTTB/0/0/0.png", "/tiles/YJJBNTTB/0/0/0",
		"/tiles/YJJBNTTB/-1/0/0.mvt", "/tiles/YJJBNTTB/" + long + "/0/0.mvt", "/tiles/YJJBNTTB/0/0/.mvt", "/tiles/YJJBNTTB/0/0/0.mvt.mvt", "/tiles/YJJBNTTB/1e3/0/0.mvt",
		"/tiles/yjjbnttb/0/0/0.mvt", "/tiles/" + long + "/0/0/0.mvt", "/tiles/,/0/0/0.mvt", "/tiles/YJJBNTTB,/0/0/0.mvt", "/tiles/../0/0/0.mvt", "/tiles/\x00/0/0/0.mvt",
		"/tiles/WebMercatorQuad/0/0/0", "/tiles/WebMercatorQuad", "/tiles/Nope", "/tiles", "/tiles/", "/tiles/YJJBNTTB/tile.json", "/tiles/NOPE/tile.json",
		"/collections/YJJBNTTB/tiles", "/collections/YJJBNTTB/tiles/CGCS2000Quad", "/collections/YJJBNTTB/tiles/CGCS2000Quad/1/0/0", "/collections/x y/tiles",
		"/tileMatrixSets", "/tileMatrixSets/%00", "/styles/map/style.json", "/styles/YJJBNTTB/style.json", "/styles/GYYD/style.json", "/styles/sprite.png", "/styles/sprite@3x.png",
		"/layers/YJJBNTTB/legend", "/layers/NOPE/legend", "/arcgis/rest/services/YJJBNTTB/VectorTileServer", "/arcgis/rest/services/_4490/VectorTileServer",
		"/arcgis/rest/services/YJJBNTTB_4490/VectorTileServer/tile/0/0/0.pbf", "/v1/checks/x/tiles/0/0/0.mvt", "/v1/checks/x/tiles/tile.json", "/v1/checks/x/tiles/style.json",
	} {
		for _, query := range []string{
			"", "edition=7", "edition=8", "edition=-1", "edition=" + long, "edition=7,7", "edition=", "datetime=2021-01-01", "datetime=..", "datetime=1000-13-45", "datetime=%00",
			"filter=DLBM='0101'", "filter=", "filter=((((", "filter=NOPE=1", "filter=" + strings.Repeat("(", 9000), "filter-lang=sql&filter=1", "filter-lang=cql2-json&filter={",
			"filter=S_INTERSECTS(geometry,POLYGON((0 0,1 1,0 1,1 0,0 0)))", "filter=%ff%fe", "properties=DLBM", "properties=", "properties=geometry", "properties=,,,", "f=mvt", "f=geojson", "f=json", "f=xml",
			"collections=YJJBNTTB", "collections=,", "lang=en", "lang=fr", "nope=1", "%zz", "a;b", "edition=7&edition=8",
		} {
			notOurFault(t, ask(s, path, query), path, query)
		}
	}
}

func TestATileThatCannotBeReadPromisesNothing(t *testing.T) {
	s := tileServer(t)
	s.features = func(context.Context, int64) iter.Seq2[layer.Feature, error] {
		return func(yield func(layer.Feature, error) bool) {
			yield(layer.Feature{}, errors.New("connection lost: secret"))
		}
	}
	w := ask(s, "/tiles/YJJBNTTB/14/13562/6433.mvt", "edition=7")
	require.Equal(t, 500, w.Code)
	require.NotContains(t, w.Body.String(), "secret")
	require.Empty(t, w.Header().Get("ETag"))
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
	s.features = oneFeature
	require.Equal(t, 200, ask(s, "/tiles/YJJBNTTB/14/13562/6433.mvt", "edition=7").Code, "the failure was not kept")
}

func TestTooManyTilesAtATimeAreTurnedAwayAtOnce(t *testing.T) {
	s := tileServer(t)
	for range cap(s.limits.gates["tile"]) {
		s.limits.gates["tile"] <- struct{}{}
	}
	w := ask(s, "/tiles/YJJBNTTB/14/13562/6433.mvt", "")
	require.Equal(t, http.StatusServiceUnavailable, w.Code)
	require.NotEmpty(t, w.Header().Get("Retry-After"))
	require.Equal(t, 200, ask(s, "/styles/map/style.json", "").Code, "others are not held up")
}

func TestATileOfTooManyLayersIsRefused(t *testing.T) {
	many := strings.TrimSuffix(strings.Repeat("YJJBNTTB,", 60), ",")
	require.Equal(t, 400, ask(tileServer(t), "/tiles/"+many+"/0/0/0.mvt", "").Code)
}

// What describes tiles refuses a selection that every tile would refuse.
func TestADocumentDoesNotPromiseTilesThatAreRefused(t *testing.T) {
	s := tileServer(t)
	for _, path := range []string{"/tiles/YJJBNTTB/tile.json", "/styles/YJJBNTTB/style.json", "/collections/YJJBNTTB/tiles", "/collections/YJJBNTTB/tiles/CGCS2000Quad", "/tiles", "/tiles/WebMercatorQuad"} {
		require.Equal(t, 200, ask(s, path, "filter=area_m2>1&properties=DLBM").Code, path)
		for _, wrong := range []string{"filter=NOPE=1", "filter=((((", "filter-crs=EPSG:4610&filter=area_m2>1", "properties=NOPE"} {
			require.Equal(t, 400, ask(s, path, wrong).Code, "%s?%s", path, wrong)
		}
	}
}

func FuzzTileRequest(f *testing.F) {
	for _, seed := range [][2]string{
		{"tiles/YJJBNTTB/14/13562/6433.mvt", "edition=7"}, {"tiles/YJJBNTTB/0/0/0.geojson", "filter=DLBM='0101'&properties=DLBM"},
		{"collections/YJJBNTTB/tiles/CGCS2000Quad/13/1228/6781", "f=geojson&datetime=2021-01-01/.."},
		{"tiles/WebMercatorQuad/0/0/0", "collections=YJJBNTTB"}, {"arcgis/rest/services/YJJBNTTB_4490/VectorTileServer/tile/1/0/1.pbf", "f=pjson"},
		{"styles/YJJBNTTB/style.json", "lang=en"}, {"tiles/YJJBNTTB/tile.json", "filter-lang=cql2-json&filter={}"}, {"v1/checks/1/tiles/0/0/0.mvt", ""},
	} {
		f.Add(seed[0], seed[1])
	}
	s := tileServer(f)
	f.Fuzz(func(t *testing.T, path, query string) {
		from := time.Now()
		notOurFault(t, ask(s, "/"+path, query), path, query)
		require.Less(t, time.Since(from), 5*time.Second, "%s?%s", path, query)
	})
}
