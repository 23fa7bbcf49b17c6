package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/postgis"
	"onemap/internal/problem"
	"onemap/internal/server"
)

// books show the store as the server wants to see it.
type books struct{ store *postgis.Store }

// Identity implements server.Checks, as all below that have no other comment.
func (b books) Identity(ctx context.Context) (id, number string, err error) {
	return b.store.NewIdentity(ctx)
}

func (b books) SaveCheck(ctx context.Context, s *check.Submission, c *check.Check, document []byte, key string) error {
	if key == "" {
		return b.store.SaveCheck(ctx, s, c, document)
	}
	return b.store.SaveCheck(ctx, s, c, document, postgis.Keyed{Key: key, Answer: postgis.Answer{Status: 201, Body: document,
		Header: map[string]string{"Content-Type": "application/json", "Location": "/v1/checks/" + c.ID}}})
}

func (b books) Document(ctx context.Context, id string) (document []byte, submission string, err error) {
	c, err := b.store.LoadCheck(ctx, id)
	if err != nil {
		return nil, "", err
	}
	return c.Document, strconv.FormatInt(c.Submission, 10), nil
}

func (b books) Checks(ctx context.Context, after string, limit int) ([]server.CheckRow, error) {
	cursor, err := parseCursor(after)
	if err != nil {
		return nil, err
	}
	list, err := b.store.ListChecks(ctx, cursor, limit)
	return checkRows(list), err
}

// Touching lists the checks that found something about a feature.
func (b books) Touching(ctx context.Context, edition int64, feature string, limit int) ([]server.CheckRow, error) {
	list, err := b.store.ChecksTouching(ctx, edition, feature, limit)
	return checkRows(list), err
}

func checkRows(list []postgis.CheckSummary) []server.CheckRow {
	out := make([]server.CheckRow, 0, len(list))
	for _, c := range list {
		out = append(out, server.CheckRow{ID: c.ID, Number: c.Number, Kind: c.Kind, AsOf: c.AsOf, Recorded: c.Recorded, Verdict: c.Verdict,
			File: c.FileName, Subjects: c.Subjects, Cursor: c.Recorded.Format(time.RFC3339Nano) + "_" + c.ID})
	}
	return out
}

// Conditions tells what the server needs, as it is now.
func (b books) Conditions(ctx context.Context) (all []server.Condition) {
	for _, c := range b.store.Conditions(ctx) {
		all = append(all, server.Condition(c))
	}
	return all
}

func parseCursor(s string) (postgis.Cursor, error) {
	if s == "" {
		return postgis.Cursor{}, nil
	}
	at, id, ok := strings.Cut(s, "_")
	t, err := time.Parse(time.RFC3339Nano, at)
	if err != nil || !ok {
		return postgis.Cursor{}, &problem.Problem{Code: "H04", Class: problem.Usage,
			Message: bilingual.Text{ZH: "after 不是上一页给出的游标", EN: "after is not a cursor that a page gave"},
			Next:    bilingual.Text{ZH: "从第一页重新开始", EN: "begin again at the first page"}}
	}
	return postgis.Cursor{At: t, ID: id}, nil
}

func (b books) Submission(ctx context.Context, id string) (*check.Submission, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		n = -1 // no submission has this number
	}
	return b.store.LoadSubmission(ctx, n)
}

func (b books) Stored(ctx context.Context, id string) (check.Stored, error) {
	c, err := b.store.LoadCheck(ctx, id)
	if err != nil {
		return check.Stored{}, err
	}
	s, err := b.store.LoadSubmission(ctx, c.Submission)
	return check.Stored{Document: c.Document, Submission: s, ID: c.ID, Number: c.Number, AsOf: c.AsOf, KnownAt: c.KnownAt,
		Layers: c.Layers, Engine: c.Engine, LawContent: c.LawContent, EditionIDs: c.Editions}, err
}
