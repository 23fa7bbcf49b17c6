package server

import (
	"context"
	"io/fs"
	"iter"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// Laws gives the law as it was known at an instant.
type Laws func(ctx context.Context, knownAt time.Time) (*check.Law, error)

// Render writes a stored document in another form.
type Render func(ctx context.Context, document []byte, w Wanted) (Rendered, error)

// Wanted says in which form: a format of the contract other than json and, for
// plots as coordinates, which part.
type Wanted struct {
	Format   string
	Part     string // subject, conflict, suggestion; empty: all
	Pages    []int  // of a batch: subjects that get a page of their own
	Language bilingual.Language
}

// Rendered is a document in another form.
type Rendered struct {
	Body        []byte
	ContentType string
	Name        string // of the file to save; empty: shown, not saved
}

// Options are what a server is made of. Every field is needed unless its
// comment says otherwise.
type Options struct {
	Desk        *Desk
	Checks      Checks
	Editions    Editions
	Batches     Batches
	Answers     Answers
	Laws        Laws
	Render      Render
	RenderBatch RenderBatch
	Items       Items
	Features    func(ctx context.Context, edition int64) iter.Seq2[layer.Feature, error] // of a published edition, in order
	Tiles       *tile.Cache                                                              // where drawn tiles are kept
	Ready       func(context.Context) []Condition                                        // what must hold, in the order of dependence
	Identify    Identify
	Log         *slog.Logger
	Now         func() time.Time
	Version     string
	Limits      Limits               // zero fields take defaults
	Scratch     string               // folder for files in the making; empty: the system's
	Page        fs.FS                // the built map page; nil: not built
	Basemap     Basemap              // zero: none
	Origins     Origins              // whose pages may read
	Registry    *prometheus.Registry // of the figures at /metrics; nil: the server's own only
}
