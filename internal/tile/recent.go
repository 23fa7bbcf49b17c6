package tile

import "container/list"

// recent keeps values up to a number of bytes and forgets the one unused for
// longest. It is not safe for several goroutines.
type recent[V any] struct {
	most, bytes int64
	order       *list.List // of *held[V], latest first
	at          map[string]*list.Element
}

type held[V any] struct {
	key   string
	value V
	bytes int64
}

func newRecent[V any](most int64) *recent[V] {
	return &recent[V]{most: most, order: list.New(), at: map[string]*list.Element{}}
}

func (r *recent[V]) get(key string) (v V, ok bool) {
	e, ok := r.at[key]
	if !ok {
		return v, false
	}
	r.order.MoveToFront(e)
	return e.Value.(*held[V]).value, true
}

// put keeps a value and gives the keys it had to forget for it, perhaps the
// value's own.
func (r *recent[V]) put(key string, v V, bytes int64) (forgotten []string) {
	r.drop(key)
	r.at[key] = r.order.PushFront(&held[V]{key, v, bytes})
	r.bytes += bytes
	for r.bytes > r.most {
		oldest := r.order.Back().Value.(*held[V]).key
		r.drop(oldest)
		forgotten = append(forgotten, oldest)
	}
	return forgotten
}

func (r *recent[V]) drop(key string) {
	if e, ok := r.at[key]; ok {
		r.bytes -= e.Value.(*held[V]).bytes
		r.order.Remove(e)
		delete(r.at, key)
	}
}
