package shelf_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"onemap/internal/shelf"
)

// slow is a making that goes on until it is let go or its context ends.
type slow struct {
	release chan struct{}
	calls   int
	ended   error
}

func (l *slow) produce(ctx context.Context) (string, error) {
	l.calls++
	select {
	case <-l.release:
		return "made", nil
	case <-ctx.Done():
		l.ended = ctx.Err()
		return "", ctx.Err()
	}
}

func length(s string) int { return len(s) }

func TestMakingGoesOnWhileAnybodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &slow{release: make(chan struct{})}
		s := shelf.New[int](1<<20, length)
		first, leave := context.WithCancel(t.Context())
		errs := make(chan error, 2)
		go func() { _, err := s.Get(first, 1, l.produce); errs <- err }()
		synctest.Wait()
		go func() { _, err := s.Get(t.Context(), 1, l.produce); errs <- err }()
		synctest.Wait()
		leave()
		require.ErrorIs(t, <-errs, context.Canceled, "who leaves is let go at once")
		close(l.release)
		require.NoError(t, <-errs)
		require.Equal(t, 1, l.calls)
		require.NoError(t, l.ended)
	})
}

func TestMakingEndsWithTheLastWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &slow{release: make(chan struct{})}
		s := shelf.New[int](1<<20, length)
		ctx, leave := context.WithCancel(t.Context())
		errs := make(chan error, 1)
		go func() { _, err := s.Get(ctx, 1, l.produce); errs <- err }()
		synctest.Wait()
		leave()
		require.ErrorIs(t, <-errs, context.Canceled)
		synctest.Wait()
		require.ErrorIs(t, l.ended, context.Canceled)
		close(l.release)
		_, err := s.Get(t.Context(), 1, l.produce)
		require.NoError(t, err, "a newcomer does not join a making that was ended")
		require.Equal(t, 2, l.calls)
	})
}

func TestFailureIsTriedAgain(t *testing.T) {
	broken := errors.New("connection lost")
	s := shelf.New[int](1<<20, length)
	for range 2 {
		_, err := s.Get(t.Context(), 1, func(context.Context) (string, error) { return "", broken })
		require.ErrorIs(t, err, broken)
	}
	require.Zero(t, s.Bytes())
}

func TestPanicIsAFailure(t *testing.T) {
	s := shelf.New[int](1<<20, length)
	_, err := s.Get(t.Context(), 1, func(context.Context) (string, error) { panic("boom") })
	require.ErrorContains(t, err, "boom")
}

func TestFullShelfLetsTheOldestGo(t *testing.T) {
	s, made := shelf.New[string](8, length), 0
	get := func(key string) {
		v, err := s.Get(t.Context(), key, func(context.Context) (string, error) { made++; return key, nil })
		require.NoError(t, err)
		require.Equal(t, key, v)
	}
	get("1234")
	get("abcd")
	get("1234") // asked for again: abcd is the oldest now
	get("efgh")
	require.Equal(t, 8, s.Bytes())
	require.Equal(t, 3, made)
	get("1234")
	require.Equal(t, 3, made)
	get("abcd")
	require.Equal(t, 4, made)
}
