package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// square is a GeoJSON feature: a square of a thousandth degree with its lower
// left corner at (118+x/1000, 36+y/1000).
func square(id string, x, y float64) string {
	c := func(dx, dy float64) string { return fmt.Sprintf("[%.6f,%.6f]", 118+(x+dx)/1000, 36+(y+dy)/1000) }
	return fmt.Sprintf(`{"type":"Feature","properties":{"NO":%q,"name":"n"},"geometry":{"type":"Polygon","coordinates":[[%s,%s,%s,%s,%s]]}}`,
		id, c(0, 0), c(1, 0), c(1, 1), c(0, 1), c(0, 0))
}

// bowtie crosses itself.
const bowtie = `{"type":"Feature","properties":{"NO":"bow"},"geometry":{"type":"Polygon","coordinates":[[[118,36],[118.001,36.001],[118.001,36],[118,36.001],[118,36]]]}}`

func file(t *testing.T, name string, features ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	text := `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// overlapOf runs the command and gives its rows without the heading.
func overlapOf(t *testing.T, args ...string) (code int, rows [][]string, said string) {
	t.Helper()
	var out, errOut bytes.Buffer
	env := func(name string) string { return map[string]string{"ONEMAP_LANG": "en"}[name] }
	code = run(t.Context(), append([]string{"overlap"}, args...), env, &out, &errOut)
	rows, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	if len(rows) > 0 {
		require.Equal(t, pairColumns, rows[0])
		rows = rows[1:]
	}
	return code, rows, errOut.String()
}

func TestOverlapCountsRefusedRecords(t *testing.T) {
	subjects := file(t, "s.geojson", square("a", 0, 0), bowtie, square("c", 0.5, 0))
	features := file(t, "f.geojson", square("f", 0, 0))
	rejects := filepath.Join(t.TempDir(), "rejects.csv")
	code, rows, _ := overlapOf(t, "--subject-id", "NO", "--feature-id", "no", "--rejects", rejects, subjects, features)
	require.Equal(t, 5, code)
	require.Len(t, rows, 2)
	require.Equal(t, []string{"0", "a", "0", "f", "overlap"}, rows[0][:5])
	require.Equal(t, []string{"2", "c", "0", "f", "overlap"}, rows[1][:5], "fid counts the refused record")
	whole, half := parse(t, rows[0][5]), parse(t, rows[1][5])
	require.InEpsilon(t, whole/2, half, 1e-9)
	require.InDelta(t, 0.5, parse(t, rows[1][6]), 1e-9)
	b, err := os.ReadFile(rejects)
	require.NoError(t, err)
	lines := strings.Split(string(b), "\n")
	require.Equal(t, "file,fid,id,code,reason,lon,lat", lines[0])
	require.Contains(t, lines[1], ",1,bow,E0")
	require.Contains(t, lines[1], "118.0005,36.0005")
}

func TestOverlapListsTouchesOnRequest(t *testing.T) {
	subjects, features := file(t, "s.geojson", square("a", 0, 0)), file(t, "f.geojson", square("f", 1, 0), square("g", 1, 1), square("h", 3, 3))
	code, rows, _ := overlapOf(t, subjects, features)
	require.Zero(t, code)
	require.Empty(t, rows)
	_, rows, _ = overlapOf(t, "--touch", subjects, features)
	require.Len(t, rows, 2, "a common border and a common corner")
	require.Equal(t, []string{"touch", "0", "0", "0", "0"}, rows[0][4:])
}

func TestOverlapKeepsTheOrderOfManySubjects(t *testing.T) {
	var many []string
	for i := range 5 * chunk {
		many = append(many, square(strconv.Itoa(i), float64(i%20)/10, float64(i%7)/10))
	}
	_, rows, _ := overlapOf(t, file(t, "s.geojson", many...), file(t, "f.geojson", square("f", 0, 0), square("g", 1, 0)))
	require.NotEmpty(t, rows)
	for i := 1; i < len(rows); i++ {
		before, after := parse(t, rows[i-1][0])*2+parse(t, rows[i-1][2]), parse(t, rows[i][0])*2+parse(t, rows[i][2])
		require.Less(t, before, after)
	}
}

func TestOverlapAsGeoJSON(t *testing.T) {
	var out, errOut bytes.Buffer
	s := file(t, "s.geojson", square("a", 0, 0))
	require.Zero(t, run(t.Context(), []string{"overlap", "--format", "geojson", "--touch", s, s}, func(string) string { return "" }, &out, &errOut))
	var c struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct{ Type string }
		}
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &c), out.String())
	require.Len(t, c.Features, 1)
	require.Equal(t, "MultiPolygon", c.Features[0].Geometry.Type)
	require.InDelta(t, 1, c.Features[0].Properties["share_of_subject"], 1e-12)
}

func TestOverlapExitCodes(t *testing.T) {
	good := file(t, "s.geojson", square("a", 0, 0))
	for _, c := range []struct {
		name string
		args []string
		code int
		said string
	}{
		{"no such file", []string{"none.geojson", good}, 2, "U02"},
		{"one file only", []string{good}, 2, "U01"},
		{"unknown flag", []string{"--colour", good, good}, 2, "U01"},
		{"unknown attribute", []string{"--subject-id", "BSM", good, good}, 2, "NO, name"},
		{"nothing usable", []string{file(t, "b.geojson", bowtie), good}, 4, "E0"},
		{"nothing usable in the layer", []string{good, file(t, "b.geojson", bowtie)}, 4, "E0"},
		{"no format known", []string{filepath.Join("overlap_test.go"), good}, 4, "E31"},
		{"rejects into no folder", []string{"--rejects", "/nowhere/r.csv", good, good}, 2, "U04"},
	} {
		code, _, said := overlapOf(t, c.args...)
		require.Equal(t, c.code, code, "%s: %s", c.name, said)
		require.Contains(t, said, c.said, c.name)
	}
}

func TestOverlapReadsGzip(t *testing.T) {
	plain := file(t, "s.geojson", square("a", 0, 0))
	content, err := os.ReadFile(plain)
	require.NoError(t, err)
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err = w.Write(content)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.NoError(t, os.WriteFile(plain+".gz", b.Bytes(), 0o600))
	code, rows, _ := overlapOf(t, plain+".gz", plain)
	require.Zero(t, code)
	require.Len(t, rows, 1)
}

func parse(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err)
	return v
}

// twoLayers is an archive with two files of one square each.
func twoLayers(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"a.geojson", "b.geojson"} {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte(square("x", 0, 0)))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	path := filepath.Join(t.TempDir(), "several.zip")
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

func TestOverlapNamesTheFlagThatChoosesALayer(t *testing.T) {
	several := twoLayers(t)
	one := file(t, "one.geojson", square("f", 0, 0))

	code, _, said := overlapOf(t, several, one)
	require.Equal(t, 2, code)
	require.Contains(t, said, "--subject-layer")
	code, _, said = overlapOf(t, one, several)
	require.Equal(t, 2, code)
	require.Contains(t, said, "--feature-layer")
	code, rows, said := overlapOf(t, one, several, "--feature-layer", "b.geojson")
	require.Zero(t, code, said)
	require.Len(t, rows, 1)
}
