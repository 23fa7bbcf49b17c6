package postgis

import (
	"container/list"
	"context"
	"sync"

	"onemap/internal/check"
)

// cache holds published editions, which never change, up to a number of bytes;
// the one not asked for longest goes first. Callers who ask for the same
// edition at once wait for one reading of it.
type cache struct {
	limit int
	load  func(ctx context.Context, id int64) (*check.LayerData, error)

	mu      sync.Mutex
	held    map[int64]*list.Element // of *entry
	recent  *list.List              // most recently asked for first
	bytes   int
	flights map[int64]*flight
}

type entry struct {
	data   *check.LayerData
	weight int
}

// flight is one reading of an edition and those who wait for it.
type flight struct {
	done    chan struct{}
	waiting int
	cancel  context.CancelFunc
	data    *check.LayerData
	err     error
}

func newCache(limit int, load func(context.Context, int64) (*check.LayerData, error)) *cache {
	return &cache{limit: limit, load: load, held: map[int64]*list.Element{}, recent: list.New(), flights: map[int64]*flight{}}
}

func (c *cache) get(ctx context.Context, id int64) (*check.LayerData, error) {
	data, f := c.heldOrFlight(ctx, id)
	if data != nil {
		return data, nil
	}
	select {
	case <-f.done:
		return f.data, f.err
	case <-ctx.Done():
		c.leave(f)
		return nil, ctx.Err()
	}
}

func (c *cache) heldOrFlight(ctx context.Context, id int64) (*check.LayerData, *flight) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.held[id]; ok {
		c.recent.MoveToFront(e)
		return e.Value.(*entry).data, nil
	}
	f, ok := c.flights[id]
	if !ok {
		f = c.depart(ctx, id)
	}
	f.waiting++
	return nil, f
}

// depart starts a reading that outlives the caller who asked first, as long as
// anybody waits for it.
func (c *cache) depart(ctx context.Context, id int64) *flight {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight{done: make(chan struct{}), cancel: cancel}
	c.flights[id] = f
	go func() {
		defer cancel()
		data, err := c.load(ctx, id)
		c.land(id, f, data, err)
	}()
	return f
}

func (c *cache) land(id int64, f *flight, data *check.LayerData, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f.data, f.err = data, err
	if c.flights[id] == f {
		delete(c.flights, id)
	}
	if err == nil {
		c.keep(id, data)
	}
	close(f.done)
}

// leave is called by one who stopped waiting; the last one ends the reading.
func (c *cache) leave(f *flight) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if f.waiting--; f.waiting > 0 {
		return
	}
	f.cancel()
	for id, g := range c.flights { // a newcomer must not join a cancelled reading
		if g == f {
			delete(c.flights, id)
		}
	}
}

func (c *cache) keep(id int64, data *check.LayerData) {
	if _, ok := c.held[id]; ok {
		return
	}
	e := &entry{data, weight(data)}
	c.held[id] = c.recent.PushFront(e)
	c.bytes += e.weight
	for c.bytes > c.limit && c.recent.Len() > 1 {
		c.evict(c.recent.Back())
	}
}

func (c *cache) evict(last *list.Element) {
	e := c.recent.Remove(last).(*entry)
	delete(c.held, e.data.Edition.ID)
	c.bytes -= e.weight
}

func (c *cache) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}
