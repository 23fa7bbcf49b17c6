package tile_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

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

// However askers fall between those who wait and those who find it there, a tile
// that is kept is drawn once.
func TestNoAskerDrawsWhatIsJustKept(t *testing.T) {
	c, err := tile.NewCache(1<<20, "", 0)
	require.NoError(t, err)
	var times atomic.Int64
	const keys = 2000
	for key := range keys {
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				_, err := c.Tile(t.Context(), fmt.Sprint(key), drawing("hello", &times))
				require.NoError(t, err)
			})
		}
		all.Wait()
	}
	require.EqualValues(t, keys, times.Load())
}

func TestTheDrawingGoesOnForWhoStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
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
		synctest.Wait()
		leave()
		require.ErrorIs(t, <-left, context.Canceled)
		close(release)
		require.NoError(t, <-stayed)
	})
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
	require.False(t, kept(t, c, "key"))
}

// A server sees what `onemap tiles warm` draws beside it.
func TestTwoCachesOnOneFolderShareTiles(t *testing.T) {
	dir := t.TempDir()
	server, err := tile.NewCache(0, dir, 1<<20)
	require.NoError(t, err)
	warm, err := tile.NewCache(0, dir, 1<<20)
	require.NoError(t, err)
	var times atomic.Int64
	want, err := warm.Tile(t.Context(), "key", drawing("hello", &times))
	require.NoError(t, err)
	got, err := server.Tile(t.Context(), "key", drawing("other", &times))
	require.NoError(t, err)
	require.Equal(t, want, got)
	require.EqualValues(t, 1, times.Load())
	require.EqualValues(t, 1, server.Stats().FromDisk)
	require.Equal(t, warm.Stats().DiskBytes, server.Stats().DiskBytes)
}
