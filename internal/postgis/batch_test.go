package postgis_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

func batch(t *testing.T, s *postgis.Store) postgis.Batch {
	t.Helper()
	b, err := s.CreateBatch(asPlanner(t), submission(square(0, 0, 1), square(2, 2, 1), square(5, 5, 1)),
		check.Request{AsOf: layer.NewDate(2026, 11, 25), KnownAt: clock()}, nil)
	require.NoError(t, err)
	return b
}

func results(ordinals ...int) (list []postgis.BatchResult) {
	for _, n := range ordinals {
		list = append(list, postgis.BatchResult{Ordinal: n, ID: "P", Verdict: check.Confirm, Area: 5, Document: []byte("{}")})
	}
	return list
}

func TestBatchIsWorkedOffAndFinished(t *testing.T) {
	t.Parallel()
	s := open(t)
	made := batch(t, s)
	got, ok, err := s.ClaimBatch(t.Context(), "w1")
	require.NoError(t, err)
	require.True(t, ok)
	require.Equal(t, made.ID, got.ID)
	require.Equal(t, postgis.BatchRunning, got.State)
	require.NoError(t, s.SaveBatchResults(t.Context(), got.ID, results(1, 2)))
	require.NoError(t, s.SaveBatchResults(t.Context(), got.ID, results(2, 3)), "delivering twice is harmless")
	require.NoError(t, s.FinishBatch(t.Context(), got.ID, "w1", postgis.BatchDone, ""))

	got, err = s.LoadBatch(t.Context(), made.ID)
	require.NoError(t, err)
	require.Equal(t, postgis.BatchDone, got.State)
	require.Equal(t, 3, got.Done)
	require.Equal(t, clock(), got.Finished)
	list, err := s.BatchResults(t.Context(), made.ID, 1, 10)
	require.NoError(t, err)
	require.Equal(t, results(2, 3), list)
	all, err := s.ListBatches(t.Context(), postgis.Cursor{}, 10)
	require.NoError(t, err)
	require.Equal(t, []postgis.Batch{got}, all)
}

func TestOneBatchGoesToOneWorker(t *testing.T) {
	t.Parallel()
	s := open(t)
	batch(t, s)
	var wait sync.WaitGroup
	var mu sync.Mutex
	claims := 0
	for _, worker := range []string{"a", "b", "c", "d"} {
		wait.Go(func() {
			_, ok, err := s.ClaimBatch(t.Context(), worker)
			mu.Lock()
			defer mu.Unlock()
			if err == nil && ok {
				claims++
			}
		})
	}
	wait.Wait()
	require.Equal(t, 1, claims)
}

func TestBatchOfADeadWorkerIsContinued(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	b := batch(t, s)
	_, ok, err := s.ClaimBatch(t.Context(), "dead")
	require.NoError(t, err)
	require.True(t, ok)
	require.NoError(t, s.SaveBatchResults(t.Context(), b.ID, results(1)))
	require.NoError(t, execute(t, url, "UPDATE job SET heartbeat = heartbeat - interval '2 minutes'"))

	got, ok, err := s.ClaimBatch(t.Context(), "heir")
	require.NoError(t, err)
	require.True(t, ok)
	require.Equal(t, b.ID, got.ID)
	answered, err := s.BatchAnswered(t.Context(), b.ID)
	require.NoError(t, err)
	require.Equal(t, map[int]bool{1: true}, answered)
	_, err = s.Heartbeat(t.Context(), b.ID, "dead")
	requireProblem(t, err, "S40")
	requireProblem(t, s.FinishBatch(t.Context(), b.ID, "dead", postgis.BatchDone, ""), "S40")
	require.NoError(t, s.ReleaseBatch(t.Context(), b.ID, "heir"))
	_, ok, err = s.ClaimBatch(t.Context(), "third")
	require.NoError(t, err)
	require.True(t, ok)
}

func TestCancelStopsAWaitingAndARunningBatch(t *testing.T) {
	t.Parallel()
	s := open(t)
	waiting := batch(t, s)
	got, err := s.CancelBatch(asPlanner(t), waiting.ID)
	require.NoError(t, err)
	require.Equal(t, postgis.BatchCancelled, got.State)
	_, err = s.CancelBatch(asPlanner(t), waiting.ID)
	requireProblem(t, err, "S41")

	running := batch(t, s)
	_, ok, err := s.ClaimBatch(t.Context(), "w")
	require.NoError(t, err)
	require.True(t, ok)
	got, err = s.CancelBatch(asPlanner(t), running.ID)
	require.NoError(t, err)
	require.Equal(t, postgis.BatchRunning, got.State)
	stop, err := s.Heartbeat(t.Context(), running.ID, "w")
	require.NoError(t, err)
	require.True(t, stop)
	require.NoError(t, s.FinishBatch(t.Context(), running.ID, "w", postgis.BatchCancelled, ""))
	require.WithinDuration(t, clock(), got.Created, time.Second)
}

func TestBatchThatKillsItsWorkersFails(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	b := batch(t, s)
	for range 5 {
		_, ok, err := s.ClaimBatch(t.Context(), "w")
		require.NoError(t, err)
		require.True(t, ok)
		require.NoError(t, execute(t, url, "UPDATE job SET heartbeat = heartbeat - interval '2 minutes'"))
	}
	_, ok, err := s.ClaimBatch(t.Context(), "w")
	require.NoError(t, err)
	require.False(t, ok)
	b, err = s.LoadBatch(t.Context(), b.ID)
	require.NoError(t, err)
	require.Equal(t, postgis.BatchFailed, b.State)
	require.NotEmpty(t, b.Failure)
}

func TestProgressCountsEveryWriter(t *testing.T) {
	t.Parallel()
	s := open(t)
	shapes := make([]geometry.Shape, 40)
	for i := range shapes {
		shapes[i] = square(0, 0, 1)
	}
	b, err := s.CreateBatch(asPlanner(t), submission(shapes...), check.Request{AsOf: layer.NewDate(2026, 11, 25), KnownAt: clock()}, nil)
	require.NoError(t, err)
	var writers sync.WaitGroup
	for n := range 40 {
		writers.Go(func() { require.NoError(t, s.SaveBatchResults(t.Context(), b.ID, results(n+1))) })
	}
	writers.Wait()
	got, err := s.LoadBatch(t.Context(), b.ID)
	require.NoError(t, err)
	require.Equal(t, 40, got.Done)
}
