package postgis

import (
	"context"
	_ "embed"
	"errors"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/principal"
)

//go:embed sql/check_identity.sql
var sqlCheckIdentity string

//go:embed sql/law_of_check.sql
var sqlLawOfCheck string

//go:embed sql/check_insert.sql
var sqlCheckInsert string

//go:embed sql/check_edition_insert.sql
var sqlCheckEditionInsert string

//go:embed sql/check_rule_set_insert.sql
var sqlCheckRuleSetInsert string

// NewIdentity gives a new check its identity and its number, which starts with
// the day in China: 20261125-000001. A number is never given twice; one of a
// check that failed stays unused.
func (s *Store) NewIdentity(ctx context.Context) (id, number string, err error) {
	day := layer.DateOf(s.now()).Time().Format("20060102")
	err = s.write.QueryRow(ctx, sqlCheckIdentity, day).Scan(&id, &number)
	return id, number, explain(ctx, err)
}

// SaveCheck puts a submission, the check made of it and the document it was
// answered with on record, in one transaction; with them the answers to the
// requests that asked for it. Nothing of it can be changed afterwards.
func (s *Store) SaveCheck(ctx context.Context, sub *check.Submission, c *check.Check, document []byte, answers ...Keyed) error {
	return s.change(ctx, func(tx pgx.Tx) (event, error) {
		submission, err := s.insertSubmission(ctx, tx, sub)
		if err != nil {
			return event{}, err
		}
		if err := s.insertCheck(ctx, tx, submission, c, document); err != nil {
			return event{}, err
		}
		if err := copyFindings(ctx, tx, c); err != nil {
			return event{}, err
		}
		return event{"check.save", object("check", c.ID), map[string]any{
			"number": c.Number, "verdict": c.Verdict, "submission": submission,
		}}, s.answer(ctx, tx, answers)
	})
}

func (s *Store) insertCheck(ctx context.Context, tx pgx.Tx, submission int64, c *check.Check, document []byte) error {
	law, err := lawInUse(ctx, tx, c)
	if err != nil {
		return err
	}
	var b pgx.Batch
	b.Queue(sqlCheckInsert, c.ID, c.Number, submission, string(c.Kind), c.AsOf.Time(), c.KnownAt, c.Engine, c.Verdict.String(),
		codes(c.NarrowedTo), law, document, principal.From(ctx).Name, s.instant())
	for _, e := range c.Editions {
		b.Queue(sqlCheckEditionInsert, c.ID, e.ID)
	}
	for _, set := range c.RuleSets {
		b.Queue(sqlCheckRuleSetInsert, c.ID, set.ID, set.SHA256)
	}
	return tx.SendBatch(ctx, &b).Close()
}

// lawInUse is the number of the law a check was judged by; nil when none on
// record has its rule sets.
func lawInUse(ctx context.Context, tx pgx.Tx, c *check.Check) (*int64, error) {
	ids, sums := make([]string, len(c.RuleSets)), make([]string, len(c.RuleSets))
	for i, set := range c.RuleSets {
		ids[i], sums[i] = set.ID, set.SHA256
	}
	var id int64
	err := tx.QueryRow(ctx, sqlLawOfCheck, c.KnownAt, ids, sums).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &id, err
}

func codes(layers []layer.Code) []string {
	texts := make([]string, len(layers))
	for i, c := range layers {
		texts[i] = string(c)
	}
	return texts
}

func layerCodes(texts []string) []layer.Code {
	var layers []layer.Code
	for _, t := range texts {
		layers = append(layers, layer.Code(t))
	}
	return layers
}

func checkNoun() bilingual.Text { return bilingual.Text{ZH: "检测", EN: "check"} }
