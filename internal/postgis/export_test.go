package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"onemap/internal/filter"
)

// Matching gives the ordinals of the features of a published edition that a
// filter selects in the database, in order.
func (s *Store) Matching(ctx context.Context, edition int64, e *filter.Expression) ([]int, error) {
	a := arguments{edition}
	rows, err := s.read.Query(ctx, "SELECT ordinal FROM feature WHERE edition = $1 AND "+where(e, &a)+" ORDER BY ordinal", a...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int])
}

// WriteThroughReads tries to write through the pool for reads.
func (s *Store) WriteThroughReads(ctx context.Context) error {
	_, err := s.read.Exec(ctx, sqlLawLock)
	if err == nil {
		_, err = s.read.Exec(ctx, sqlIdempotencyForget, s.instant())
	}
	return err
}

// PlanOf is how the database would find what a filter selects if reading a
// whole table cost too much.
func (s *Store) PlanOf(ctx context.Context, edition int64, e *filter.Expression) (string, error) {
	tx, err := s.read.Begin(ctx)
	if err != nil {
		return "", err
	}
	defer func() { _ = tx.Rollback(ctx) }()
	if _, err := tx.Exec(ctx, "SET LOCAL enable_seqscan = off"); err != nil {
		return "", err
	}
	a := arguments{edition}
	rows, err := tx.Query(ctx, "EXPLAIN SELECT ordinal FROM feature WHERE edition = $1 AND "+where(e, &a), a...)
	if err != nil {
		return "", err
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	return strings.Join(lines, "\n"), err
}

// ReadAttributes reads the attributes of one row.
func ReadAttributes(text []byte) (map[string]string, error) { return new(attributeReader).read(text) }
