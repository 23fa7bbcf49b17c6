package export

import (
	"io"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
)

// manyFields gives n small fields, made as they are asked for.
func manyFields(t testing.TB, n int) Table {
	t.Helper()
	some := farmland(t)[:2]
	return Features(definition(t, "YJJBNTTB"), stamp, func(yield func(layer.Feature, error) bool) {
		for i := range n {
			f := some[i%2]
			f.Ordinal = i
			if !yield(f, nil) {
				return
			}
		}
	})
}

// What is written in one pass needs the memory of one row, however many there are.
func TestStreamsHoldOneRow(t *testing.T) {
	for _, name := range []string{"geojson", "csv", "kml"} {
		f, err := Named(name)
		require.NoError(t, err)
		file, err := Open(t.Context(), f, manyFields(t, 100_000), Options{})
		require.NoError(t, err)
		watch := &heap{}
		_, err = file.WriteTo(watch)
		require.NoError(t, err)
		require.Greater(t, watch.bytes, 15<<20, name)
		require.Less(t, watch.most-watch.least, uint64(2<<20), name)
	}
}

// heap watches what is alive on the heap while a file is written to it.
type heap struct {
	bytes       int
	least, most uint64
	next        int
}

func (h *heap) Write(b []byte) (int, error) {
	if h.bytes += len(b); h.bytes >= h.next {
		h.next += 4 << 20
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if h.least == 0 {
			h.least = m.HeapAlloc
		}
		h.least, h.most = min(h.least, m.HeapAlloc), max(h.most, m.HeapAlloc)
	}
	return len(b), nil
}

// BenchmarkFormats writes 10,000 fields of five vertices and thirty attributes.
func BenchmarkFormats(b *testing.B) {
	j := jail(b)
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				file, err := Open(b.Context(), f, manyFields(b, 10_000), Options{GDAL: j, Folder: b.TempDir()})
				require.NoError(b, err)
				n, err := file.WriteTo(io.Discard)
				require.NoError(b, err)
				b.SetBytes(n)
				file.Close()
			}
		})
	}
}
