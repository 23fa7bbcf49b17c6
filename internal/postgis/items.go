package postgis

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"onemap/internal/filter"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Selection says which features of a published edition are wanted.
type Selection struct {
	Edition int64
	Within  [][]byte             // EWKB, SRID 4490: a feature must meet one of them; nil: everywhere
	Where   []*filter.Expression // all must hold
	Shapes  bool                 // whether shapes are wanted
	Sort    []SortKey            // before the order of the edition
	After   *Mark                // where the page before ended
	Offset  int
	Limit   int // 0: no limit
}

// SortKey is a property to order by; what has no value comes last.
type SortKey struct {
	Property   filter.Property
	Descending bool
}

// Mark is where a page ended: the sort keys of its last feature as text (nil:
// no value) and its ordinal.
type Mark struct {
	Keys    []*string
	Ordinal int
}

// Item is a feature with the values it was sorted by.
type Item struct {
	Feature layer.Feature
	Keys    []*string
}

// Items streams the features of a selection.
func (s *Store) Items(ctx context.Context, wanted Selection) iter.Seq2[Item, error] {
	sql, args := selectItems(wanted)
	return func(yield func(Item, error) bool) {
		reader := itemReader{keys: len(wanted.Sort)}
		stream(ctx, s, reader.read, sql, append([]any{planned}, args...)...)(yield)
	}
}

// planned makes PostgreSQL plan for the values of the parameters: whether the
// index on shapes helps depends on the box.
const planned = pgx.QueryExecModeCacheDescribe

// patience is how long a count may take.
const patience = 3 * time.Second

// heldCounts is how many counts are held: they hold for ever, and a walk asks
// for the same one with every page.
const heldCounts = 10_000

// uncounted is the count of what could not be counted in time; it is held like
// others, so that each page of a walk does not try again.
const uncounted = -1

// Matched counts the features of a selection, whatever its page; false when
// that takes longer than a few seconds.
func (s *Store) Matched(ctx context.Context, wanted Selection) (n int, counted bool, err error) {
	wanted.Sort, wanted.After, wanted.Offset, wanted.Limit = nil, nil, 0, 0
	sql, args := countItems(wanted)
	question := sha256.Sum256(fmt.Appendf(nil, "%s %q", sql, args)) // as text it may be long, and ten thousand are held
	n, err = s.counts.Get(ctx, question, func(ctx context.Context) (int, error) {
		limited, stop := context.WithTimeout(ctx, patience)
		defer stop()
		var n int
		err := s.read.QueryRow(limited, sql, append([]any{planned}, args...)...).Scan(&n)
		if err != nil && ctx.Err() == nil && errors.Is(limited.Err(), context.DeadlineExceeded) {
			return uncounted, nil
		}
		return n, explain(ctx, err)
	})
	return n, n != uncounted, err
}

// itemReader reads one row after the other.
type itemReader struct {
	keys       int
	attributes attributeReader
}

func (r *itemReader) read(row pgx.Rows) (i Item, err error) {
	f := &i.Feature
	i.Keys = make([]*string, r.keys)
	var attributes, ewkb pgtype.DriverBytes // the memory of the row, until the next
	to := append(make([]any, 0, 16), &f.Ordinal, &f.ID, &f.Name, &f.Zone, &attributes, (*float64)(&f.Area), &ewkb)
	for k := range i.Keys {
		to = append(to, &i.Keys[k])
	}
	if err := row.Scan(to...); err != nil {
		return i, err
	}
	if f.Attributes, err = r.attributes.read(attributes); err != nil || ewkb == nil {
		return i, err
	}
	f.Shape, err = geometry.ParseEWKB(ewkb)
	return i, err
}
