package postgis

import (
	"context"
	"iter"

	"onemap/internal/layer"
)

// EachFeature gives the features of a published edition in order, one at a
// time; an error ends them. The query is over in the database as well when the
// loop or ctx ends.
func (s *Store) EachFeature(ctx context.Context, edition int64) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		inner, stop := context.WithCancel(ctx)
		defer stop()
		rows, err := s.read.Query(inner, sqlFeatureAll, edition)
		if err != nil {
			yield(layer.Feature{}, explain(ctx, err))
			return
		}
		// Close reads what is still to come; a stopped query has nothing to come.
		defer func() { stop(); rows.Close() }()
		for rows.Next() {
			f, err := scanFeature(rows)
			if !yield(f, explain(ctx, err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(layer.Feature{}, explain(ctx, err))
		}
	}
}
