package postgis

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"

	"onemap/internal/check"
)

//go:embed sql/batch_result_insert.sql
var sqlBatchResultInsert string

//go:embed sql/batch_result_page.sql
var sqlBatchResultPage string

//go:embed sql/batch_progress.sql
var sqlBatchProgress string

//go:embed sql/batch_done.sql
var sqlBatchDone string

// BatchResult is the answer for one subject of a batch.
type BatchResult struct {
	Ordinal  int // of the subject, from 1
	ID, Name string
	Verdict  check.Verdict
	Area     float64 // m²
	Document []byte  // the subject's part of the answer, JSON
}

// SaveBatchResults stores answers, some hundred at a time, and the progress.
// An answer that is already there stays as it is. Progress is not a change of
// state, so it leaves no audit event.
func (s *Store) SaveBatchResults(ctx context.Context, batch string, results []BatchResult) error {
	n := len(results)
	ordinals, ids, names := make([]int, n), make([]string, n), make([]string, n)
	verdicts, areas, documents := make([]string, n), make([]float64, n), make([][]byte, n)
	for i, r := range results {
		ordinals[i], ids[i], names[i] = r.Ordinal, r.ID, r.Name
		verdicts[i], areas[i], documents[i] = r.Verdict.String(), r.Area, orEmpty(r.Document)
	}
	return explain(ctx, pgx.BeginFunc(ctx, s.write, func(tx pgx.Tx) error {
		added, err := tx.Exec(ctx, sqlBatchResultInsert, batch, ordinals, ids, names, verdicts, areas, documents)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, sqlBatchProgress, batch, added.RowsAffected())
		return err
	}))
}

// BatchResults gives at most limit answers after ordinal after, in order.
func (s *Store) BatchResults(ctx context.Context, batch string, after, limit int) ([]BatchResult, error) {
	rows, err := s.read.Query(ctx, sqlBatchResultPage, batch, after, limit)
	if err != nil {
		return nil, explain(ctx, err)
	}
	list, err := pgx.CollectRows(rows, scanBatchResult)
	return list, explain(ctx, err)
}

func scanBatchResult(row pgx.CollectableRow) (r BatchResult, err error) {
	var verdict string
	if err := row.Scan(&r.Ordinal, &r.ID, &r.Name, &verdict, &r.Area, &r.Document); err != nil {
		return r, err
	}
	r.Verdict, err = check.ParseVerdict(verdict)
	return r, err
}

// BatchAnswered gives the ordinals that have an answer, so that a batch taken
// over is continued and not begun again.
func (s *Store) BatchAnswered(ctx context.Context, batch string) (map[int]bool, error) {
	rows, err := s.write.Query(ctx, sqlBatchDone, batch)
	if err != nil {
		return nil, explain(ctx, err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowTo[int])
	answered := make(map[int]bool, len(list))
	for _, ordinal := range list {
		answered[ordinal] = true
	}
	return answered, explain(ctx, err)
}
