// Package shelf holds in memory what is slow to make and never changes, up to
// a number of bytes; what was not asked for longest goes first.
//
// It knows who waits for what: callers who ask for the same thing at once wait
// for one making of it, one who leaves is let go at once, and a making nobody
// waits for any more is cancelled. It must never know what the things are.
package shelf

import (
	"container/list"
	"context"
	"fmt"
	"runtime/debug"
	"sync"
)

// Shelf holds values by key. It is safe for any number of callers.
type Shelf[K comparable, V any] struct {
	limit int
	weigh func(V) int

	mu      sync.Mutex
	held    map[K]*list.Element // of *entry
	recent  *list.List          // most recently asked for first
	bytes   int
	flights map[K]*flight[V]
}

type entry[K comparable, V any] struct {
	key    K
	value  V
	weight int
}

// flight is one making of a value and those who wait for it.
type flight[V any] struct {
	done    chan struct{}
	waiting int
	cancel  context.CancelFunc
	value   V
	err     error
}

// New makes a shelf for limit bytes; weigh gives about how many a value takes.
// A single value heavier than the limit is held until another one comes.
func New[K comparable, V any](limit int, weigh func(V) int) *Shelf[K, V] {
	return &Shelf[K, V]{limit: limit, weigh: weigh, held: map[K]*list.Element{}, recent: list.New(), flights: map[K]*flight[V]{}}
}

// Get gives the value of key, made by produce when it is not held. A failure
// is given to all who waited and is not held. Get returns soon after ctx ends;
// produce runs under a context of its own with the values of ctx.
func (s *Shelf[K, V]) Get(ctx context.Context, key K, produce func(context.Context) (V, error)) (V, error) {
	held, f := s.heldOrFlight(ctx, key, produce)
	if f == nil {
		return held, nil
	}
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		s.leave(f)
		var none V
		return none, ctx.Err()
	}
}

// Bytes is about how much memory the values held take.
func (s *Shelf[K, V]) Bytes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

func (s *Shelf[K, V]) heldOrFlight(ctx context.Context, key K, produce func(context.Context) (V, error)) (held V, f *flight[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e, ok := s.held[key]; ok {
		s.recent.MoveToFront(e)
		return e.Value.(*entry[K, V]).value, nil
	}
	f, ok := s.flights[key]
	if !ok {
		f = s.depart(ctx, key, produce)
	}
	f.waiting++
	return held, f
}

// depart starts a making that outlives the caller who asked first, as long as
// anybody waits for it.
func (s *Shelf[K, V]) depart(ctx context.Context, key K, produce func(context.Context) (V, error)) *flight[V] {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight[V]{done: make(chan struct{}), cancel: cancel}
	s.flights[key] = f
	go func() {
		defer cancel()
		value, err := guarded(ctx, produce)
		s.land(key, f, value, err)
	}()
	return f
}

// guarded turns a panic into an error: nobody above this goroutine could.
func guarded[V any](ctx context.Context, produce func(context.Context) (V, error)) (value V, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v\n%s", fault, debug.Stack())
		}
	}()
	return produce(ctx)
}

func (s *Shelf[K, V]) land(key K, f *flight[V], value V, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.value, f.err = value, err
	if s.flights[key] == f {
		delete(s.flights, key)
	}
	if err == nil {
		s.keep(key, value)
	}
	close(f.done)
}

// leave is called by one who stopped waiting; the last one ends the making.
func (s *Shelf[K, V]) leave(f *flight[V]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.waiting--; f.waiting > 0 {
		return
	}
	f.cancel()
	for key, g := range s.flights { // a newcomer must not join a cancelled making
		if g == f {
			delete(s.flights, key)
		}
	}
}

func (s *Shelf[K, V]) keep(key K, value V) {
	if _, ok := s.held[key]; ok {
		return
	}
	e := &entry[K, V]{key, value, s.weigh(value)}
	s.held[key] = s.recent.PushFront(e)
	s.bytes += e.weight
	for s.bytes > s.limit && s.recent.Len() > 1 {
		s.evict(s.recent.Back())
	}
}

func (s *Shelf[K, V]) evict(last *list.Element) {
	e := s.recent.Remove(last).(*entry[K, V])
	delete(s.held, e.key)
	s.bytes -= e.weight
}
