package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
)

// newCrowd is a world with an edition of 20,000 fields, about 15 MB as GeoJSON.
func newCrowd(t *testing.T) *featureWorld {
	t.Helper()
	w := newFeatureWorld(t)
	w.now = w.publish("YJJBNTTB", layer.NewDate(2026, 6, 1), fields(20_000))
	return w
}

// begun asks for a download and gives its body when the answer has begun.
func (w *featureWorld) begun(ctx context.Context, query string) io.ReadCloser {
	w.t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.base+downloads+query, nil)
	require.NoError(w.t, err)
	r.Header.Set("Accept-Encoding", "identity") // zipped, all of it would fit into the buffers between us
	answer, err := http.DefaultClient.Do(r)
	require.NoError(w.t, err)
	require.Equal(w.t, http.StatusOK, answer.StatusCode)
	return answer.Body
}

// queries counts the statements that run for the server in this database.
func (w *featureWorld) queries() (n int) {
	w.t.Helper()
	conn, err := pgx.Connect(context.Background(), w.house.url)
	require.NoError(w.t, err)
	defer conn.Close(context.Background())
	require.NoError(w.t, conn.QueryRow(context.Background(), `SELECT count(*) FROM pg_stat_activity
		WHERE application_name = 'onemap' AND state <> 'idle' AND datname = current_database()`).Scan(&n))
	return n
}

// figure is a value the server tells Prometheus.
func (w *featureWorld) figure(name string) string {
	w.t.Helper()
	_, text := w.fetch("GET", "/metrics")
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name+" "); ok {
			return strings.TrimSpace(rest)
		}
	}
	w.t.Fatalf("no figure %s", name)
	return ""
}

const downloadsRunning = `onemap_gate_in_use{class="download"}`

func TestBadClientsOfDownloads(t *testing.T) {
	w := newCrowd(t)
	t.Run("one who leaves takes the query along", func(t *testing.T) { leavesItsQuery(t, w.in(t)) })
	t.Run("a slow reader holds no connection", func(t *testing.T) { readsSlowly(t, w.in(t)) })
	t.Run("one who leaves takes ogr2ogr along", func(t *testing.T) { leavesOgr2ogr(t, w.in(t)) })
}

func leavesItsQuery(t *testing.T, w *featureWorld) {
	ctx, leave := context.WithCancel(t.Context())
	body := w.begun(ctx, "format=geojson")
	_, err := io.ReadFull(body, make([]byte, 1000))
	require.NoError(t, err)
	require.Equal(t, "1", w.figure(downloadsRunning))
	leave()
	body.Close()
	require.Eventually(t, func() bool { return w.figure(downloadsRunning) == "0" && w.queries() == 0 }, 10*time.Second, 50*time.Millisecond)
}

// readsSlowly: a client that reads nothing keeps no connection to the database
// busy.
func readsSlowly(t *testing.T, w *featureWorld) {
	body := w.begun(t.Context(), "format=geojson")
	defer body.Close()
	quiet := 0
	require.Eventually(t, func() bool {
		if quiet++; w.queries() > 0 || w.figure(`onemap_pool_connections{pool="read",use="busy"}`) != "0" {
			quiet = 0 // the buffers between us are not full yet
		}
		return quiet == 5
	}, 20*time.Second, 50*time.Millisecond)
	require.Equal(t, "1", w.figure(downloadsRunning), "the download is not over")
	var collection struct{ Features []json.RawMessage }
	require.NoError(t, json.NewDecoder(bufio.NewReader(body)).Decode(&collection), "and it is whole when the client reads on")
	require.Len(t, collection.Features, 20_000)
}

func leavesOgr2ogr(t *testing.T, w *featureWorld) {
	t.Setenv("TMPDIR", t.TempDir())
	if w.house.desk.Read.GDAL == nil {
		t.Skip("no GDAL jail on this machine")
	}
	ctx, leave := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, w.base+downloads+"format=gpkg", nil)
		if err == nil {
			_, err = http.DefaultClient.Do(r)
		}
		ended <- err
	}()
	ours := os.Getenv("TMPDIR") + "/onemap-export-"
	require.Eventually(t, func() bool { return running(ours) > 0 }, 30*time.Second, time.Millisecond, "ogr2ogr is at work")
	leave()
	require.ErrorIs(t, <-ended, context.Canceled)
	require.Eventually(t, func() bool {
		left, err := filepath.Glob(ours + "*")
		return err == nil && running(ours) == 0 && len(left) == 0 && w.figure(downloadsRunning) == "0"
	}, 10*time.Second, 20*time.Millisecond, "no process and no file is left")
}

// running counts the processes with this text on their command line.
func running(text string) (n int) {
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, f := range files {
		if line, err := os.ReadFile(f); err == nil && strings.Contains(string(line), text) {
			n++
		}
	}
	return n
}

// 200 clients ask for 15 MB each at once: those who get it get it whole, the
// others are told when to come again, and memory does not grow with them.
func TestFullManyDownloadsAtOnceHaveBoundedMemory(t *testing.T) {
	if os.Getenv("ONEMAP_FULL") == "" {
		t.Skip("3 GB of downloads take a while: set ONEMAP_FULL=1 or run make test/full")
	}
	w := newCrowd(t)
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	stop := make(chan struct{})
	var most atomic.Uint64
	go func() {
		var m runtime.MemStats
		for {
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Millisecond):
			}
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse))
		}
	}()
	var whole, later, other atomic.Int64
	var clients sync.WaitGroup
	for range 200 {
		clients.Go(func() {
			answer, err := http.Get(w.base + downloads + "format=geojson")
			if err != nil {
				other.Add(1)
				return
			}
			defer answer.Body.Close()
			_, err = io.Copy(io.Discard, answer.Body) // a broken-off answer is an error
			switch {
			case answer.StatusCode == http.StatusOK && err == nil:
				whole.Add(1)
			case answer.StatusCode == http.StatusTooManyRequests && answer.Header.Get("Retry-After") != "":
				later.Add(1)
			default:
				other.Add(1)
			}
		})
	}
	clients.Wait()
	close(stop)
	grown := (most.Load() - min(most.Load(), before.HeapInuse)) >> 20
	t.Logf("200 downloads at once: %d whole, %d asked to come later, heap grew by at most %d MiB", whole.Load(), later.Load(), grown)
	require.Zero(t, other.Load())
	require.Positive(t, whole.Load())
	require.Less(t, grown, uint64(256))
}
