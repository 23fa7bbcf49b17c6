package cluster_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/cluster"
)

// TestMain lets this binary play the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("ONEMAP_CLUSTER_VICTIM"); dir != "" {
		victim(dir)
		return
	}
	os.Exit(m.Run())
}

func victim(dir string) {
	c, err := cluster.Start(context.Background(), cluster.Options{DataDir: dir, Volatile: true})
	if err != nil {
		_, _ = os.Stdout.WriteString("error " + err.Error() + "\n")
		return
	}
	_, _ = os.Stdout.WriteString(c.URL() + "\n")
	time.Sleep(time.Minute)
}

func TestServerDiesWithItsUsersAndNotBefore(t *testing.T) {
	if testing.Short() {
		t.Skip("starts three servers")
	}
	dir := folder(t, "killed")
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), "ONEMAP_CLUSTER_VICTIM="+dir)
	out, err := process.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, process.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	url := strings.TrimSpace(line)
	_, err = ask(t, url, "SELECT ''")
	require.NoError(t, err, line)

	require.NoError(t, process.Process.Kill())
	_ = process.Wait()
	require.Eventually(t, func() bool {
		_, err := ask(t, url, "SELECT ''")
		return err != nil
	}, 10*time.Second, 50*time.Millisecond)

	again, err := cluster.Start(t.Context(), cluster.Options{DataDir: dir, Volatile: true})
	require.NoError(t, err, "and the data can be used again")
	require.True(t, again.Started())
	defer again.Stop()
	requireRevived(t, dir, again)
}

// requireRevived kills the server, which its users still need.
func requireRevived(t *testing.T, dir string, c *cluster.Cluster) {
	t.Helper()
	pid, err := os.ReadFile(filepath.Join(dir, "c", "postmaster.pid"))
	require.NoError(t, err)
	first, _, _ := strings.Cut(string(pid), "\n")
	number, err := strconv.Atoi(first)
	require.NoError(t, err)
	require.NoError(t, syscall.Kill(number, syscall.SIGKILL))
	require.Eventually(t, func() bool {
		now, err := os.ReadFile(filepath.Join(dir, "c", "postmaster.pid"))
		if err != nil || strings.HasPrefix(string(now), first+"\n") {
			return false
		}
		_, err = ask(t, c.URL(), "SELECT ''")
		return err == nil
	}, 20*time.Second, 50*time.Millisecond)
}
