package cluster

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSocketPathNeverGetsTooLong(t *testing.T) {
	near := newLayout("/var/lib/onemap", "/tmp")
	require.Equal(t, "/var/lib/onemap/s/.s.PGSQL.5432", near.socketFile())
	far := newLayout("/"+strings.Repeat("a-very-long-folder-name/", 5), "/tmp")
	require.LessOrEqual(t, len(far.socketFile()), longestSocket)
	require.True(t, strings.HasPrefix(far.socketFile(), "/tmp/onemap-"))
}

func TestClosedParentFolderIsWorkedAround(t *testing.T) {
	closed := t.TempDir() // of mode 0700 at some level, and ours
	require.NoError(t, os.Chmod(closed, 0o700))
	data := filepath.Join(closed, "data")
	other := &starter{owner: &owner{uid: 1_000_001, gid: 1_000_001}, Options: Options{Log: slog.New(slog.DiscardHandler)}}
	require.True(t, strings.HasPrefix(other.place(data), "/var/lib/onemap-"))
	ours := &starter{Options: other.Options}
	require.Equal(t, data, ours.place(data))
}
