package tile

import (
	"bytes"
	"compress/gzip"
	"errors"
	"sync"
)

// Compressed is a tile as it is kept and sent: Bytes is gzip (RFC 1952), and
// empty when nothing is drawn. The same tile always gives the same bytes.
type Compressed struct {
	Bytes    []byte
	Features int
	Nameless int
	Merged   int
	Dropped  int
	Brief    bool
}

// Compress packs a tile.
func Compress(t Tile) Compressed {
	c := Compressed{Features: t.Features, Nameless: t.Nameless, Merged: t.Merged, Dropped: t.Dropped, Brief: t.Brief}
	if len(t.Bytes) > 0 {
		c.Bytes = zip(t.Bytes)
	}
	return c
}

// zippers keeps compressors between tiles: each takes most of a megabyte.
var zippers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// zip never fails: it writes to memory.
func zip(b []byte) []byte {
	var out bytes.Buffer
	w := zippers.Get().(*gzip.Writer)
	defer zippers.Put(w)
	w.Reset(&out)
	_, err := w.Write(b)
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err)
	}
	return out.Bytes()
}
