package server

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
)

// counter answers every subject of a batch with clear and remembers which.
type counter struct {
	Checker
	seen []int
	slow time.Duration
}

func (c *counter) Batch(ctx context.Context, r check.Request, _ func(int, int), each func(check.SubjectResult) error) error {
	for _, s := range r.Submission.Subjects {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(c.slow):
		}
		c.seen = append(c.seen, s.Ordinal)
		if err := each(check.SubjectResult{Subject: s}); err != nil {
			return err
		}
	}
	return nil
}

// queue holds one batch.
type queue struct {
	mu       sync.Mutex
	waiting  *Claimed
	saved    []int
	state    string
	cancel   bool
	released bool
	ended    chan struct{}
}

func (q *queue) Claim(context.Context, string) (*Claimed, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	c := q.waiting
	q.waiting = nil
	return c, nil
}

func (q *queue) SaveResults(_ context.Context, _ string, rows []check.Answer) error {
	for _, r := range rows {
		q.saved = append(q.saved, r.Ordinal)
	}
	return nil
}

func (q *queue) Beat(context.Context, string, string) (bool, error) { return q.cancel, nil }

func (q *queue) Finish(_ context.Context, _, _, state, _ string) error {
	q.state = state
	close(q.ended)
	return nil
}

func (q *queue) Release(context.Context, string, string) error {
	q.released = true
	close(q.ended)
	return nil
}

func waiting(subjects int, answered map[int]bool) *queue {
	s := &check.Submission{}
	for i := range subjects {
		s.Subjects = append(s.Subjects, check.Subject{Ordinal: i + 1})
	}
	return &queue{waiting: &Claimed{Batch: Batch{ID: "b"}, Submission: s, Answered: answered}, ended: make(chan struct{})}
}

// work runs a worker until the batch has ended; stop ends it earlier.
func work(t *testing.T, q *queue, c *counter, stop time.Duration) {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	defer end()
	if stop > 0 {
		time.AfterFunc(stop, end)
	}
	w := Worker{Name: "w", Desk: &Desk{Checker: c}, Queue: q, Log: slog.New(slog.DiscardHandler), Idle: time.Millisecond}
	go w.Run(ctx)
	select {
	case <-q.ended:
	case <-time.After(20 * time.Second):
		t.Fatal("the batch did not end")
	}
}

func TestABatchThatFailsSaysWhyAndWhatToDo(t *testing.T) {
	for _, err := range []error{
		errors.New("password=secret"),
		&problem.Problem{Code: "H13", Class: problem.Limit, Message: bilingual.Text{ZH: "太多", EN: "too many"}, Next: bilingual.Text{ZH: "拆分", EN: "split it"}},
	} {
		state, failure := outcome(err)
		require.Equal(t, "failed", state)
		require.Regexp(t, `^H\d\d .*\p{Han}.*→.*\p{Han}.* / .*[a-z]+.*→.*[a-z]+`, failure)
		require.NotContains(t, failure, "secret")
	}
}

func TestWorkerContinuesWhereAnotherStopped(t *testing.T) {
	q, c := waiting(3, map[int]bool{2: true}), &counter{}
	work(t, q, c, 0)
	require.Equal(t, "done", q.state)
	require.Equal(t, []int{1, 3}, c.seen)
	require.Equal(t, []int{1, 3}, q.saved)
}

func TestWorkerStopsWhenAsked(t *testing.T) {
	q, c := waiting(10000, nil), &counter{slow: 10 * time.Millisecond}
	q.cancel = true
	work(t, q, c, 0)
	require.Equal(t, "cancelled", q.state)
}

func TestWorkerGivesItsBatchBackAtShutdown(t *testing.T) {
	q, c := waiting(10000, nil), &counter{slow: 10 * time.Millisecond}
	work(t, q, c, 50*time.Millisecond)
	require.True(t, q.released)
	require.Empty(t, q.state)
}
