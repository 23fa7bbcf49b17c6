package gdal

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
)

// find gives the jail, or skips the test plainly on a machine without it.
func find(t *testing.T) *Jail {
	t.Helper()
	j, err := Find(t.Context())
	if err != nil {
		t.Skip("GDAL jail not present: ", err)
	}
	return j
}

// table is a folder with one small CSV.
func table(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	text := "name,WKT\n甲,\"POLYGON((118 36,118.1 36,118.1 36.1,118 36))\"\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "f.csv"), []byte(text), 0o644))
	return folder
}

func toGeoPackage(at string) []string {
	return []string{"-f", "GPKG", at, "/in/f.csv", "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-a_srs", "EPSG:4490"}
}

func TestAWritingCellWritesItsOutputAndNothingElse(t *testing.T) {
	j, in, out := find(t), table(t), t.TempDir()
	c := Cell{Tool: "ogr2ogr", Reads: "CSV", Writes: "GPKG", Input: in, Output: out, Arguments: toGeoPackage("/out/f.gpkg")}
	_, err := j.Run(t.Context(), c)
	require.NoError(t, err)
	require.FileExists(t, filepath.Join(out, "f.gpkg"))

	for _, elsewhere := range []string{"/in/g.gpkg", "/usr/g.gpkg", filepath.Join(out, "g.gpkg"), "/g.gpkg"} {
		c.Arguments = toGeoPackage(elsewhere)
		if _, err = j.Run(t.Context(), c); err == nil {
			require.Equal(t, "/g.gpkg", elsewhere, "only its own root, which is gone with it")
		}
	}
	for folder, want := range map[string]int{in: 1, out: 1} {
		files, err := os.ReadDir(folder)
		require.NoError(t, err)
		require.Len(t, files, want, folder)
	}
	require.NoFileExists(t, "/g.gpkg")
}

func TestOnlyTheNamedDriversReadAndWrite(t *testing.T) {
	j, in, out := find(t), table(t), t.TempDir()
	for _, c := range []Cell{{Reads: "GPKG", Writes: "GPKG"}, {Reads: "CSV", Writes: "FlatGeobuf"}, {Reads: "", Writes: "GPKG"}} {
		c.Tool, c.Input, c.Output, c.Arguments = "ogr2ogr", in, out, toGeoPackage("/out/f.gpkg")
		_, err := j.Run(t.Context(), c)
		require.Error(t, err, "%s to %s", c.Reads, c.Writes)
	}
}

// endless is a tool that waits for a file that never comes; mark finds it
// among the processes of the machine.
func endless(t *testing.T, mark string) Cell {
	t.Helper()
	in := t.TempDir()
	require.NoError(t, syscall.Mkfifo(filepath.Join(in, "f.csv"), 0o644))
	return Cell{Tool: "ogr2ogr", Reads: "CSV", Writes: "GPKG", Input: in, Output: t.TempDir(), Arguments: toGeoPackage("/out/f.gpkg"), Variables: []string{"MARK", mark}}
}

// alive counts the processes that carry the mark in arguments or environment.
func alive(mark string) (n int) {
	for _, what := range []string{"cmdline", "environ"} {
		files, _ := filepath.Glob("/proc/[0-9]*/" + what)
		for _, f := range files {
			if text, err := os.ReadFile(f); err == nil && bytes.Contains(text, []byte(mark)) {
				n++
			}
		}
	}
	return n
}

func TestWhoLeavesTakesTheToolAlong(t *testing.T) {
	j := find(t)
	ctx, leave := context.WithCancel(t.Context())
	mark := "mark-" + strings.ReplaceAll(t.TempDir(), "/", "-")
	ended := make(chan error, 1)
	c := endless(t, mark)
	go func() { _, err := j.Run(ctx, c); ended <- err }()
	require.Eventually(t, func() bool { return alive(mark) >= 2 }, 10*time.Second, 20*time.Millisecond, "bwrap and its tool")
	leave()
	select {
	case err := <-ended:
		require.Error(t, err)
	case <-time.After(10 * time.Second):
		t.Fatal("the run goes on")
	}
	require.Eventually(t, func() bool { return alive(mark) == 0 }, 5*time.Second, 20*time.Millisecond, "no process is left")
}

func TestAToolThatTakesTooLongIsStopped(t *testing.T) {
	j := find(t)
	c := endless(t, "slow")
	c.Seconds = 1
	_, err := j.Run(t.Context(), c)
	p, ok := problem.As(err)
	require.True(t, ok, err)
	require.Equal(t, "E36", p.Code)
	require.Contains(t, p.Message.EN, "1 seconds")
}
