package cluster_test

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"strings"
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

func TestKilledProcessLeavesNoServer(t *testing.T) {
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
	again.Stop()
}
