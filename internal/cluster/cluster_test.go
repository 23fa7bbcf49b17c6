package cluster_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/cluster"
	"onemap/internal/problem"
)

// folder is a data folder another user may reach; t.TempDir is not one for root.
func folder(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "onemap-cluster-test-"+name)
	require.NoError(t, os.RemoveAll(dir))
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return dir
}

func ask(t *testing.T, url, sql string) (answer string, err error) {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		return "", err
	}
	defer conn.Close(context.Background())
	return answer, conn.QueryRow(context.Background(), sql).Scan(&answer)
}

func TestSecondUserJoinsAndKeepsTheServerWhenTheFirstLeaves(t *testing.T) {
	o := cluster.Options{DataDir: folder(t, "join"), Volatile: true}
	first, err := cluster.Start(t.Context(), o)
	require.NoError(t, err)
	require.True(t, first.Started())
	listening, err := ask(t, first.URL(), "SHOW listen_addresses")
	require.NoError(t, err)
	require.Empty(t, listening, "a private server is not on the network")
	second, err := cluster.Start(t.Context(), o)
	require.NoError(t, err)
	require.False(t, second.Started())

	first.Stop()
	version, err := ask(t, second.URL(), "SELECT postgis_lib_version()")
	require.NoError(t, err)
	require.NotEmpty(t, version)

	second.Stop()
	require.Eventually(t, func() bool {
		_, err := ask(t, second.URL(), "SELECT ''")
		return err != nil
	}, 10*time.Second, 50*time.Millisecond, "the server must end with its last user")
}

func TestSocketFolderOfOthersIsNotTrusted(t *testing.T) {
	dir := folder(t, "open")
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "s"), 0o755))
	require.NoError(t, os.Chmod(filepath.Join(dir, "s"), 0o777))
	_, err := cluster.Start(t.Context(), cluster.Options{DataDir: dir, Volatile: true})
	p, ok := problem.As(err)
	require.True(t, ok)
	require.Equal(t, "B03", p.Code)
}

func TestMissingPostgreSQLNamesTheLineToRun(t *testing.T) {
	_, err := cluster.Start(t.Context(), cluster.Options{DataDir: folder(t, "none"), Root: t.TempDir()})
	p, ok := problem.As(err)
	require.True(t, ok)
	require.Equal(t, problem.Environment, p.Class)
	require.Contains(t, p.Next.In(bilingual.English), cluster.Install)
}
