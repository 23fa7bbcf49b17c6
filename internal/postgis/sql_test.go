package postgis_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/pgtest"
)

// A query that no longer fits the tables fails here, by its file name, and one
// that no Go file embeds is dead.
func TestEveryQueryPrepares(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("sql/*.sql")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	embedded := embeds(t)
	conn, err := pgtest.DB(t).Acquire(t.Context())
	require.NoError(t, err)
	defer conn.Release()
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		_, err = conn.Conn().Prepare(t.Context(), file, string(text))
		require.NoError(t, err, file)
		require.Contains(t, embedded, "//go:embed "+file+"\n", "nobody uses this query")
	}
}

func embeds(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		all.Write(text)
	}
	return all.String()
}
