package main

import (
	"context"
	"encoding/json"
	"io"
	"iter"
	"math"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
)

// heavy is the server over 1,000 rings of 400 vertices: a page of all is about
// 10 MB, far more than sockets and the server hold back.
type heavy struct {
	t     *testing.T
	house *house
	page  string
}

func TestBadClients(t *testing.T) {
	h, handler := openHouse(t, pgtest.URL(t))
	publishEdition(t, h, "DLTB", layer.NewDate(2026, 1, 1), rings(1000, 400))
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	for _, c := range []struct {
		name string
		test func(heavy)
	}{
		{"who leaves takes the query along", leaving}, {"slow readers do not keep others waiting", slowReaders},
		{"a failure breaks the answer off", brokenOff}, {"200 at a time stay within memory", manyAtATime},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(heavy{t, h, s.URL + "/collections/DLTB/items?limit="}) })
	}
}

func rings(n, vertices int) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for i := range n {
			x, y := 118e9+float64(i%100)*1e7, 36e9+float64(i/100)*1e7
			xy := make([]float64, 0, 2*vertices)
			for v := range vertices - 1 {
				a := 2 * math.Pi * float64(v) / float64(vertices-1)
				xy = append(xy, math.Round(x+4e6*math.Cos(a)), math.Round(y+4e6*math.Sin(a)))
			}
			shape := geometry.FromFlat(append(xy, xy[0], xy[1]), []int32{int32(vertices)}, []int32{1})
			if !yield(layer.Feature{ID: strconv.Itoa(i), Shape: shape, Attributes: map[string]string{"BSM": strconv.Itoa(i)}}, nil) {
				return
			}
		}
	}
}

// begin asks for a page and reads its beginning.
func (h heavy) begin(ctx context.Context) *http.Response {
	h.t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.page+"10000", nil)
	require.NoError(h.t, err)
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := http.DefaultClient.Do(r)
	require.NoError(h.t, err)
	require.Equal(h.t, 200, answer.StatusCode)
	_, err = io.CopyN(io.Discard, answer.Body, 64<<10)
	require.NoError(h.t, err)
	return answer
}

// running is how many queries for features PostgreSQL works on.
func (h heavy) running() (n int) {
	h.t.Helper()
	require.NoError(h.t, h.house.database.queryRow(h.t, `SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT ordinal%'`, &n))
	return n
}

func leaving(h heavy) {
	ctx, leave := context.WithCancel(h.t.Context())
	answer := h.begin(ctx)
	defer answer.Body.Close()
	require.Equal(h.t, 1, h.running(), "the page is longer than what is held back")
	leave()
	require.Eventually(h.t, func() bool { return h.running() == 0 }, 5*time.Second, 20*time.Millisecond)
}

func slowReaders(h heavy) {
	ctx, leave := context.WithCancel(h.t.Context())
	defer leave()
	for range 8 {
		defer h.begin(ctx).Body.Close()
	}
	require.Equal(h.t, 8, h.running())
	from := time.Now()
	answer, err := http.Get(h.page + "10")
	require.NoError(h.t, err)
	defer answer.Body.Close()
	require.Equal(h.t, 200, answer.StatusCode)
	require.Less(h.t, time.Since(from), 5*time.Second)
}

// The connection ends before the document does: nobody takes half a page for
// a whole one.
func brokenOff(h heavy) {
	answer := h.begin(h.t.Context())
	defer answer.Body.Close()
	conn, err := pgx.Connect(h.t.Context(), h.house.database.url)
	require.NoError(h.t, err)
	defer conn.Close(context.Background())
	_, err = conn.Exec(h.t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT ordinal%'`)
	require.NoError(h.t, err)
	_, err = io.Copy(io.Discard, answer.Body)
	require.Error(h.t, err)
}

func manyAtATime(h heavy) {
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	peak := make(chan uint64)
	go watchHeap(done, peak)
	var whole, sentAway atomic.Int64
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			answer, err := http.Get(h.page + "20")
			if err != nil {
				h.t.Error(err)
				return
			}
			defer answer.Body.Close()
			switch body, err := io.ReadAll(answer.Body); {
			case answer.StatusCode == http.StatusTooManyRequests:
				sentAway.Add(1)
			case err == nil && answer.StatusCode == 200 && json.Valid(body):
				whole.Add(1)
			default:
				h.t.Errorf("%d %v", answer.StatusCode, err)
			}
		})
	}
	all.Wait()
	close(done)
	grown := int64(<-peak) - int64(before.HeapInuse)
	h.t.Logf("200 pages of 20 features (0.2 MB) at a time: %d whole, %d sent away, heap grew by at most %d MiB", whole.Load(), sentAway.Load(), grown>>20)
	require.Equal(h.t, int64(200), whole.Load()+sentAway.Load())
	require.Less(h.t, grown, int64(300<<20), "server and the 200 clients, who hold 40 MB themselves")
	require.Eventually(h.t, func() bool { return h.running() == 0 }, 5*time.Second, 20*time.Millisecond)
}

func watchHeap(done chan struct{}, peak chan uint64) {
	most := uint64(0)
	for tick := time.NewTicker(5 * time.Millisecond); ; {
		select {
		case <-done:
			peak <- most
			return
		case <-tick.C:
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		}
	}
}
