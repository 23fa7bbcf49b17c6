package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
)

// featureWorld is the server over layers that can be taken in at a glance.
// YJJBNTTB (farmland) of 2020 is one field; of 2026 it is 25 squares of
// 0.001° in rows of five, 0.002° apart, from 118°E 36°N:
//
//	K24 …  K21 K20     north
//	 …
//	K0  K1 K2 K3 K4    south
//
// Field n has patch number n, land class 0101 where n is even and 0102 where
// it is odd, coefficient n/10 (none for n = 7, a text for n = 8), is protected
// from 2026-01-(n+1), and its remark needs care in JSON, CQL2 and HTML.
type featureWorld struct {
	t     *testing.T
	house *house
	base  string
	api   contract
	old   layer.Edition // YJJBNTTB from 2020
	now   layer.Edition // YJJBNTTB from 2026
}

func newFeatureWorld(t *testing.T) *featureWorld {
	t.Helper()
	w := &featureWorld{t: t, api: newContract(t)}
	var handler http.Handler
	w.house, handler = openHouse(t, pgtest.URL(t))
	w.old = w.publish("YJJBNTTB", layer.NewDate(2020, 1, 1), fields(1))
	w.now = w.publish("YJJBNTTB", layer.NewDate(2026, 1, 1), fields(25))
	w.publish("CKQ", layer.NewDate(2024, 1, 1), rights())
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	w.base = s.URL
	return w
}

// of is the same world for a part of a test.
func (w *featureWorld) of(t *testing.T) *featureWorld {
	v := *w
	v.t = t
	return &v
}

// openHouse makes store and server on a database, ready for editions.
func openHouse(t testing.TB, database string) (*house, http.Handler) {
	t.Helper()
	a := &app{ctx: t.Context(), out: io.Discard, err: io.Discard, lang: "en", log: slog.New(slog.DiscardHandler), data: t.TempDir(),
		now: time.Now, env: func(name string) string { return map[string]string{"DATABASE_URL": database}[name] }}
	h, err := a.open(true)
	require.NoError(t, err)
	t.Cleanup(h.close)
	s, err := a.server(h, outward{})
	require.NoError(t, err)
	return h, s.Handler()
}

func (w *featureWorld) publish(code layer.Code, effective layer.Date, features iter.Seq2[layer.Feature, error]) layer.Edition {
	w.t.Helper()
	return publishEdition(w.t, w.house, code, effective, features)
}

func publishEdition(t testing.TB, h *house, code layer.Code, effective layer.Date, features iter.Seq2[layer.Feature, error]) layer.Edition {
	t.Helper()
	ctx := context.Background()
	e, err := h.store.ImportEdition(ctx, layer.Edition{Layer: code, Effective: effective, DocumentNo: "沂政字〔2026〕3号", Source: "test"}, features)
	require.NoError(t, err)
	e, err = h.store.Publish(ctx, e.ID, "")
	require.NoError(t, err)
	return e
}

func fields(n int) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for i := range n {
			f := layer.Feature{ID: fmt.Sprint("K", i), Name: fmt.Sprint("图斑", i), Shape: squareAt(i%5*2, i/5*2), Attributes: map[string]string{
				"BSM": fmt.Sprint("K", i), "YJJBNTTBBH": fmt.Sprint("图斑", i), "TBBH": strconv.Itoa(i), "DLBM": fmt.Sprint("010", 1+i%2),
				"KCXS": strconv.FormatFloat(float64(i)/10, 'f', -1, 64), "SJNF": "2026", "BHKSSJ": fmt.Sprintf("202601%02d", i+1),
				"BZ": `O'Brien "<b>" \ ` + "\n制表\t", "own": "as it came",
			}}
			switch i {
			case 7:
				delete(f.Attributes, "KCXS")
			case 8:
				f.Attributes["KCXS"] = "about 0.8"
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}

// squareAt is a square of 0.001° with its south-west corner that many
// thousandths of a degree from 118°E 36°N.
func squareAt(east, north int) geometry.Shape {
	const step = geometry.PerDegree / 1000
	w, s := 118*geometry.PerDegree+float64(east)*step, 36*geometry.PerDegree+float64(north)*step
	return geometry.FromFlat([]float64{w, s, w + step, s, w + step, s + step, w, s + step, w, s}, []int32{5}, []int32{1})
}

// rights are three mining rights whose ids need care in a path.
func rights() iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for i, id := range []string{"C37/03 23", "采矿权-二", "a?b#c%d"} {
			if !yield(layer.Feature{ID: id, Name: id, Shape: squareAt(20+2*i, 0), Attributes: map[string]string{"XKZH": id}}, nil) {
				return
			}
		}
	}
}

type featurePage struct {
	Type           string
	Features       []gotFeature
	NumberMatched  *int
	NumberReturned int
	TimeStamp      time.Time
	Links          []gotLink
	OneMap         struct {
		Edition   int64
		Effective string
	}
}

type gotFeature struct {
	Type     string
	ID       string
	Geometry *struct {
		Type        string
		Coordinates [][][][2]float64
	}
	Properties  map[string]any
	AsDelivered map[string]string `json:"as_delivered"`
	Links       []gotLink
}

type gotLink struct{ Href, Rel, Type string }

// queryRow asks the database itself.
func (d database) queryRow(t testing.TB, sql string, into ...any) error {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), d.url)
	require.NoError(t, err)
	defer conn.Close(context.Background())
	return conn.QueryRow(t.Context(), sql).Scan(into...)
}
