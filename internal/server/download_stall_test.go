package server

import (
	"context"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/schema"
)

// oneEdition is a catalogue with one edition in force.
type oneEdition struct{ Editions }

func (oneEdition) Catalogue(context.Context) (layer.Catalogue, error) {
	return layer.Catalogue{{ID: 1, Layer: "YJJBNTTB", State: layer.Published, Effective: layer.NewDate(2020, 1, 1), Recorded: time.Unix(1, 0), SHA256: "x"}}, nil
}

// endlessItems are pages of features without end.
type endlessItems struct{ Items }

func (endlessItems) Page(_ context.Context, _ int64, q ogc.Query, limit int) iter.Seq2[ogc.Item, error] {
	first := 0
	if q.After != nil {
		first = q.After.Ordinal + 1
	}
	shape := geometry.FromFlat([]float64{118e9, 36e9, 118.1e9, 36e9, 118.1e9, 36.1e9, 118e9, 36e9}, []int32{4}, []int32{1})
	return func(yield func(ogc.Item, error) bool) {
		for i := range limit {
			f := layer.Feature{Ordinal: first + i, ID: "x", Shape: shape, Attributes: map[string]string{"BZ": strings.Repeat("y", 500)}}
			if !yield(ogc.Item{Feature: f}, nil) {
				return
			}
		}
	}
}

// A client that takes nothing for longer than the limit is let go, and its
// place is free for others.
func TestADownloadNobodyReadsIsBrokenOff(t *testing.T) {
	law, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	s := guarded(t, Options{Items: endlessItems{}, Editions: oneEdition{}, Desk: &Desk{}, Limits: Limits{Downloads: 1, Stall: 300 * time.Millisecond},
		Laws: func(context.Context, time.Time) (*check.Law, error) { return law, nil }})
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/v1/layers/YJJBNTTB/download", nil)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", "identity") // zipped, the same text for ever takes long to fill the buffers
	answer, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Len(t, s.limits.gates["download"], 1)
	require.Eventually(t, func() bool { return len(s.limits.gates["download"]) == 0 }, 10*time.Second, 20*time.Millisecond)
}
