package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Commands start the private cluster for their duration when nobody runs it.
func TestCommandsBringTheirOwnDatabase(t *testing.T) {
	if testing.Short() {
		t.Skip("making a cluster takes seconds")
	}
	folder, err := os.MkdirTemp("", "onemap")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	require.NoError(t, os.Chmod(folder, 0o755)) // the server's own user must get in
	env := func(name string) string { return map[string]string{"ONEMAP_LANG": "en"}[name] }
	for _, args := range [][]string{{"migrate"}, {"layer", "list"}, {"doctor"}} {
		var out, said bytes.Buffer
		code := run(t.Context(), append(args, "--data", filepath.Join(folder, "data")), env, &out, &said)
		require.Zero(t, code, said.String())
	}
}

func TestDataFolderFollowsTheDesktopRules(t *testing.T) {
	env := func(values map[string]string) func(string) string { return func(n string) string { return values[n] } }
	require.Equal(t, "/d", dataFolder("/d", env(nil)))
	require.Equal(t, "/x/onemap", dataFolder("", env(map[string]string{"XDG_DATA_HOME": "/x", "HOME": "/h"})))
	require.Equal(t, "/h/.local/share/onemap", dataFolder("", env(map[string]string{"XDG_DATA_HOME": "relative", "HOME": "/h"})))
}

func TestRootsClosedHomeIsNotUsed(t *testing.T) {
	closed := filepath.Join(t.TempDir(), "home") // temporary folders of tests are closed to others
	require.NoError(t, os.Mkdir(closed, 0o700))
	folder := filepath.Join(closed, "onemap")
	require.Equal(t, folder, reachable(folder, false))
	require.Contains(t, reachable(folder, true), rootData)
}

func TestHelpSpeaksBothLanguages(t *testing.T) {
	for _, c := range []struct{ lang, word string }{{"zh", "检测一个文件"}, {"en", "check a file"}} {
		var out, said bytes.Buffer
		require.Zero(t, run(t.Context(), []string{"--lang", c.lang, "--help"}, func(string) string { return "" }, &out, &said))
		require.Contains(t, out.String(), c.word)
	}
	for name, text := range texts {
		require.True(t, text.Complete(), name)
	}
}
