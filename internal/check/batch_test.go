package check_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
)

func many(t *testing.T, n int) check.Request {
	t.Helper()
	subjects := make([]check.Subject, n)
	for i := range subjects {
		subjects[i] = check.Subject{ID: fmt.Sprint(i), Shape: rect(t, float64(i%10), float64(i/10%10), float64(i%10)+1, float64(i/10%10)+1)}
	}
	return request("CON", subjects...)
}

func TestABatchAnswersInTheOrderOfTheSubmission(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", feature("P1", "", rect(t, 5, 0, 60, 10)))
	r, next, last := many(t, 300), 1, 0
	err := w.engine(liar{}).Batch(t.Context(), r, func(done, total int) {
		require.Equal(t, 300, total)
		last = done
	}, func(s check.SubjectResult) error {
		require.Equal(t, next, s.Subject.Ordinal)
		want := check.Clear
		if (next-1)%10 >= 5 {
			want = check.Prohibited
		}
		require.Equal(t, want, s.Verdict, s.Subject.Ordinal)
		next++
		return nil
	})
	require.NoError(t, err)
	require.Equal(t, 301, next)
	require.Equal(t, 300, last)
}

func TestABatchStopsWhenAsked(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	seen := 0
	err := plain(t).engine(nil).Batch(ctx, many(t, 5000), nil, func(check.SubjectResult) error {
		if seen++; seen == 10 {
			cancel()
		}
		return nil
	})
	require.ErrorIs(t, err, context.Canceled)
	require.Less(t, seen, 5000)
}

func TestABatchStopsWhenItsReaderFails(t *testing.T) {
	t.Parallel()
	full := errors.New("disk full")
	err := plain(t).engine(nil).Batch(t.Context(), many(t, 1000), nil, func(check.SubjectResult) error { return full })
	require.ErrorIs(t, err, full)
}

func TestLayersThatHangDoNotHoldACancelledCheck(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.hang[2] = true
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := w.engine(nil).Check(ctx, request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}))
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

func TestPinsNameWhatABatchRestsOn(t *testing.T) {
	t.Parallel()
	c, err := plain(t).engine(nil).Pins(t.Context(), many(t, 1))
	require.NoError(t, err)
	require.Len(t, c.Editions, 4)
	require.NotEmpty(t, c.RuleSets)
	require.Empty(t, c.Subjects)
}
