package postgis

import (
	"context"
	_ "embed"
	"strconv"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/principal"
	"onemap/internal/problem"
)

//go:embed sql/submission_insert.sql
var sqlSubmissionInsert string

//go:embed sql/submission_get.sql
var sqlSubmissionGet string

//go:embed sql/subject_all.sql
var sqlSubjectAll string

// SaveSubmission puts what was handed in on record, without a check, and gives
// its number.
func (s *Store) SaveSubmission(ctx context.Context, sub *check.Submission) (id int64, err error) {
	err = s.change(ctx, func(tx pgx.Tx) (event, error) {
		id, err = s.insertSubmission(ctx, tx, sub)
		return event{"submission.save", object("submission", id), map[string]any{
			"file": sub.FileName, "sha256": sub.SHA256, "subjects": len(sub.Subjects),
		}}, err
	})
	return id, err
}

func (s *Store) insertSubmission(ctx context.Context, tx pgx.Tx, sub *check.Submission) (id int64, err error) {
	err = tx.QueryRow(ctx, sqlSubmissionInsert, s.instant(), sub.FileName, orEmpty(sub.Bytes), sub.SHA256, sub.Format, sub.Encoding,
		sub.CRS, string(sub.Kind), attributes(sub.Declared), sub.Options, storable(sub.Problems), principal.From(ctx).Name).Scan(&id)
	if err != nil {
		return 0, err
	}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"subject"}, subjectColumns(), pgx.CopyFromSlice(len(sub.Subjects), func(i int) ([]any, error) {
		return subjectRow(id, &sub.Subjects[i]), nil
	}))
	return id, err
}

func subjectColumns() []string {
	return []string{
		"submission", "ordinal", "id", "name", "declared_area_m2", "top", "bottom", "attributes", "received", "geom",
	}
}

func subjectRow(submission int64, x *check.Subject) []any {
	top, bottom := heights(x.Elevation)
	return []any{
		submission, x.Ordinal, x.ID, x.Name, (*float64)(x.Declared), top, bottom,
		attributes(x.Attributes), x.Received, x.Shape.EWKB(),
	}
}

// LoadSubmission gives a submission with its bytes and subjects.
func (s *Store) LoadSubmission(ctx context.Context, id int64) (*check.Submission, error) {
	var sub check.Submission
	err := s.read.QueryRow(ctx, sqlSubmissionGet, id).Scan(&sub.FileName, &sub.Bytes, &sub.SHA256, &sub.Format, &sub.Encoding,
		&sub.CRS, &sub.Kind, &sub.Declared, &sub.Options, &sub.Problems)
	if err != nil {
		return nil, found(ctx, err, bilingual.Text{ZH: "送审件", EN: "submission"}, strconv.FormatInt(id, 10))
	}
	rows, err := s.read.Query(ctx, sqlSubjectAll, id)
	if err != nil {
		return nil, explain(ctx, err)
	}
	sub.Subjects, err = pgx.CollectRows(rows, scanSubject)
	return &sub, explain(ctx, err)
}

func scanSubject(row pgx.CollectableRow) (x check.Subject, err error) {
	var declared, top, bottom *float64
	var ewkb []byte
	err = row.Scan(&x.Ordinal, &x.ID, &x.Name, &declared, &top, &bottom, &x.Attributes, &x.Received, &ewkb)
	if err != nil {
		return x, err
	}
	x.Declared = (*geometry.SquareMetres)(declared)
	x.Elevation = elevation(top, bottom)
	x.Shape, err = geometry.ParseEWKB(ewkb)
	return x, err
}

// attributes are never NULL in the database.
func attributes(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

// storable drops the causes, which are for the log of the day only.
func storable(problems []problem.Problem) []problem.Problem {
	kept := make([]problem.Problem, len(problems))
	for i, p := range problems {
		p.Cause = nil
		kept[i] = p
	}
	return kept
}

func orEmpty(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
