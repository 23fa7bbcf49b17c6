package postgis

import (
	"context"
	_ "embed"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/principal"
)

//go:embed sql/batch_insert.sql
var sqlBatchInsert string

//go:embed sql/job_insert.sql
var sqlJobInsert string

//go:embed sql/batch_get.sql
var sqlBatchGet string

//go:embed sql/batch_list.sql
var sqlBatchList string

// BatchState says where a batch stands.
type BatchState string

// The states; the last three are final.
const (
	BatchQueued    BatchState = "queued"
	BatchRunning   BatchState = "running"
	BatchDone      BatchState = "done"
	BatchFailed    BatchState = "failed"
	BatchCancelled BatchState = "cancelled"
)

// Batch is one file of many subjects, checked in the background.
type Batch struct {
	ID          string
	Submission  int64 // for LoadSubmission
	FileName    string
	Kind        check.Kind
	AsOf        layer.Date
	KnownAt     time.Time    // UTC
	Layers      []layer.Code // narrowed to these; empty: all
	Total, Done int          // subjects
	Principal   string
	Created     time.Time // UTC
	State       BatchState
	Cancel      bool      // somebody asked to stop
	Failure     string    // why it failed
	Finished    time.Time // UTC; zero while it is not
}

// CreateBatch puts a submission on record and lets it wait for a worker; in
// the same transaction the answers to the requests that asked for it. answers
// may be nil; it is called with the new batch. Of r are taken AsOf, KnownAt
// and Layers. Subjects that were refused have their answer at once.
func (s *Store) CreateBatch(ctx context.Context, sub *check.Submission, r check.Request, answers func(Batch) []Keyed) (Batch, error) {
	b := Batch{
		FileName: sub.FileName, Kind: sub.Kind, AsOf: r.AsOf, KnownAt: r.KnownAt.UTC(), Layers: r.Layers,
		Total: len(sub.Subjects) + len(sub.Refused), Done: len(sub.Refused),
		Principal: principal.From(ctx).Name, Created: s.instant(), State: BatchQueued,
	}
	err := s.change(ctx, func(tx pgx.Tx) (event, error) {
		if err := s.insertBatch(ctx, tx, sub, &b); err != nil {
			return event{}, err
		}
		e := event{"batch.create", object("batch", b.ID), map[string]any{"file": sub.FileName, "subjects": b.Total, "refused": len(sub.Refused)}}
		if answers == nil {
			return e, nil
		}
		return e, s.answer(ctx, tx, answers(b))
	})
	return b, err
}

func (s *Store) insertBatch(ctx context.Context, tx pgx.Tx, sub *check.Submission, b *Batch) (err error) {
	if b.Submission, err = s.insertSubmission(ctx, tx, sub); err != nil {
		return err
	}
	err = tx.QueryRow(ctx, sqlBatchInsert, b.Submission, string(b.Kind), b.AsOf.Time(), b.KnownAt, codes(b.Layers),
		b.Total, b.Done, b.Principal, b.Created).Scan(&b.ID)
	if err != nil {
		return err
	}
	unread := make([]check.Answer, len(sub.Refused))
	for i, r := range sub.Refused {
		unread[i] = check.Unread(r)
	}
	if _, err = insertResults(ctx, tx, b.ID, unread); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, sqlJobInsert, b.ID, b.Created)
	return err
}

// LoadBatch gives a batch; a problem of class NotFound when there is none.
func (s *Store) LoadBatch(ctx context.Context, id string) (Batch, error) {
	return batchIn(ctx, s.read, id)
}

func batchIn(ctx context.Context, pool *pgxpool.Pool, id string) (Batch, error) {
	rows, err := pool.Query(ctx, sqlBatchGet, id)
	if err != nil {
		return Batch{}, explain(ctx, err)
	}
	b, err := pgx.CollectExactlyOneRow(rows, scanBatch)
	return b, found(ctx, err, batchNoun(), id)
}

// ListBatches gives at most limit batches after the cursor, newest first.
func (s *Store) ListBatches(ctx context.Context, after Cursor, limit int) ([]Batch, error) {
	after = after.start()
	rows, err := s.read.Query(ctx, sqlBatchList, after.At, after.ID, limit)
	if err != nil {
		return nil, explain(ctx, err)
	}
	list, err := pgx.CollectRows(rows, scanBatch)
	return list, explain(ctx, err)
}

func scanBatch(row pgx.CollectableRow) (b Batch, err error) {
	var asOf time.Time
	var layers []string
	var finished *time.Time
	err = row.Scan(&b.ID, &b.Submission, &b.Kind, &asOf, &b.KnownAt, &layers, &b.Total, &b.Done, &b.Principal, &b.Created,
		&b.State, &b.Cancel, &b.Failure, &finished, &b.FileName)
	b.AsOf, b.Layers, b.Finished = civil(asOf), layerCodes(layers), instantOf(finished)
	b.KnownAt, b.Created = b.KnownAt.UTC(), b.Created.UTC()
	return b, err
}

func batchNoun() bilingual.Text { return bilingual.Text{ZH: "批次", EN: "batch"} }
