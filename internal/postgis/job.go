package postgis

import (
	"context"
	_ "embed"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

//go:embed sql/job_beat.sql
var sqlJobBeat string

//go:embed sql/job_cancel.sql
var sqlJobCancel string

//go:embed sql/job_finish.sql
var sqlJobFinish string

//go:embed sql/job_release.sql
var sqlJobRelease string

// Heartbeat says that the worker lives, and tells whether it should stop
// because somebody cancelled. A problem of class Conflict means that another
// worker has taken the batch over.
func (s *Store) Heartbeat(ctx context.Context, batch, worker string) (cancel bool, err error) {
	err = s.write.QueryRow(ctx, sqlJobBeat, batch, worker, s.instant()).Scan(&cancel)
	if errors.Is(err, pgx.ErrNoRows) {
		return true, takenOver(batch)
	}
	return cancel, explain(ctx, err)
}

// FinishBatch ends a batch the worker holds: done, cancelled, or failed with
// the reason.
func (s *Store) FinishBatch(ctx context.Context, batch, worker string, state BatchState, failure string) error {
	return s.change(ctx, func(tx pgx.Tx) (event, error) {
		var id int64
		err := tx.QueryRow(ctx, sqlJobFinish, batch, worker, string(state), s.instant(), failure).Scan(&id)
		if errors.Is(err, pgx.ErrNoRows) {
			return event{}, takenOver(batch)
		}
		return event{"batch.finish", object("batch", batch), map[string]any{"state": state, "failure": failure}}, err
	})
}

// ReleaseBatch gives a batch back at an orderly shutdown; the next worker
// continues it. Nothing happens when another worker has taken it over. It works
// after ctx has ended.
func (s *Store) ReleaseBatch(ctx context.Context, batch, worker string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return s.change(ctx, func(tx pgx.Tx) (event, error) {
		tag, err := tx.Exec(ctx, sqlJobRelease, batch, worker)
		if err != nil || tag.RowsAffected() == 0 {
			return nothing(), err
		}
		return event{"batch.release", object("batch", batch), map[string]any{"worker": worker}}, nil
	})
}

// CancelBatch stops a batch: at once when it waits, soon when it runs. One
// that has ended is a problem of class Conflict.
func (s *Store) CancelBatch(ctx context.Context, batch string) (Batch, error) {
	before, err := batchIn(ctx, s.write, batch)
	if err != nil {
		return before, err
	}
	err = s.change(ctx, func(tx pgx.Tx) (event, error) {
		var state BatchState
		err := tx.QueryRow(ctx, sqlJobCancel, batch, s.instant()).Scan(&state)
		if errors.Is(err, pgx.ErrNoRows) {
			return event{}, ended(batch, before.State)
		}
		return event{"batch.cancel", object("batch", batch), map[string]any{"state": state}}, err
	})
	if err != nil {
		return before, err
	}
	return batchIn(ctx, s.write, batch)
}

func takenOver(batch string) error {
	return &problem.Problem{
		Code: "S40", Class: problem.Conflict,
		Message: bilingual.Text{ZH: "批次 " + batch + " 已由另一进程接管", EN: "Batch " + batch + " was taken over by another worker"},
		Next:    bilingual.Text{ZH: "停止处理", EN: "Stop working on it"},
	}
}

func ended(batch string, state BatchState) error {
	return &problem.Problem{
		Code: "S41", Class: problem.Conflict,
		Message: bilingual.Text{ZH: "批次 " + batch + " 已结束：" + string(state), EN: "Batch " + batch + " has ended: " + string(state)},
		Next:    bilingual.Text{ZH: "查看结果", EN: "Look at its results"},
	}
}
