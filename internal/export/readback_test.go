package export

import (
	"bytes"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/layer"
)

// Every format with shapes is read back by GDAL: the same features in the same
// order, the same shapes to the grid, the same areas, the same Chinese text.
func TestGDALReadsEveryFormatBack(t *testing.T) {
	j := jail(t)
	want := farmland(t)
	for _, c := range []struct {
		format, crs string
		gbk         bool
	}{
		{"geojson", "", false}, {"geojson", "4527", false}, {"geojson", "EPSG:3857", false},
		{"csv", "4548", false},
		{"kml", "", false},
		{"gpkg", "4528", false},
		{"fgb", "", false},
		{"shp", "", false}, {"shp", "4549", true},
	} {
		t.Run(c.format+c.crs+strconv.FormatBool(c.gbk), func(t *testing.T) {
			crs, err := ParseCRS(c.crs)
			require.NoError(t, err)
			f, err := Named(c.format)
			require.NoError(t, err)
			data, _ := made(t, c.format, farmlandTable(t), Options{CRS: crs, GBK: c.gbk, GDAL: j, Folder: t.TempDir()})
			got := readBack(t, data, f.Extension, extra(c.format, crs)...)
			require.Len(t, got, len(want))
			got = inOrder(got)
			for i, b := range got {
				requireSame(t, want[i], b, c.format, c.gbk)
			}
		})
	}
}

// extra is what GDAL must be told of a CSV, which knows no system.
func extra(format string, crs CRS) []string {
	if format != "csv" {
		return nil
	}
	return []string{"-s_srs", crs.Name(), "-oo", "GEOM_POSSIBLE_NAMES=WKT"}
}

// inOrder sorts by identity: FlatGeobuf stores features in the order of its index.
func inOrder(all []back) []back {
	out := make([]back, len(all))
	for _, b := range all {
		n, _ := strconv.Atoi(b.Properties["BSM"].(string))
		out[n-1] = b
	}
	return out
}

func requireSame(t *testing.T, want layer.Feature, got back, format string, gbk bool) {
	t.Helper()
	s := got.shape(t)
	require.InEpsilon(t, float64(want.Area), float64(s.Area()), 1e-6)
	require.Equal(t, want.Shape.Vertices(), s.Vertices())
	a, b := want.Shape.Bounds(), s.Bounds()
	require.InDeltaSlice(t, []float64{a.West, a.South, a.East, a.North}, []float64{b.West, b.South, b.East, b.North}, 2, "nano-degrees")
	name := want.Attributes["QSDWMC"]
	switch {
	case format == "csv":
		name = harmless(name)
	case format == "shp" && len(name) > mostText && gbk:
		name = name[:3*(mostText/2)]
	case format == "shp" && len(name) > mostText:
		name = name[:mostText/3*3]
	case gbk && name == "㙍村":
		name = "?村"
	}
	require.Equal(t, name, got.Properties["QSDWMC"])
	if want.ID == "001" {
		require.InEpsilon(t, 12345.6789, float(t, got.Properties["YJJBNTTBMJ"]), 1e-12)
	}
}

func float(t *testing.T, v any) float64 {
	t.Helper()
	if s, ok := v.(string); ok {
		f, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		return f
	}
	return v.(float64)
}

func TestWhatAFormatCannotHoldIsNoted(t *testing.T) {
	j := jail(t)
	_, notes := made(t, "gpkg", farmlandTable(t), Options{GDAL: j})
	require.Equal(t, 1, notes.Count, "约三亩 is no number")
	data, notes := made(t, "shp", farmlandTable(t), Options{GDAL: j, GBK: true})
	require.Equal(t, 3, notes.Count, "no number, 200 characters, a character GBK lacks")
	listed := inZip(t, data, "YJJBNTTB_notes.txt")
	require.Contains(t, listed, "400")
	require.Contains(t, listed, "第 4 条记录，字段 QSDWMC")
	require.Contains(t, listed, "㙍")
	require.Contains(t, listed, "约三亩")
	require.Equal(t, "CP936", inZip(t, data, "YJJBNTTB.cpg"))
	require.Contains(t, inZip(t, data, "YJJBNTTB.prj"), "China_Geodetic_Coordinate_System_2000")
	_, notes = made(t, "geojson", farmlandTable(t), Options{})
	require.Zero(t, notes.Count)
}

func TestTheSameTableIsTheSameBytes(t *testing.T) {
	j := jail(t)
	for _, f := range Formats() {
		a, _ := made(t, f.Name, farmlandTable(t), Options{GDAL: j})
		b, _ := made(t, f.Name, farmlandTable(t), Options{GDAL: j})
		require.True(t, bytes.Equal(a, b), f.Name)
	}
}

func TestFieldNamesFitEveryFormat(t *testing.T) {
	for code, d := range definitions(t) {
		seen := map[string]bool{}
		table := Features(d, stamp, each([]layer.Feature{}))
		require.Regexp(t, `^[A-Za-z0-9_]+$`, table.Name)
		for _, c := range table.Columns {
			requireShort(t, c, seen, string(code))
		}
	}
	for _, table := range []Table{Findings(document(t)), Answers("zh", stamp, each([]check.Answer{}))} {
		seen := map[string]bool{}
		for _, c := range table.Columns {
			requireShort(t, c, seen, table.Name)
		}
	}
}

func TestAShapeFarFromTheZoneIsRefused(t *testing.T) {
	_, err := epsg(4513).draw(rectangle(t, 0, 0)) // zone 25 is 42 degrees west of here
	require.Error(t, err)
	data, _ := made(t, "geojson", farmlandTable(t), Options{CRS: epsg(4527)})
	require.Contains(t, string(data), "[39")
}
