package postgis

import (
	"context"
	_ "embed"
	"encoding/json"

	"github.com/jackc/pgx/v5"

	"onemap/internal/check"
	"onemap/internal/problem"
)

//go:embed sql/batch_result_insert.sql
var sqlBatchResultInsert string

//go:embed sql/batch_result_page.sql
var sqlBatchResultPage string

//go:embed sql/batch_progress.sql
var sqlBatchProgress string

//go:embed sql/batch_done.sql
var sqlBatchDone string

//go:embed sql/batch_count.sql
var sqlBatchCount string

// SaveBatchResults stores answers, some hundred at a time, and the progress.
// An answer that is already there stays as it is. Progress is not a change of
// state, so it leaves no audit event.
func (s *Store) SaveBatchResults(ctx context.Context, batch string, results []check.Answer) error {
	return explain(ctx, pgx.BeginFunc(ctx, s.write, func(tx pgx.Tx) error {
		added, err := insertResults(ctx, tx, batch, results)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, sqlBatchProgress, batch, added)
		return err
	}))
}

// insertResults gives how many of the answers were new.
func insertResults(ctx context.Context, tx pgx.Tx, batch string, results []check.Answer) (added int64, err error) {
	n := len(results)
	ordinals, ids, names := make([]int, n), make([]string, n), make([]string, n)
	verdicts, areas, documents := make([]string, n), make([]*float64, n), make([][]byte, n)
	problems := make([]*string, n)
	for i, r := range results {
		ordinals[i], ids[i], names[i] = r.Ordinal, r.ID, r.Name
		verdicts[i], areas[i], documents[i] = r.Verdict.String(), r.Area, orEmpty(r.Document)
		if problems[i], err = problemText(r.Problem); err != nil {
			return 0, err
		}
	}
	tag, err := tx.Exec(ctx, sqlBatchResultInsert, batch, ordinals, ids, names, verdicts, areas, documents, problems)
	return tag.RowsAffected(), err
}

// problemText is a problem as JSON without its cause, NULL for none.
func problemText(p *problem.Problem) (*string, error) {
	if p == nil {
		return nil, nil
	}
	text, err := json.Marshal(storable([]problem.Problem{*p})[0])
	kept := string(text)
	return &kept, err
}

// BatchCounts counts the answers of a batch by verdict, and those among them
// that say why a subject was not checked.
func (s *Store) BatchCounts(ctx context.Context, batch string) (verdicts map[check.Verdict]int, unchecked int, err error) {
	rows, err := s.read.Query(ctx, sqlBatchCount, batch)
	if err != nil {
		return nil, 0, explain(ctx, err)
	}
	verdicts = map[check.Verdict]int{}
	var name string
	var answers, problems int
	_, err = pgx.ForEachRow(rows, []any{&name, &answers, &problems}, func() error {
		v, err := check.ParseVerdict(name)
		verdicts[v] = answers
		unchecked += problems
		return err
	})
	return verdicts, unchecked, explain(ctx, err)
}

// BatchResults gives at most limit answers after ordinal after, in order.
func (s *Store) BatchResults(ctx context.Context, batch string, after, limit int) ([]check.Answer, error) {
	rows, err := s.read.Query(ctx, sqlBatchResultPage, batch, after, limit)
	if err != nil {
		return nil, explain(ctx, err)
	}
	list, err := pgx.CollectRows(rows, scanBatchResult)
	return list, explain(ctx, err)
}

func scanBatchResult(row pgx.CollectableRow) (r check.Answer, err error) {
	var verdict string
	if err := row.Scan(&r.Ordinal, &r.ID, &r.Name, &verdict, &r.Area, &r.Document, &r.Problem); err != nil {
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
