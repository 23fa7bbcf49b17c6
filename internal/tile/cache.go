package tile

import (
	"context"
	"sync"
	"sync/atomic"
)

// Cache keeps compressed tiles in memory and, when it has a folder, on disk, each
// up to a number of bytes; what was unused for longest goes first. A tile of a
// published edition never changes, so nothing is ever invalidated: the key must
// name everything the bytes depend on. Safe for any number of goroutines.
type Cache struct {
	mutex   sync.Mutex
	memory  *recent[Compressed]
	flights map[string]*flight
	disk    *disk // nil: none

	fromMemory, fromDisk, drawn atomic.Int64
}

// NewCache opens a cache; dir empty means memory only. What is found in dir from
// an earlier run is used; what was torn by a crash is noticed and left out.
func NewCache(memoryBytes int64, dir string, diskBytes int64) (*Cache, error) {
	c := &Cache{memory: newRecent[Compressed](memoryBytes), flights: map[string]*flight{}}
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
	FromMemory, FromDisk, Drawn int64 // tiles answered
	Corrupt                     int64 // files that failed their checksum
	Unwritten                   int64 // tiles the disk would not take
}

// Stats gives the counts.
func (c *Cache) Stats() Stats {
	s := Stats{FromMemory: c.fromMemory.Load(), FromDisk: c.fromDisk.Load(), Drawn: c.drawn.Load()}
	c.mutex.Lock()
	s.MemoryBytes = c.memory.bytes
	c.mutex.Unlock()
	if c.disk != nil {
		c.disk.count(&s)
	}
	return s
}

// Get finds a tile.
func (c *Cache) Get(key string) (Compressed, bool) {
	c.mutex.Lock()
	t, ok := c.memory.get(key)
	c.mutex.Unlock()
	if ok {
		c.fromMemory.Add(1)
		return t, true
	}
	if c.disk == nil {
		return t, false
	}
	if t, ok = c.disk.get(key); ok {
		c.fromDisk.Add(1)
		c.remember(key, t)
	}
	return t, ok
}

// Put keeps a tile. A disk that will not take it is counted, not reported: the
// tile can be drawn again.
func (c *Cache) Put(key string, t Compressed) {
	c.remember(key, t)
	if c.disk != nil {
		c.disk.put(key, t)
	}
}

// overhead is about what an entry takes besides its bytes.
const overhead = 300

func (c *Cache) remember(key string, t Compressed) {
	c.mutex.Lock()
	c.memory.put(key, t, int64(len(t.Bytes)+len(key)+overhead))
	c.mutex.Unlock()
}

// Tile gives the tile of a key, drawing it when it is not there. Several askers
// of one key wait for one drawing, which is cancelled when all of them have left.
func (c *Cache) Tile(ctx context.Context, key string, draw func(context.Context) (Tile, error)) (Compressed, error) {
	if t, ok := c.Get(key); ok {
		return t, nil
	}
	return c.join(ctx, key, func(ctx context.Context) (Compressed, error) {
		t, err := draw(ctx)
		if err != nil {
			return Compressed{}, err
		}
		c.drawn.Add(1)
		packed := Compress(t)
		c.Put(key, packed)
		return packed, nil
	})
}
