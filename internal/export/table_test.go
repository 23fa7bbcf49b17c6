package export

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/gdal"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/schema"
)

var stamp = time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)

// found is the jail, looked for once: it takes a third of a second.
var found = sync.OnceValues(func() (*gdal.Jail, error) { return gdal.Find(context.Background()) })

// jail gives the jail, or skips the test plainly on a machine without it.
func jail(t testing.TB) *gdal.Jail {
	t.Helper()
	j, err := found()
	if err != nil {
		t.Skip("GDAL jail not present: ", err)
	}
	return j
}

// shape reads WKT in thousandths of a degree from (117.9, 36).
func shape(t testing.TB, wkt string) geometry.Shape {
	t.Helper()
	r, err := geometry.ParseWKT(wkt, geometry.CRS{EPSG: 4490})
	require.NoError(t, err)
	c, err := geometry.Canonicalise(t.Context(), r, geometry.Options{})
	require.NoError(t, err)
	return c.Shape
}

// rectangle has its lower left corner at (117.9+x, 36+y) thousandths of a degree.
func rectangle(t testing.TB, x, y float64) geometry.Shape {
	w, s := 117.9+x/1000, 36+y/1000
	return shape(t, fmt.Sprintf("POLYGON((%[1]f %[2]f,%[3]f %[2]f,%[3]f %[4]f,%[1]f %[4]f,%[1]f %[2]f))", w, s, w+0.0007, s+0.0005))
}

func definition(t testing.TB, code layer.Code) layer.Definition {
	t.Helper()
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	return all[code]
}

// farmland is a small edition with everything that makes trouble in files.
func farmland(t testing.TB) []layer.Feature {
	attributes := []map[string]string{
		{"BSM": "001", "YSDM": "2003010100", "QSDWMC": "南麻街道“东村”，第1组", "YJJBNTTBMJ": "12345.6789", "BHKSSJ": "20181231", "XZQMC": "南麻"},
		{"BSM": "002", "QSDWMC": "=1+1", "YJJBNTTBMJ": "0.1", "BHKSSJ": "2019-01-02", "delivered_too": "甲"},
		{"BSM": "003", "QSDWMC": "第一行\n第二行 <b>&\"引号\"", "YJJBNTTBMJ": "约三亩"},
		{"BSM": "004", "QSDWMC": strings.Repeat("农", 200)},
		{"BSM": "005", "QSDWMC": "㙍村"}, // not in GBK
	}
	shapes := []geometry.Shape{
		rectangle(t, 0, 0), rectangle(t, 1, 0), rectangle(t, 2, 0),
		shape(t, "POLYGON((117.91 36.01,117.92 36.01,117.92 36.02,117.91 36.02,117.91 36.01),(117.914 36.014,117.914 36.016,117.916 36.016,117.916 36.014,117.914 36.014))"),
		shape(t, "MULTIPOLYGON(((117.93 36.01,117.931 36.01,117.931 36.011,117.93 36.01)),((117.94 36.01,117.941 36.01,117.941 36.011,117.94 36.01)))"),
	}
	d := definition(t, "YJJBNTTB")
	var out []layer.Feature
	for i, a := range attributes {
		f, _ := d.Feature(i, a, shapes[i])
		out = append(out, f)
	}
	return out
}

func each[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func farmlandTable(t testing.TB) Table {
	return Features(definition(t, "YJJBNTTB"), stamp, each(farmland(t)))
}

// made writes a table and gives the bytes.
func made(t testing.TB, name string, table Table, o Options) ([]byte, Notes) {
	t.Helper()
	f, err := Named(name)
	require.NoError(t, err)
	file, err := Open(t.Context(), f, table, o)
	require.NoError(t, err)
	defer file.Close()
	var b bytes.Buffer
	n, err := file.WriteTo(&b)
	require.NoError(t, err)
	require.EqualValues(t, b.Len(), n)
	if file.Size >= 0 {
		require.EqualValues(t, b.Len(), file.Size)
	}
	return b.Bytes(), file.Notes
}

// back is a feature as GDAL reads it.
type back struct {
	Properties map[string]any
	Geometry   json.RawMessage
}

func (b back) shape(t testing.TB) geometry.Shape {
	t.Helper()
	r, err := geometry.ParseGeoJSONGeometry(b.Geometry, geometry.CRS{EPSG: 4490})
	require.NoError(t, err)
	c, err := geometry.Canonicalise(context.Background(), r, geometry.Options{})
	require.NoError(t, err)
	return c.Shape
}

// readBack lets GDAL read a file and bring it to degrees with PROJ.
func readBack(t testing.TB, data []byte, extension string, more ...string) []back {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f."+extension)
	require.NoError(t, os.WriteFile(path, data, 0o600))
	if extension == "zip" {
		path = "/vsizip/" + path
	}
	args := append([]string{"-f", "GeoJSONSeq", "/vsistdout/", path, "-t_srs", "EPSG:4490", "-lco", "COORDINATE_PRECISION=12"}, more...)
	cmd := exec.CommandContext(t.Context(), "ogr2ogr", args...)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	require.NoError(t, err, complaints.String())
	var all []back
	for line := range bytes.Lines(out) {
		var b back
		require.NoError(t, json.Unmarshal(line, &b), string(line))
		all = append(all, b)
	}
	return all
}

func english() Options { return Options{Language: bilingual.English} }
