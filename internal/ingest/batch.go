package ingest

import (
	"runtime"
	"sync"
)

// batch reads items on every core and hands the records over in their order:
// parsing and canonical form cost most of a large import.
type batch[T any] struct {
	*reading
	make  func(T) Record // safe on any goroutine
	items []T
}

// batchSize is large enough to keep the cores busy and small enough for memory.
const batchSize = 256

func (b *batch[T]) add(item T) error {
	if b.items = append(b.items, item); len(b.items) < batchSize {
		return nil
	}
	return b.flush()
}

// flush hands over what was collected.
func (b *batch[T]) flush() error {
	records := make([]Record, len(b.items))
	var wait sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(b.items))
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(b.items); i += workers {
				records[i] = b.read(b.items[i])
			}
		})
	}
	wait.Wait()
	b.items = b.items[:0]
	for _, rec := range records {
		if err := b.finish(rec); err != nil {
			return err
		}
	}
	return nil
}

// read makes a record and completes it when that needs no transformer, which
// serves one goroutine only.
func (b *batch[T]) read(item T) Record {
	rec := b.make(item)
	if rec.Refused == nil && rec.Received.CRS.Native() {
		b.complete(&rec)
	}
	return rec
}

func (b *batch[T]) finish(rec Record) error {
	if rec.Refused == nil && !rec.Received.CRS.Native() {
		b.complete(&rec)
	}
	return b.handOver(rec)
}
