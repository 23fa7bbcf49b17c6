package pgtest

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// A process that joins a cluster just started must not lose its database to the
// one that started it and sweeps.
func TestSweepLeavesWhatALivingProcessMade(t *testing.T) {
	url := server(t)
	alive := fmt.Sprintf("onemap_test_%d_1_1", os.Getpid())
	const dead = "onemap_test_2147483646_1_1"
	for _, name := range []string{alive, dead} {
		require.NoError(t, execute(t.Context(), url, "CREATE DATABASE "+name))
	}
	require.NoError(t, sweep(url))
	require.NoError(t, execute(t.Context(), on(url, alive), "SELECT 1"))
	require.Error(t, execute(t.Context(), on(url, dead), "SELECT 1"))
	require.NoError(t, execute(t.Context(), url, "DROP DATABASE "+alive))
}
