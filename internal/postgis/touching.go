package postgis

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"
)

//go:embed sql/check_touching.sql
var sqlCheckTouching string

// ChecksTouching gives at most limit checks that found something about a
// feature of an edition, newest first.
func (s *Store) ChecksTouching(ctx context.Context, edition int64, feature string, limit int) ([]CheckSummary, error) {
	rows, err := s.read.Query(ctx, sqlCheckTouching, edition, feature, limit)
	if err != nil {
		return nil, explain(ctx, err)
	}
	list, err := pgx.CollectRows(rows, scanSummary)
	return list, explain(ctx, err)
}
