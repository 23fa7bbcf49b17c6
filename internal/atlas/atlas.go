package atlas

import (
	"context"
	"runtime"

	"onemap/internal/shelf"
	"onemap/internal/tile"
)

// Options are what an Atlas may be told; zero fields take defaults.
type Options struct {
	Cache       *tile.Cache // where tiles are kept; needed
	SourceBytes int         // memory for layers made ready to draw; 0 means 1 GiB
	Drawings    int         // tiles drawn at a time; 0 means one per core
}

// Atlas draws tiles. It is safe for any number of callers.
type Atlas struct {
	cache    *tile.Cache
	sources  *shelf.Shelf[string, *tile.Source]
	drawing  chan struct{} // a place for each tile being drawn
	building chan struct{} // and for each layer being made ready
}

// readied is how many layers are made ready at a time: each holds all features
// of its edition twice while it is.
const readied = 2

// New makes an atlas.
func New(o Options) *Atlas {
	if o.SourceBytes == 0 {
		o.SourceBytes = 1 << 30
	}
	if o.Drawings == 0 {
		o.Drawings = runtime.GOMAXPROCS(0)
	}
	return &Atlas{cache: o.Cache, sources: shelf.New[string](o.SourceBytes, (*tile.Source).Bytes),
		drawing: make(chan struct{}, o.Drawings), building: make(chan struct{}, readied)}
}

// Tile gives a tile, drawn when it is not kept. Errors are those of reading the
// features, of Match, or the end of ctx.
func (a *Atlas) Tile(ctx context.Context, r Request) (tile.Compressed, error) {
	draw := func(ctx context.Context) (tile.Tile, error) { return a.draw(ctx, r) }
	if r.kept() {
		return a.cache.Tile(ctx, r.Key(), draw)
	}
	t, err := draw(ctx)
	return tile.Compress(t), err
}

// Source gives a layer made ready to draw.
func (a *Atlas) Source(ctx context.Context, s Sheet) (*tile.Source, error) {
	return a.sources.Get(ctx, s.key(), func(ctx context.Context) (*tile.Source, error) {
		leave, err := enter(ctx, a.building)
		if err != nil {
			return nil, err
		}
		defer leave()
		return tile.Build(ctx, s.Definition, s.Features(ctx))
	})
}

// enter waits for a place.
func enter(ctx context.Context, places chan struct{}) (leave func(), err error) {
	select {
	case places <- struct{}{}:
		return func() { <-places }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
