package postgis

import (
	"context"
	"crypto/sha256"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/shelf"
	"onemap/schema"
)

// Store is the record. It is safe for any number of callers.
type Store struct {
	write       *pgxpool.Pool
	read        *pgxpool.Pool // refuses to write
	log         *slog.Logger
	now         func() time.Time
	definitions layer.Definitions
	snapshots   *shelf.Shelf[int64, *check.LayerData]
	extents     *shelf.Shelf[int64, geometry.Bounds]
	counts      *shelf.Shelf[[sha256.Size]byte, int] // of selections
	laws        *lawCache
}

// Options are what a Store may be told besides its database; the zero value
// works.
type Options struct {
	ReadURL          string            // a replica for reads; empty: the same database
	Connections      int32             // per pool; 0 means 16
	StatementTimeout time.Duration     // of one statement; 0 means 60 s
	CacheBytes       int               // for snapshots; 0 means 1 GiB
	Definitions      layer.Definitions // nil: those of schema/layers
	Now              func() time.Time  // nil: time.Now
}

// heldExtents is of how many editions the extent is held.
const heldExtents = 4096

// Open connects with default options. See OpenWith.
func Open(ctx context.Context, url string, log *slog.Logger) (*Store, error) {
	return OpenWith(ctx, url, log, Options{})
}

// OpenWith connects and makes sure of what the queries rely on: PostGIS, the
// newest migration and the index on features. Errors are *problem.Problem of
// class Environment.
func OpenWith(ctx context.Context, url string, log *slog.Logger, o Options) (*Store, error) {
	o = o.withDefaults(url)
	definitions, err := o.definitions()
	if err != nil {
		return nil, err
	}
	s := &Store{log: log, now: o.Now, definitions: definitions, laws: newLawCache()}
	s.snapshots = shelf.New[int64](o.CacheBytes, weight)
	s.extents = shelf.New[int64](heldExtents, func(geometry.Bounds) int { return 1 })
	s.counts = shelf.New[[sha256.Size]byte](heldCounts, func(int) int { return 1 })
	if s.write, err = openPool(ctx, url, o, false); err != nil {
		return nil, unreachable(err)
	}
	if s.read, err = openPool(ctx, o.ReadURL, o, true); err != nil {
		s.write.Close()
		return nil, unreachable(err)
	}
	if err := s.assertReady(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close ends all connections, after the queries that run.
func (s *Store) Close() {
	s.read.Close()
	s.write.Close()
}

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return explain(ctx, s.read.Ping(ctx)) }

func (o Options) withDefaults(url string) Options {
	if o.ReadURL == "" {
		o.ReadURL = url
	}
	if o.Connections == 0 {
		o.Connections = 16
	}
	if o.StatementTimeout == 0 {
		o.StatementTimeout = time.Minute
	}
	if o.CacheBytes == 0 {
		o.CacheBytes = 1 << 30
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func (o Options) definitions() (layer.Definitions, error) {
	if o.Definitions != nil {
		return o.Definitions, nil
	}
	return layer.LoadDefinitions(schema.FS)
}
