package server

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
)

// Worker carries out batches one after another. Any number of workers on any
// number of machines may share a queue.
type Worker struct {
	Name  string // unique among all workers
	Desk  *Desk
	Queue Queue
	Log   *slog.Logger
	Idle  time.Duration // pause when there is nothing to do; zero: one second
}

// beat is how often a worker says that it lives and asks whether to stop;
// rows are how many results it writes at a time.
const (
	beat = 2 * time.Second
	rows = 200
)

// errStopped ends a batch somebody asked to stop.
var errStopped = errors.New("the batch was cancelled")

// Run works until ctx ends.
func (w *Worker) Run(ctx context.Context) {
	for ctx.Err() == nil {
		claimed, err := w.Queue.Claim(ctx, w.Name)
		if err != nil && ctx.Err() == nil {
			w.Log.Error("no batch claimed", "err", err)
		}
		if claimed == nil {
			pause(ctx, cmp.Or(w.Idle, time.Second))
			continue
		}
		w.carryOut(ctx, claimed)
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// carryOut runs one batch and writes down how it ended. When the server stops,
// the batch is given back and the next worker continues it.
func (w *Worker) carryOut(ctx context.Context, c *Claimed) {
	err := w.batch(ctx, c)
	if ctx.Err() != nil {
		err = w.Queue.Release(context.WithoutCancel(ctx), c.Batch.ID, w.Name)
	} else {
		state, failure := outcome(err)
		if state == "failed" {
			w.Log.Error("batch failed", "batch", c.Batch.ID, "err", err)
		}
		err = w.Queue.Finish(ctx, c.Batch.ID, w.Name, state, failure)
		w.Log.Info("batch ended", "batch", c.Batch.ID, "state", state, "subjects", c.Batch.Total)
	}
	if err != nil {
		w.Log.Error("batch not finished", "batch", c.Batch.ID, "err", err)
	}
}

func outcome(err error) (state, failure string) {
	if err == nil {
		return "done", ""
	}
	if errors.Is(err, errStopped) {
		return "cancelled", ""
	}
	p, ok := problem.As(err)
	if !ok {
		p = fault(err, bilingual.Text{ZH: "请把批次编号告诉管理员", EN: "tell the operator the id of the batch"})
	}
	said := func(l bilingual.Language) string { return p.Message.In(l) + " → " + p.Next.In(l) }
	return "failed", p.Code + " " + said(bilingual.Chinese) + " / " + said(bilingual.English)
}

func (w *Worker) batch(ctx context.Context, c *Claimed) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	go w.live(ctx, c.Batch.ID, stop)
	c.Submission.Subjects = slices.DeleteFunc(c.Submission.Subjects, func(s check.Subject) bool { return c.Answered[s.Ordinal] })
	if len(c.Submission.Subjects) == 0 {
		return nil
	}
	err := w.answer(ctx, c)
	if errors.Is(context.Cause(ctx), errStopped) {
		return errStopped
	}
	return err
}

// answer checks the subjects and writes results, some hundred at a time, while
// the next ones are being checked.
func (w *Worker) answer(ctx context.Context, c *Claimed) error {
	r := check.Request{ID: c.Batch.ID, Submission: c.Submission, AsOf: c.Batch.AsOf, KnownAt: c.Batch.KnownAt,
		Layers: c.Batch.Layers, Preview: true, Brief: true}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	packs := make(chan []check.SubjectResult)
	var writers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		writers.Go(func() { w.write(ctx, c.Batch.ID, packs, stop) })
	}
	err := w.pack(ctx, r, packs)
	close(packs)
	writers.Wait()
	if cause := context.Cause(ctx); cause != nil && errors.Is(err, context.Canceled) {
		return cause
	}
	return err
}

// pack hands answers on, some hundred at a time.
func (w *Worker) pack(ctx context.Context, r check.Request, packs chan<- []check.SubjectResult) error {
	var pack []check.SubjectResult
	hand := func() error {
		select {
		case packs <- pack:
			pack = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := w.Desk.Checker.Batch(ctx, r, nil, func(s check.SubjectResult) error {
		if pack = append(pack, s); len(pack) < rows {
			return nil
		}
		return hand()
	})
	if err == nil && len(pack) > 0 {
		err = hand()
	}
	return err
}

// write turns packs of answers into rows and keeps them. Its first failure
// stops the batch.
func (w *Worker) write(ctx context.Context, batch string, packs <-chan []check.SubjectResult, stop context.CancelCauseFunc) {
	for pack := range packs {
		kept := make([]check.Answer, len(pack))
		var err error
		for i := 0; err == nil && i < len(pack); i++ {
			kept[i], err = check.NewAnswer(pack[i])
		}
		if err == nil {
			err = w.Queue.SaveResults(ctx, batch, kept)
		}
		if err != nil {
			stop(err)
			return
		}
	}
}

// live says that the worker lives and stops the batch when asked to, or when
// somebody else has taken it over.
func (w *Worker) live(ctx context.Context, id string, stop context.CancelCauseFunc) {
	for {
		if pause(ctx, beat); ctx.Err() != nil {
			return
		}
		cancel, err := w.Queue.Beat(ctx, id, w.Name)
		if err != nil && ctx.Err() == nil {
			w.Log.Warn("no beat", "batch", id, "err", err)
		}
		if cancel {
			stop(errStopped)
		}
	}
}
