package postgis

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
)

//go:embed sql/job_claim.sql
var sqlJobClaim string

//go:embed sql/job_give_up.sql
var sqlJobGiveUp string

// silence is after how long without a heartbeat a worker counts as dead.
const silence = time.Minute

// ClaimBatch takes the oldest batch that waits, or whose worker has died, for
// the worker of this name (unique among all processes); false when there is
// none.
func (s *Store) ClaimBatch(ctx context.Context, worker string) (b Batch, ok bool, err error) {
	if err := s.giveUp(ctx); err != nil {
		return Batch{}, false, err
	}
	err = s.change(ctx, func(tx pgx.Tx) (event, error) {
		now := s.instant()
		var attempts int
		err := tx.QueryRow(ctx, sqlJobClaim, worker, now, now.Add(-silence)).Scan(&b.ID, &attempts)
		if errors.Is(err, pgx.ErrNoRows) {
			return nothing(), nil
		}
		ok = err == nil
		return event{"batch.claim", object("batch", b.ID), map[string]any{"worker": worker, "attempt": attempts}}, err
	})
	if !ok || err != nil {
		return Batch{}, false, err
	}
	b, err = batchIn(ctx, s.write, b.ID)
	return b, err == nil, err
}

// mostAttempts is how many workers may die on a batch before it has failed.
const mostAttempts = 5

// giveUp fails the batches that keep killing their workers.
func (s *Store) giveUp(ctx context.Context) error {
	return s.change(ctx, func(tx pgx.Tx) (event, error) {
		now := s.instant()
		rows, err := tx.Query(ctx, sqlJobGiveUp, now, now.Add(-silence), mostAttempts, "处理进程多次中断 / its workers died too often")
		if err != nil {
			return event{}, err
		}
		given, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil || len(given) == 0 {
			return nothing(), err
		}
		return event{"batch.give_up", object("batch", given[0]), map[string]any{"batches": given}}, nil
	})
}
