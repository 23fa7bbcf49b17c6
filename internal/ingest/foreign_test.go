package ingest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// converted writes the sample shapefile in another format with GDAL and gives
// it back packed when it has several files.
func converted(t *testing.T, driver, name string, more ...string) []byte {
	folder := t.TempDir()
	source := "/vsizip/" + filepath.Join(sharedFolder(t), "samples/07_jsyd_shp_gbk.zip")
	args := append([]string{"-f", driver, filepath.Join(folder, name), source}, more...)
	out, err := exec.Command("ogr2ogr", args...).CombinedOutput()
	require.NoError(t, err, string(out))
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var pairs []string
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		require.NoError(t, err)
		pairs = append(pairs, e.Name(), string(data))
	}
	if len(pairs) == 2 {
		return []byte(pairs[1])
	}
	return zipped(t, pairs...)
}

// The same two plots in every foreign format have the same area; formats that
// keep the plane coordinates keep it to the square millimetre. KML has degrees,
// and its edges are straight in another plane.
func TestForeignFormatsKeepTheGeometry(t *testing.T) {
	j := jail(t)
	want := readShared(t, "samples/07_jsyd_shp_gbk.zip", Options{})
	for _, c := range []struct {
		driver, name, format string
		more                 []string
		crs                  int
		within               float64
	}{
		{"GPKG", "a.gpkg", "gpkg", nil, 0, 1e-6},
		{"FlatGeobuf", "a.fgb", "flatgeobuf", []string{"-lco", "SPATIAL_INDEX=NO"}, 0, 1e-6},
		{"GML", "a.gml", "gml", []string{"-dsco", "FORMAT=GML3"}, 0, 1e-3},
		{"MapInfo File", "a.mif", "mapinfo-mif", []string{"-dsco", "FORMAT=MIF"}, 0, 1},
		{"MapInfo File", "a.tab", "mapinfo-tab", []string{"-select", "DKBH"}, 0, 5},
		{"LIBKML", "a.kml", "kml", nil, 0, 0.2},
		{"DXF", "a.dxf", "dxf", []string{"-nlt", "LINESTRING", "-explodecollections", "-sql", "SELECT geometry FROM JSYD WHERE 1=1", "-dialect", "SQLITE"}, 4527, 300},
	} {
		t.Run(c.format, func(t *testing.T) {
			out := readAll(converted(t, c.driver, c.name, c.more...), Options{GDAL: j, CRS: c.crs})
			require.NoError(t, out.err)
			require.Equal(t, c.format, out.Format)
			for i, r := range want.records {
				require.InDelta(t, float64(r.Shape.Area()), float64(out.records[i].Shape.Area()), c.within)
			}
		})
	}
}

func TestDXFWithArcsIsRefused(t *testing.T) {
	j := jail(t)
	entity := func(kind, bulge string) string {
		return strings.Join([]string{"0", "SECTION", "2", "ENTITIES", "0", kind, "5", "1A", "100", "AcDbEntity", "8", "DK", "100", "AcDbPolyline", "90", "4", "70", "1",
			"10", "500000", "20", "4006000", "42", bulge, "10", "500100", "20", "4006000", "10", "500100", "20", "4006100", "10", "500000", "20", "4006100", "0", "ENDSEC", "0", "EOF", ""}, "\n")
	}
	straight := readAll([]byte(entity("LWPOLYLINE", "0.0")), Options{GDAL: j, CRS: 4548})
	require.NoError(t, straight.err)
	require.Equal(t, 1, straight.records[0].Shape.Parts())
	require.Equal(t, curved, code(readAll([]byte(entity("LWPOLYLINE", "0.5")), Options{GDAL: j, CRS: 4548}).err))
	circle := strings.Join([]string{"0", "SECTION", "2", "ENTITIES", "0", "CIRCLE", "5", "1B", "100", "AcDbEntity", "8", "DK", "100", "AcDbCircle", "10", "500000", "20", "4006000", "40", "50", "0", "ENDSEC", "0", "EOF", ""}, "\n")
	require.Equal(t, curved, code(readAll([]byte(circle), Options{GDAL: j, CRS: 4548}).err))
}

func TestTransformedPlotsAgreeWithTheirDegrees(t *testing.T) {
	j := jail(t)
	degrees := readShared(t, "data/parcels-nl/nl_plots.geojson", Options{})
	metres := readShared(t, "data/parcels-nl/nl_plots_epsg28992.geojson", Options{GDAL: j})
	require.NoError(t, metres.err)
	require.Equal(t, 0, metres.Refused)
	for i, r := range degrees.records {
		require.InEpsilon(t, float64(r.Shape.Area()), float64(metres.records[i].Shape.Area()), 1e-4)
	}
	for file, crs := range map[string]string{"de_bb_field_segments_2019.zip": "EPSG:3035", "es_sigpac_recintos_41086.zip": "EPSG:25830"} {
		out := readShared(t, "data/parcels-eu/"+file, Options{GDAL: j})
		require.NoError(t, out.err)
		require.Equal(t, crs, out.CRS)
		require.Zero(t, out.Refused)
	}
	require.Equal(t, 316, readShared(t, "data/parcels-nl/nl_plots_epsg28992.geojson", Options{}).Refused, "no jail, no transformation")
}

func TestCountyOutlineInEveryForm(t *testing.T) {
	j := jail(t)
	for _, file := range []string{"cn_yiyuan_shp_gbk_nocpg.zip", "cn_yiyuan_shp_gbk_ldid4d.zip", "cn_yiyuan_shp_utf8_cpg.zip", "cn_yiyuan_txt_gbk.txt", "cn_yiyuan.gdb.zip"} {
		out := readShared(t, "data/formats/"+file, Options{GDAL: j})
		require.NoError(t, out.err, file)
		r := out.records[0]
		require.Equal(t, "370323", r.ID, file)
		require.Equal(t, "沂源县", r.Name, file)
		// Edges are straight in another plane than the geodesics of the expected
		// area, and the county is large: a part in ten million is what remains.
		require.InEpsilon(t, 1636274037.5, float64(r.Shape.Area()), 1e-7, file)
		if zoneOf(r.Received.CRS.EPSG) != 0 {
			require.InDelta(t, 1636745283.5, planeArea(r.Received), 2, file)
		}
	}
}
