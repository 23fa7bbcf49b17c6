package postgis

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// slow is a loader that reads until it is let go or its context ends.
type slow struct {
	release chan struct{}
	calls   int
	ended   error
}

func (l *slow) load(ctx context.Context, id int64) (*check.LayerData, error) {
	l.calls++
	select {
	case <-l.release:
	case <-ctx.Done():
		l.ended = ctx.Err()
		return nil, ctx.Err()
	}
	snapshot, err := overlay.Build(nil)
	return &check.LayerData{Edition: layer.Edition{ID: id}, Snapshot: snapshot}, err
}

func TestReadingGoesOnWhileAnybodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &slow{release: make(chan struct{})}
		c := newCache(1<<20, l.load)
		first, leave := context.WithCancel(t.Context())
		errs := make(chan error, 2)
		go func() { _, err := c.get(first, 1); errs <- err }()
		synctest.Wait()
		go func() { _, err := c.get(t.Context(), 1); errs <- err }()
		synctest.Wait()
		leave()
		require.ErrorIs(t, <-errs, context.Canceled, "who leaves is let go at once")
		close(l.release)
		require.NoError(t, <-errs)
		require.Equal(t, 1, l.calls)
		require.NoError(t, l.ended)
	})
}

func TestReadingEndsWithTheLastWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &slow{release: make(chan struct{})}
		c := newCache(1<<20, l.load)
		ctx, leave := context.WithCancel(t.Context())
		errs := make(chan error, 1)
		go func() { _, err := c.get(ctx, 1); errs <- err }()
		synctest.Wait()
		leave()
		require.ErrorIs(t, <-errs, context.Canceled)
		synctest.Wait()
		require.ErrorIs(t, l.ended, context.Canceled)
		close(l.release)
		_, err := c.get(t.Context(), 1)
		require.NoError(t, err, "a newcomer does not join a reading that was ended")
		require.Equal(t, 2, l.calls)
	})
}

func TestFailedReadingIsTriedAgain(t *testing.T) {
	broken := errors.New("connection lost")
	c := newCache(1<<20, func(context.Context, int64) (*check.LayerData, error) { return nil, broken })
	for range 2 {
		_, err := c.get(t.Context(), 1)
		require.ErrorIs(t, err, broken)
	}
	require.Zero(t, c.size())
}
