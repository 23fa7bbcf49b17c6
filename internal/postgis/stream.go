package postgis

import (
	"context"
	"iter"

	"github.com/jackc/pgx/v5"
)

// stream gives the rows of a query one at a time as they come from the
// database; an error ends them. The query is over in the database as well when
// the loop or ctx ends.
func stream[T any](ctx context.Context, s *Store, read func(pgx.Rows) (T, error), sql string, args ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		inner, stop := context.WithCancel(ctx)
		defer stop()
		rows, err := s.read.Query(inner, sql, args...)
		if err != nil {
			yield(none, explain(ctx, err))
			return
		}
		// Close reads what is still to come; a stopped query has nothing to come.
		defer func() { stop(); rows.Close() }()
		for rows.Next() {
			v, err := read(rows)
			if !yield(v, explain(ctx, err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, explain(ctx, err))
		}
	}
}
