package tile_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

func TestManyAskersWaitForOneDrawing(t *testing.T) {
	c, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	var times atomic.Int64
	release := make(chan struct{})
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			_, err := c.Tile(t.Context(), "key", func(ctx context.Context) (tile.Tile, error) {
				<-release
				return drawing("hello", &times)(ctx)
			})
			require.NoError(t, err)
		})
	}
	close(release)
	all.Wait()
	require.EqualValues(t, 1, times.Load())
}

func TestTheDrawingGoesOnForWhoStays(t *testing.T) {
	c, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	release := make(chan struct{})
	draw := func(ctx context.Context) (tile.Tile, error) {
		<-release
		return tile.Tile{Bytes: []byte("hello")}, ctx.Err()
	}
	leaver, leave := context.WithCancel(t.Context())
	left, stayed := make(chan error), make(chan error)
	go func() { _, err := c.Tile(leaver, "key", draw); left <- err }()
	go func() { _, err := c.Tile(t.Context(), "key", draw); stayed <- err }()
	require.Eventually(t, func() bool { return c.Waiting("key") == 2 }, 5*time.Second, time.Millisecond)
	leave()
	require.ErrorIs(t, <-left, context.Canceled)
	close(release)
	require.NoError(t, <-stayed)
}

func TestTheDrawingStopsWhenAllHaveLeft(t *testing.T) {
	c, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	ctx, leave := context.WithCancel(t.Context())
	stopped := make(chan struct{})
	_, err = c.Tile(ctx, "key", func(ctx context.Context) (tile.Tile, error) {
		leave()
		<-ctx.Done()
		close(stopped)
		return tile.Tile{}, ctx.Err()
	})
	require.ErrorIs(t, err, context.Canceled)
	<-stopped
}

// A fault while drawing must end one request, not the server.
func TestAPanicIsAnError(t *testing.T) {
	c, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	_, err = c.Tile(t.Context(), "key", func(context.Context) (tile.Tile, error) { panic("oh") })
	require.ErrorContains(t, err, "oh")
}

func TestAFailedDrawingIsNotKept(t *testing.T) {
	c, err := tile.NewCache(1<<20, t.TempDir(), 1<<20)
	require.NoError(t, err)
	_, err = c.Tile(t.Context(), "key", func(context.Context) (tile.Tile, error) { return tile.Tile{}, errors.New("no") })
	require.Error(t, err)
	_, ok := c.Get("key")
	require.False(t, ok)
}

// A server sees what `onemap tiles warm` draws beside it.
func TestTwoCachesOnOneFolderShareTiles(t *testing.T) {
	dir := t.TempDir()
	server, err := tile.NewCache(0, dir, 1<<20)
	require.NoError(t, err)
	warm, err := tile.NewCache(0, dir, 1<<20)
	require.NoError(t, err)
	want := tile.Compress(tile.Tile{Bytes: []byte("hello"), Features: 1})
	warm.Put("key", want)
	got, ok := server.Get("key")
	require.True(t, ok)
	require.Equal(t, want, got)
	require.Equal(t, warm.Stats().DiskBytes, server.Stats().DiskBytes)
}
