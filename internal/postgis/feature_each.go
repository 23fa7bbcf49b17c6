package postgis

import (
	"context"
	"iter"

	"github.com/jackc/pgx/v5"

	"onemap/internal/layer"
)

// EachFeature streams the features of a published edition in order.
func (s *Store) EachFeature(ctx context.Context, edition int64) iter.Seq2[layer.Feature, error] {
	read := func(row pgx.Rows) (layer.Feature, error) { return scanFeature(row) }
	return stream(ctx, s, read, sqlFeatureAll, edition)
}
