package tile_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/tile"
)

func drawing(text string, times *atomic.Int64) func(context.Context) (tile.Tile, error) {
	return func(context.Context) (tile.Tile, error) {
		times.Add(1)
		return tile.Tile{Bytes: []byte(text), Features: 3, Merged: 2, Dropped: 1}, nil
	}
}

// kept tells whether a cache has a tile without drawing it.
func kept(t testing.TB, c *tile.Cache, key string) bool {
	t.Helper()
	absent := errors.New("absent")
	_, err := c.Tile(t.Context(), key, func(context.Context) (tile.Tile, error) { return tile.Tile{}, absent })
	if err != nil {
		require.ErrorIs(t, err, absent)
	}
	return err == nil
}

func unzip(t testing.TB, b []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(b))
	require.NoError(t, err)
	out, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(out)
}

// files are the paths of all files under dir.
func files(t *testing.T, dir string) (out []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			out = append(out, p)
		}
		return err
	}))
	return out
}

func TestATileIsDrawnOnceAndKeptThroughARestart(t *testing.T) {
	dir := t.TempDir()
	var times atomic.Int64
	for range 2 {
		c, err := tile.NewCache(1<<20, dir, 1<<20)
		require.NoError(t, err)
		for range 2 {
			got, err := c.Tile(t.Context(), "key", drawing("hello", &times))
			require.NoError(t, err)
			require.Equal(t, "hello", unzip(t, got.Bytes))
			require.Equal(t, [3]int{3, 2, 1}, [3]int{got.Features, got.Merged, got.Dropped})
		}
	}
	require.EqualValues(t, 1, times.Load())
}

// Whatever a crash leaves of a file, or a disk makes of it, is never served.
func TestADamagedFileIsDrawnAgain(t *testing.T) {
	damages := map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)/2] },
		"empty":   func([]byte) []byte { return nil },
		"zeros":   func(b []byte) []byte { return make([]byte, len(b)) },
		"one bit": func(b []byte) []byte { b[len(b)-3] ^= 4; return b },
		"longer":  func(b []byte) []byte { return append(b, 0) },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			var times atomic.Int64
			c, err := tile.NewCache(0, dir, 1<<20)
			require.NoError(t, err)
			_, err = c.Tile(t.Context(), "key", drawing("hello", &times))
			require.NoError(t, err)
			path := files(t, dir)[0]
			b, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path, damage(b), 0o600))
			got, err := crowdedOut(t, c).Tile(t.Context(), "key", drawing("hello", &times))
			require.NoError(t, err)
			require.Equal(t, "hello", unzip(t, got.Bytes))
			require.EqualValues(t, 2, times.Load())
			require.EqualValues(t, 1, c.Stats().Corrupt)
			again, err := crowdedOut(t, c).Tile(t.Context(), "key", drawing("hello", &times))
			require.NoError(t, err)
			require.EqualValues(t, 2, times.Load())
			require.Equal(t, got, again)
		})
	}
}

// crowdedOut is a cache of no memory that holds none of the tiles before.
func crowdedOut(t *testing.T, c *tile.Cache) *tile.Cache {
	t.Helper()
	_, err := c.Tile(t.Context(), "crowd", drawing("crowd", new(atomic.Int64)))
	require.NoError(t, err)
	return c
}

func TestAFileOfAnotherKeyIsNotServed(t *testing.T) {
	dir := t.TempDir()
	c, err := tile.NewCache(0, dir, 1<<20)
	require.NoError(t, err)
	var times atomic.Int64
	_, err = c.Tile(t.Context(), "a", drawing("a", &times))
	require.NoError(t, err)
	a := files(t, dir)[0]
	_, err = c.Tile(t.Context(), "b", drawing("b", &times))
	require.NoError(t, err)
	for _, f := range files(t, dir) {
		if f != a {
			require.NoError(t, os.Rename(a, f))
		}
	}
	require.False(t, kept(t, crowdedOut(t, c), "b"))
}

func TestTheCacheKeepsToItsBudgets(t *testing.T) {
	dir := t.TempDir()
	const memory, disk = 20_000, 50_000
	c, err := tile.NewCache(memory, dir, disk)
	require.NoError(t, err)
	var times atomic.Int64
	chance := rand.NewChaCha8([32]byte{})
	for i := range 200 {
		incompressible := make([]byte, 1000)
		_, _ = chance.Read(incompressible)
		_, err := c.Tile(t.Context(), fmt.Sprint(i), drawing(string(incompressible), &times))
		require.NoError(t, err)
		s := c.Stats()
		require.LessOrEqual(t, s.MemoryBytes, int64(memory))
		require.LessOrEqual(t, s.DiskBytes, int64(disk))
	}
	require.Greater(t, c.Stats().MemoryBytes, int64(memory/2))
	onDisk := int64(0)
	for _, f := range files(t, dir) {
		info, err := os.Stat(f)
		require.NoError(t, err)
		onDisk += info.Size()
	}
	require.Equal(t, c.Stats().DiskBytes, onDisk)
	require.True(t, kept(t, c, "199"), "the latest is kept")
	require.False(t, kept(t, c, "0"), "the oldest went")

	smaller, err := tile.NewCache(0, dir, disk/10)
	require.NoError(t, err)
	require.LessOrEqual(t, smaller.Stats().DiskBytes, int64(disk/10))
}

func TestAHalfWrittenFileIsSweptAway(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "ab"), 0o750))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "ab", "abc.part"), []byte("x"), 0o600))
	_, err := tile.NewCache(0, dir, 1<<20)
	require.NoError(t, err)
	require.Empty(t, files(t, dir))
}
