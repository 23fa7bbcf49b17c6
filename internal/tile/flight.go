package tile

import (
	"context"
	"fmt"
	"runtime/debug"
)

// flight is one drawing that several askers wait for.
type flight struct {
	done    chan struct{}
	waiting int
	cancel  context.CancelFunc
	tile    Compressed
	err     error
}

// join waits for the drawing of a key, starting it when nobody has.
func (c *Cache) join(ctx context.Context, key string, draw func(context.Context) (Compressed, error)) (Compressed, error) {
	c.mutex.Lock()
	f, flying := c.flights[key]
	if !flying {
		f = &flight{done: make(chan struct{})}
		c.flights[key] = f
		var work context.Context
		work, f.cancel = context.WithCancel(context.WithoutCancel(ctx))
		go c.fly(work, key, f, draw)
	}
	f.waiting++
	c.mutex.Unlock()
	select {
	case <-f.done:
		return f.tile, f.err
	case <-ctx.Done():
		c.leave(key, f)
		return Compressed{}, ctx.Err()
	}
}

func (c *Cache) fly(ctx context.Context, key string, f *flight, draw func(context.Context) (Compressed, error)) {
	defer f.cancel()
	f.tile, f.err = guarded(ctx, draw)
	c.mutex.Lock()
	if c.flights[key] == f {
		delete(c.flights, key)
	}
	c.mutex.Unlock()
	close(f.done)
}

// guarded turns a panic into an error: nobody above this goroutine could.
func guarded(ctx context.Context, draw func(context.Context) (Compressed, error)) (t Compressed, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("drawing a tile: %v\n%s", fault, debug.Stack())
		}
	}()
	return draw(ctx)
}

// leave takes one asker off; the last one stops the drawing, and whoever asks
// next starts another.
func (c *Cache) leave(key string, f *flight) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if f.waiting--; f.waiting == 0 {
		f.cancel()
		if c.flights[key] == f {
			delete(c.flights, key)
		}
	}
}
