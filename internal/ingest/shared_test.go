package ingest

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/gdal"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// sharedFolder finds the third-party data beside the repository.
func sharedFolder(t testing.TB) string {
	if dir := os.Getenv("ONEMAP_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	require.NoError(t, err)
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if s := filepath.Join(dir, "shared"); exists(filepath.Join(s, "samples")) {
			return s
		}
	}
	t.Skip("third-party data not present: no shared folder beside the repository")
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// jail gives the jail, or skips the test plainly on a machine without it.
func jail(t testing.TB) *gdal.Jail {
	j, err := gdal.Find(context.Background())
	if err != nil {
		t.Skip("GDAL jail not present: ", err)
	}
	return j
}

// outcome is everything Read said about a file.
type outcome struct {
	Info
	records []Record
	err     error
}

func readAll(data []byte, o Options) (out outcome) {
	out.Info, out.err = Read(context.Background(), data, o, func(r Record) error {
		out.records = append(out.records, r)
		return nil
	})
	return out
}

func readShared(t testing.TB, path string, o Options) outcome {
	data, err := os.ReadFile(filepath.Join(sharedFolder(t), path))
	require.NoError(t, err)
	o.FileName = filepath.Base(path)
	return readAll(data, o)
}

// code is the code of an error, "" for none.
func code(err error) string {
	if p, ok := problem.As(err); ok {
		return p.Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func codes(problems []problem.Problem) (out []string) {
	for _, p := range problems {
		out = append(out, p.Code)
	}
	return out
}

func refusals(records []Record) map[string]int {
	out := map[string]int{}
	for _, r := range records {
		if r.Refused != nil {
			out[r.Refused.Code]++
		}
	}
	return out
}

// expectation is one entry of samples/expected.json.
type expectation struct {
	Area  float64 `json:"ellipsoid_area_m2"`
	Plots []struct {
		Number string  `json:"plot_no"`
		Name   string  `json:"name"`
		Rings  []int   `json:"rings"`
		Area   float64 `json:"ellipsoid_area_m2"`
	} `json:"plots"`
}

func expected(t testing.TB) map[string]expectation {
	data, err := os.ReadFile(filepath.Join(sharedFolder(t), "samples/expected.json"))
	require.NoError(t, err)
	out := map[string]expectation{}
	require.NoError(t, json.Unmarshal(data, &out))
	return out
}

// requireArea allows 0.01 m², the last digit but one that people file.
func requireArea(t testing.TB, want float64, s geometry.Shape) {
	t.Helper()
	require.InDelta(t, want, float64(s.Area()), 0.01)
}
