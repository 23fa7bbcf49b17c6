package postgis_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
	"onemap/internal/problem"
)

func batch(t *testing.T, s *postgis.Store) postgis.Batch {
	t.Helper()
	b, err := s.CreateBatch(asPlanner(t), submission(square(0, 0, 1), square(2, 2, 1), square(5, 5, 1)),
		check.Request{AsOf: layer.NewDate(2026, 11, 25), KnownAt: clock()}, nil)
	require.NoError(t, err)
	return b
}

func results(ordinals ...int) (list []check.Answer) {
	area := 5.0
	for _, n := range ordinals {
		list = append(list, check.Answer{Ordinal: n, ID: "P", Verdict: check.Confirm, Area: &area, Document: []byte("{}")})
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

func TestARefusedSubjectHasItsAnswerAtOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	sub := submission(square(0, 0, 1), square(2, 2, 1))
	sub.Subjects[1].Ordinal = 3
	why := problem.Problem{Code: "E07", Class: problem.Input, Severity: problem.Error, Subject: 2, Row: 7, Cause: errors.New("not kept"),
		Message: bilingual.Text{ZH: "自相交", EN: "crosses itself"}, Place: &problem.Place{Lon: 118, Lat: 36}}
	sub.Refused = []check.Refused{{Ordinal: 2, ID: "P2", Name: "乙", Why: why}}
	b, err := s.CreateBatch(asPlanner(t), sub, check.Request{AsOf: layer.NewDate(2026, 11, 25), KnownAt: clock()}, nil)
	require.NoError(t, err)
	require.Equal(t, 3, b.Total)
	require.Equal(t, 1, b.Done)
	require.NoError(t, s.SaveBatchResults(t.Context(), b.ID, results(1, 3)))

	list, err := s.BatchResults(t.Context(), b.ID, 0, 10)
	require.NoError(t, err)
	require.Len(t, list, 3)
	why.Cause = nil
	require.Equal(t, check.Answer{Ordinal: 2, ID: "P2", Name: "乙", Verdict: check.Undetermined, Document: []byte{}, Problem: &why}, list[1])
	got, err := s.LoadBatch(t.Context(), b.ID)
	require.NoError(t, err)
	require.Equal(t, 3, got.Done)
	verdicts, unchecked, err := s.BatchCounts(t.Context(), b.ID)
	require.NoError(t, err)
	require.Equal(t, map[check.Verdict]int{check.Confirm: 2, check.Undetermined: 1}, verdicts)
	require.Equal(t, 1, unchecked)
}

func TestOneBatchGoesToOneWorker(t *testing.T) {
	t.Parallel()
	s := open(t)
	batch(t, s)
	var wait sync.WaitGroup
	var mu sync.Mutex
	claims := 0
	var failures []error
	for _, worker := range []string{"a", "b", "c", "d"} {
		wait.Go(func() {
			_, ok, err := s.ClaimBatch(t.Context(), worker)
			mu.Lock()
			defer mu.Unlock()
			failures = append(failures, err)
			if ok {
				claims++
			}
		})
	}
	wait.Wait()
	require.NoError(t, errors.Join(failures...), "those who come too late find nothing to do")
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
	require.NoError(t, s.ReleaseBatch(t.Context(), b.ID, "dead"), "too late, and no trace of what did not happen")
	require.NoError(t, s.ReleaseBatch(t.Context(), b.ID, "heir"))
	require.Equal(t, 1, released(t, s, b.ID))
	_, ok, err = s.ClaimBatch(t.Context(), "third")
	require.NoError(t, err)
	require.True(t, ok)
}

// released counts the releases of a batch on record.
func released(t *testing.T, s *postgis.Store, batch string) (n int) {
	t.Helper()
	events, err := s.AuditEvents(t.Context(), "batch/"+batch, 0, 100)
	require.NoError(t, err)
	for _, e := range events {
		if e.Action == "batch.release" {
			n++
		}
	}
	return n
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
