package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type resultLine struct {
	Ordinal         int
	ID, Verdict     string
	Problem, Reason string
	Area            *float64 `json:"area_m2"`
	Findings        *int
}

// mixed is a file with three subjects of which the second crosses itself.
func mixed(t *testing.T) string {
	t.Helper()
	return file(t, "mixed.geojson", square("a", 0, 0), bowtie, square("c", 2, 0))
}

// Every subject of the file has a row, the refused one with its reason, in
// every form the results are given in.
func batchAnswersForAll(t *testing.T, p *program) {
	r, body := p.upload("/v1/batches", mixed(t), nil)
	require.Equal(t, http.StatusAccepted, r.StatusCode, body)
	where := r.Header.Get("Location")
	type state struct {
		State       string
		File        string
		Done, Total int
		Refused     *int
		Verdicts    map[string]int
	}
	var b state
	require.Eventually(t, func() bool {
		_, text := p.ask("GET", where, nil, nil)
		b = decode[state](t, text)
		return b.State == "done"
	}, 30*time.Second, 50*time.Millisecond)
	require.Equal(t, "mixed.geojson", b.File)
	require.Equal(t, 3, b.Total)
	require.Equal(t, 3, b.Done)
	require.Equal(t, 1, *b.Refused)
	sum := 0
	for _, n := range b.Verdicts {
		sum += n
	}
	require.Equal(t, 3, sum)

	_, text := p.ask("GET", where+"/results?lang=en", nil, nil)
	rows := decode[struct{ Results []resultLine }](t, text).Results
	require.Len(t, rows, 3)
	require.Equal(t, "undetermined", rows[1].Verdict)
	require.Equal(t, "E07", rows[1].Problem)
	require.Contains(t, rows[1].Reason, "cross")
	require.Nil(t, rows[1].Area)
	require.Nil(t, rows[1].Findings)
	require.NotNil(t, rows[2].Area)
	require.Empty(t, rows[2].Problem)

	r, table := p.ask("GET", where+"/results?format=csv", nil, nil)
	require.Contains(t, r.Header.Get("Content-Disposition"), "filename*=UTF-8''%E6%A3%80%E6%B5%8B%E7%BB%93%E6%9E%9C")
	requireTable(t, strings.TrimPrefix(table, "\ufeff"))
	_, sheet := p.ask("GET", where+"/results?format=xlsx", nil, nil)
	_, err := zip.NewReader(strings.NewReader(sheet), int64(len(sheet)))
	require.NoError(t, err)
	r, geopackage := p.ask("GET", where+"/results?format=gpkg", nil, nil)
	if r.StatusCode == http.StatusServiceUnavailable {
		t.Skip("no GDAL jail on this machine")
	}
	path := filepath.Join(t.TempDir(), "r.gpkg")
	require.NoError(t, os.WriteFile(path, []byte(geopackage), 0o600))
	info, err := exec.CommandContext(t.Context(), "ogrinfo", "-al", path).CombinedOutput()
	require.NoError(t, err)
	require.Contains(t, string(info), "Feature Count: 3")
	require.Equal(t, 2, bytes.Count(info, []byte("  MULTIPOLYGON (((")), "the refused one has no shape")
}

func requireTable(t *testing.T, table string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 4)
	require.Equal(t, "undetermined", rows[2][3])
	require.Equal(t, "E07", rows[2][10])
	require.Empty(t, rows[2][4], "no area is not 0")
	require.Empty(t, rows[2][7], "no conflicts counted is not 0")
}

func batchCommandWritesAll(t *testing.T, p *program) {
	out := t.TempDir()
	code, _, said := p.command("batch", mixed(t), "--out", out)
	require.Equal(t, 5, code, said)
	table, err := os.ReadFile(filepath.Join(out, "results.csv"))
	require.NoError(t, err)
	requireTable(t, strings.TrimPrefix(string(table), "\ufeff"))
	lines, err := os.ReadFile(filepath.Join(out, "results.jsonl"))
	require.NoError(t, err)
	require.Equal(t, 3, bytes.Count(lines, []byte("\n")))
	for _, name := range []string{"results.xlsx", "problems.jsonl"} {
		require.FileExists(t, filepath.Join(out, name))
	}
}
