package server

import (
	"context"
	"iter"
	"time"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Checks keeps submissions and checks. Unknown ids are problems of class
// NotFound.
type Checks interface {
	// Identity gives a new identity and the next number people call a check by.
	Identity(ctx context.Context) (id, number string, err error)
	// SaveCheck keeps submission, check and document in one transaction, on
	// behalf of the principal of ctx, and with them the answer to the request
	// that carried key; an empty key is none.
	SaveCheck(ctx context.Context, s *check.Submission, c *check.Check, document []byte, key string) error
	// Document gives the stored bytes and the id of the submission.
	Document(ctx context.Context, id string) (document []byte, submission string, err error)
	// Checks lists the newest first; after is the Cursor of the last one seen.
	Checks(ctx context.Context, after string, limit int) ([]CheckRow, error)
	// Touching lists the newest checks that found something about a feature.
	Touching(ctx context.Context, edition int64, feature string, limit int) ([]CheckRow, error)
	Submission(ctx context.Context, id string) (*check.Submission, error)
	Stored(ctx context.Context, id string) (check.Stored, error)
}

// CheckRow is a check in a list.
type CheckRow struct {
	ID       string        `json:"id"`
	Number   string        `json:"number"`
	Kind     check.Kind    `json:"kind"`
	AsOf     layer.Date    `json:"as_of"`
	Recorded time.Time     `json:"recorded"`
	Verdict  check.Verdict `json:"verdict"`
	File     string        `json:"file"`
	Subjects int           `json:"subjects"`
	Cursor   string        `json:"-"`
}

// Editions keeps layers. Publishing what is not a draft is a problem of class
// Conflict.
type Editions interface {
	Catalogue(ctx context.Context) (layer.Catalogue, error)
	Edition(ctx context.Context, id int64) (layer.Edition, error)
	// ImportEdition keeps a draft; number, count and hash are the store's.
	ImportEdition(ctx context.Context, e layer.Edition, features iter.Seq2[layer.Feature, error]) (layer.Edition, error)
	// Publish publishes a draft; decision says why although records were refused.
	Publish(ctx context.Context, id int64, decision string) (layer.Edition, error)
	Diff(ctx context.Context, a, b int64) (layer.Difference, error)
	// Extent is the box around the features of a published edition.
	Extent(ctx context.Context, id int64) (geometry.Bounds, error)
}

// Batches keeps batches and is the queue their workers take them from.
type Batches interface {
	// AddBatch keeps a batch under a new identity, with the answers to subjects
	// that were refused, and, in the same transaction,
	// the answer to the request that carried key; an empty key is none.
	AddBatch(ctx context.Context, s *check.Submission, r check.Request, key string, answer func(Batch) Answer) (Batch, error)
	Batch(ctx context.Context, id string) (Batch, error)
	CancelBatch(ctx context.Context, id string) (Batch, error)
	// Results gives the rows after ordinal after, in order.
	Results(ctx context.Context, id string, after, limit int) ([]check.Answer, error)
	// Counts counts the answers there are by verdict, and those that say why a
	// subject was not checked.
	Counts(ctx context.Context, id string) (verdicts map[check.Verdict]int, unchecked int, err error)
}

// Queue is what workers take batches from.
type Queue interface {
	// Claim takes the oldest batch nobody works on; nil when there is none.
	Claim(ctx context.Context, worker string) (*Claimed, error)
	SaveResults(ctx context.Context, id string, rows []check.Answer) error
	// Beat says that the worker lives; it answers whether somebody asked to stop.
	Beat(ctx context.Context, id, worker string) (cancel bool, err error)
	Finish(ctx context.Context, id, worker, state, failure string) error
	// Release gives the batch back at an orderly shutdown.
	Release(ctx context.Context, id, worker string) error
}

// Claimed is a batch a worker took.
type Claimed struct {
	Batch      Batch
	Submission *check.Submission
	Answered   map[int]bool // ordinals an earlier worker has answered
}

// Batch is the state of a batch.
type Batch struct {
	ID         string
	Submission string
	State      string // queued, running, done, failed, cancelled
	Kind       check.Kind
	File       string
	AsOf       layer.Date
	KnownAt    time.Time
	Layers     []layer.Code
	Done       int
	Total      int
	Created    time.Time
	Finished   time.Time
	Failure    string
}

// Answers remembers what was answered to requests with an Idempotency-Key, by
// the principal of ctx.
type Answers interface {
	// Take claims the key for a request. It gives the answer kept for the same
	// request; the key in flight or used for another request is a problem.
	Take(ctx context.Context, key, request string) (*Answer, error)
	Keep(ctx context.Context, key string, a Answer) error
	// Drop frees a key whose request was not carried out.
	Drop(ctx context.Context, key string) error
}

// Answer is a kept answer.
type Answer struct {
	Status int
	Header map[string]string
	Body   []byte
}
