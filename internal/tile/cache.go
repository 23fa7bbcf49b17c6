package tile

import (
	"context"
	"sync/atomic"

	"onemap/internal/shelf"
)

// Cache keeps compressed tiles in memory and, when it has a folder, on disk, each
// up to a number of bytes; what was unused for longest goes first. A tile of a
// published edition never changes, so nothing is ever invalidated: the key must
// name everything the bytes depend on. Safe for any number of goroutines.
type Cache struct {
	memory *shelf.Shelf[string, Compressed]
	disk   *disk // nil: none

	fromMemory, fromDisk, drawn atomic.Int64
}

// overhead is about what an entry takes besides its bytes.
const overhead = 350

// NewCache opens a cache; dir empty means memory only. What is found in dir from
// an earlier run is used; what was torn by a crash is noticed and left out.
func NewCache(memoryBytes int, dir string, diskBytes int64) (*Cache, error) {
	weight := func(t Compressed) int { return len(t.Bytes) + overhead }
	c := &Cache{memory: shelf.New[string](memoryBytes, weight)}
	if dir == "" {
		return c, nil
	}
	d, err := openDisk(dir, diskBytes)
	c.disk = d
	return c, err
}

// Stats says what a cache holds and did since it was opened.
type Stats struct {
	MemoryBytes, DiskBytes      int64
	FromMemory, FromDisk, Drawn int64 // tiles answered; from memory are also those who waited for another's drawing
	Corrupt                     int64 // files that failed their checksum
	Unwritten                   int64 // tiles the disk would not take
}

// Stats gives the counts.
func (c *Cache) Stats() Stats {
	s := Stats{
		MemoryBytes: int64(c.memory.Bytes()),
		FromMemory:  c.fromMemory.Load(), FromDisk: c.fromDisk.Load(), Drawn: c.drawn.Load(),
	}
	if c.disk != nil {
		c.disk.count(&s)
	}
	return s
}

// Tile gives the tile of a key, drawing it when it is not there. Several askers
// of one key wait for one drawing, which is cancelled when all of them have left.
func (c *Cache) Tile(ctx context.Context, key string, draw func(context.Context) (Tile, error)) (Compressed, error) {
	fetched := false
	t, err := c.memory.Get(ctx, key, func(ctx context.Context) (Compressed, error) {
		fetched = true
		return c.fetch(ctx, key, draw)
	})
	if err == nil && !fetched { // without an error the fetching is over
		c.fromMemory.Add(1)
	}
	return t, err
}

// fetch reads a tile from disk or draws it. A disk that will not take it is
// counted, not reported: the tile can be drawn again.
func (c *Cache) fetch(ctx context.Context, key string, draw func(context.Context) (Tile, error)) (Compressed, error) {
	if c.disk != nil {
		if t, ok := c.disk.get(key); ok {
			c.fromDisk.Add(1)
			return t, nil
		}
	}
	t, err := draw(ctx)
	if err != nil {
		return Compressed{}, err
	}
	c.drawn.Add(1)
	packed := Compress(t)
	if c.disk != nil {
		c.disk.put(key, packed)
	}
	return packed, nil
}
