package postgis

import (
	"context"
	_ "embed"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/check"
	"onemap/internal/layer"
)

//go:embed sql/check_get.sql
var sqlCheckGet string

//go:embed sql/check_list.sql
var sqlCheckList string

// StoredCheck is a check as it is on record.
type StoredCheck struct {
	ID, Number string
	Submission int64 // for LoadSubmission
	Kind       check.Kind
	AsOf       layer.Date
	KnownAt    time.Time // UTC
	Engine     string
	Verdict    check.Verdict
	Layers     []layer.Code // narrowed to these; empty: all
	Document   []byte       // the answer as given, byte for byte
	Principal  string
	Recorded   time.Time // UTC
	LawContent []byte    // for check.ParseLaw; nil when no law was on record
	Editions   []int64   // pinned
}

// LoadCheck gives a check by identity or number; a problem of class NotFound
// when there is none.
func (s *Store) LoadCheck(ctx context.Context, idOrNumber string) (*StoredCheck, error) {
	var c StoredCheck
	var asOf time.Time
	var layers []string
	var verdict string
	err := s.read.QueryRow(ctx, sqlCheckGet, idOrNumber).Scan(&c.ID, &c.Number, &c.Submission, &c.Kind, &asOf, &c.KnownAt,
		&c.Engine, &verdict, &layers, &c.Document, &c.Principal, &c.Recorded, &c.LawContent, &c.Editions)
	if err != nil {
		return nil, found(ctx, err, checkNoun(), idOrNumber)
	}
	c.AsOf, c.Layers = civil(asOf), layerCodes(layers)
	c.KnownAt, c.Recorded = c.KnownAt.UTC(), c.Recorded.UTC()
	c.Verdict, err = check.ParseVerdict(verdict)
	return &c, err
}

// CheckSummary is a check in a list.
type CheckSummary struct {
	ID, Number string
	Kind       check.Kind
	AsOf       layer.Date
	Verdict    check.Verdict
	Principal  string
	Recorded   time.Time // UTC
	FileName   string
	Subjects   int
}

// Cursor is a place in a list that runs from new to old; the zero value is its
// beginning.
type Cursor struct {
	At time.Time
	ID string
}

// start is the cursor for the database: after everything when zero.
func (c Cursor) start() Cursor {
	if c.At.IsZero() {
		return Cursor{At: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}
	}
	return c
}

// ListChecks gives at most limit checks after the cursor, newest first.
func (s *Store) ListChecks(ctx context.Context, after Cursor, limit int) ([]CheckSummary, error) {
	after = after.start()
	rows, err := s.read.Query(ctx, sqlCheckList, after.At, after.ID, limit)
	if err != nil {
		return nil, explain(ctx, err)
	}
	list, err := pgx.CollectRows(rows, scanSummary)
	return list, explain(ctx, err)
}

func scanSummary(row pgx.CollectableRow) (c CheckSummary, err error) {
	var asOf time.Time
	var verdict string
	err = row.Scan(&c.ID, &c.Number, &c.Kind, &asOf, &verdict, &c.Principal, &c.Recorded, &c.FileName, &c.Subjects)
	if err != nil {
		return c, err
	}
	c.AsOf, c.Recorded = civil(asOf), c.Recorded.UTC()
	c.Verdict, err = check.ParseVerdict(verdict)
	return c, err
}
