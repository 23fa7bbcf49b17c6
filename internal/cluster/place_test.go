package cluster

import (
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

func TestClosedParentFolderIsNoticed(t *testing.T) {
	shut := filepath.Join(t.TempDir(), "shut")
	require.NoError(t, os.Mkdir(shut, 0o700))
	other := &owner{uid: 1_000_001, gid: 1_000_001}
	require.False(t, other.reaches(filepath.Join(shut, "data")))
	require.True(t, other.reaches("/var/lib/onemap/new/data"))
	require.True(t, (*owner)(nil).reaches(filepath.Join(shut, "data")), "we reach what is ours")
}
