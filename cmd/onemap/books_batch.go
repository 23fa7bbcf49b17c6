package main

import (
	"context"
	"strconv"

	"onemap/internal/check"
	"onemap/internal/postgis"
	"onemap/internal/server"
)

func view(b postgis.Batch) server.Batch {
	return server.Batch{ID: b.ID, Submission: strconv.FormatInt(b.Submission, 10), State: string(b.State), Kind: b.Kind, File: b.FileName, AsOf: b.AsOf, KnownAt: b.KnownAt,
		Layers: b.Layers, Done: b.Done, Total: b.Total, Created: b.Created, Finished: b.Finished, Failure: b.Failure}
}

// AddBatch implements server.Batches.
func (b books) AddBatch(ctx context.Context, s *check.Submission, r check.Request, key string, answer func(server.Batch) server.Answer) (server.Batch, error) {
	var keyed func(postgis.Batch) []postgis.Keyed
	if key != "" {
		keyed = func(made postgis.Batch) []postgis.Keyed {
			return []postgis.Keyed{{Key: key, Answer: postgis.Answer(answer(view(made)))}}
		}
	}
	made, err := b.store.CreateBatch(ctx, s, r, keyed)
	return view(made), err
}

// Batch implements server.Batches.
func (b books) Batch(ctx context.Context, id string) (server.Batch, error) {
	got, err := b.store.LoadBatch(ctx, id)
	return view(got), err
}

// CancelBatch implements server.Batches.
func (b books) CancelBatch(ctx context.Context, id string) (server.Batch, error) {
	got, err := b.store.CancelBatch(ctx, id)
	return view(got), err
}

// Results implements server.Batches.
func (b books) Results(ctx context.Context, id string, after, limit int) ([]check.Answer, error) {
	return b.store.BatchResults(ctx, id, after, limit)
}

// Counts implements server.Batches.
func (b books) Counts(ctx context.Context, id string) (map[check.Verdict]int, int, error) {
	return b.store.BatchCounts(ctx, id)
}

// Claim implements server.Queue.
func (b books) Claim(ctx context.Context, worker string) (*server.Claimed, error) {
	got, ok, err := b.store.ClaimBatch(ctx, worker)
	if !ok || err != nil {
		return nil, err
	}
	s, err := b.store.LoadSubmission(ctx, got.Submission)
	if err != nil {
		return nil, err
	}
	answered, err := b.store.BatchAnswered(ctx, got.ID)
	return &server.Claimed{Batch: view(got), Submission: s, Answered: answered}, err
}

// SaveResults implements server.Queue.
func (b books) SaveResults(ctx context.Context, id string, rows []check.Answer) error {
	return b.store.SaveBatchResults(ctx, id, rows)
}

// Beat implements server.Queue.
func (b books) Beat(ctx context.Context, id, worker string) (bool, error) {
	return b.store.Heartbeat(ctx, id, worker)
}

// Finish implements server.Queue.
func (b books) Finish(ctx context.Context, id, worker, state, failure string) error {
	return b.store.FinishBatch(ctx, id, worker, postgis.BatchState(state), failure)
}

// Release implements server.Queue.
func (b books) Release(ctx context.Context, id, worker string) error {
	return b.store.ReleaseBatch(ctx, id, worker)
}

// Take implements server.Answers.
func (b books) Take(ctx context.Context, key, request string) (*server.Answer, error) {
	a, err := b.store.TakeKey(ctx, key, request)
	return (*server.Answer)(a), err
}

// Keep implements server.Answers.
func (b books) Keep(ctx context.Context, key string, a server.Answer) error {
	return b.store.AnswerKey(ctx, key, postgis.Answer(a))
}

// Drop implements server.Answers.
func (b books) Drop(ctx context.Context, key string) error { return b.store.ReleaseKey(ctx, key) }
