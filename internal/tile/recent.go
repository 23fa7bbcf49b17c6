package tile

import "container/list"

// recent remembers names of things of a number of bytes, up to as many bytes as
// there is room for, and forgets the one unused for longest. It is not safe for
// several goroutines.
type recent struct {
	most, bytes int64
	order       *list.List // of named, latest first
	at          map[string]*list.Element
}

type named struct {
	name  string
	bytes int64
}

func newRecent(most int64) *recent {
	return &recent{most: most, order: list.New(), at: map[string]*list.Element{}}
}

// use tells whether a name is remembered, and notes that it was used.
func (r *recent) use(name string) bool {
	e, ok := r.at[name]
	if ok {
		r.order.MoveToFront(e)
	}
	return ok
}

// put remembers a name and gives those it had to forget for it, perhaps the name
// itself.
func (r *recent) put(name string, bytes int64) (forgotten []string) {
	r.drop(name)
	r.at[name] = r.order.PushFront(named{name, bytes})
	r.bytes += bytes
	for r.bytes > r.most {
		oldest := r.order.Back().Value.(named).name
		r.drop(oldest)
		forgotten = append(forgotten, oldest)
	}
	return forgotten
}

func (r *recent) drop(name string) {
	if e, ok := r.at[name]; ok {
		r.bytes -= e.Value.(named).bytes
		r.order.Remove(e)
		delete(r.at, name)
	}
}
