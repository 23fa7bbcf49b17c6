package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// formatCase says what becomes of one file: an error for the whole file, or
// the number of records and of refusals by code.
type formatCase struct {
	file    string
	options Options
	err     string
	records int
	refused map[string]int
	crs     string
}

func formatCases() []formatCase {
	degrees, layer := Options{CRS: 4326}, func(name string) Options { return Options{Layer: name} }
	return []formatCase{
		{file: "cn_yiyuan.gdb.zip", records: 1, crs: "EPSG:4548"},
		{file: "cn_yiyuan_expected.json", err: unknownFormat},
		{file: "cn_yiyuan_shp_gbk_ldid4d.zip", records: 1, crs: "EPSG:4548"},
		{file: "cn_yiyuan_shp_gbk_nocpg.zip", records: 1, crs: "EPSG:4527"},
		{file: "cn_yiyuan_shp_utf8_cpg.zip", records: 1, crs: "EPSG:4490"},
		{file: "cn_yiyuan_txt_gbk.txt", records: 1, crs: "EPSG:4527"},
		{file: "dxf_1x1rectangle.dxf", err: missingCRS},
		{file: "dxf_1x1rectangle.dxf", options: degrees, records: 1, crs: "EPSG:4326"},
		{file: "dxf_closedlwpolylinebug.dxf", err: missingCRS},
		{file: "dxf_closedlwpolylinebug.dxf", options: Options{CRS: 4548}, records: 1, crs: "EPSG:4548"},
		{file: "dxf_lines.dxf", err: missingCRS},
		{file: "dxf_lines.dxf", options: degrees, err: notPolygon, records: 11, refused: map[string]int{notPolygon: 11}},
		{file: "dxf_polylines.dxf", err: missingCRS},
		{file: "dxf_polylines.dxf", options: Options{CRS: 4548}, records: 2, crs: "EPSG:4548"},
		{file: "fiona_coutwildrnp.zip", records: 67, crs: "EPSG:4326"},
		{file: "fiona_gre.zip", records: 1, crs: "EPSG:4326"},
		{file: "fiona_grenada.geojson", records: 1, crs: "EPSG:4326"},
		{file: "fiona_rmnp.geojson", records: 1, crs: "EPSG:4326"},
		{file: "fiona_test_tin.zip", err: missingCRS},
		{file: "fiona_test_tin.zip", options: degrees, err: notPolygon, records: 1, refused: map[string]int{notPolygon: 1}},
		{file: "fiona_testopenfilegdb.gdb.zip", err: severalLayers},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("polygon"), records: 5},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("multipolygon"), records: 5},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("polygon25D"), records: 5},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("multipatch"), err: notPolygon, records: 5, refused: map[string]int{notPolygon: 5}},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("null_polygon"), err: noGeometry, records: 5, refused: map[string]int{noGeometry: 5}},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("empty_polygon"), err: noGeometry, records: 5, refused: map[string]int{noGeometry: 5}},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("linestring"), err: notPolygon, records: 5, refused: map[string]int{notPolygon: 5}},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("several_polygons"), err: missingCRS},
		{file: "fiona_testopenfilegdb.gdb.zip", options: layer("no such layer"), err: severalLayers},
		{file: "gt_chinese_poly_gbk.zip", records: 1, crs: "EPSG:4326"},
		{file: "ms_Albania.kmz", err: notPolygon, records: 63, refused: map[string]int{notPolygon: 63}},
		{file: "ms_Oregon.gpkg", records: 1, crs: "EPSG:2269"},
		{file: "ms_Oregon.gpkg", options: layer("roads"), err: notPolygon, records: 121, refused: map[string]int{notPolygon: 121}},
		{file: "ms_countries.fgb", records: 179, refused: map[string]int{"E07": 2}, crs: "EPSG:4326"},
		{file: "ms_mixed_crs.gpkg", err: severalLayers},
		{file: "ms_mixed_crs.gpkg", options: layer("oregon_2269"), records: 1, crs: "EPSG:2269"},
		{file: "ms_mixed_crs.gpkg", options: layer("oregon_4326"), records: 1, crs: "EPSG:4326"},
		{file: "ms_null_crs_gdal.gpkg", err: missingCRS},
		{file: "ms_null_crs_gdal.gpkg", options: Options{CRS: 2269}, records: 1, crs: "EPSG:2269"},
		{file: "ms_zip-in-zip.zip", err: unsafeArchive},
		{file: "pyogrio_curvepolygon.gpkg", err: curved, records: 1, refused: map[string]int{curved: 1}},
		{file: "pyogrio_multisurface.gpkg", err: curved, records: 1, refused: map[string]int{curved: 1}},
		{file: "pyogrio_test_gpkg_nulls.gpkg", err: notPolygon, records: 4, refused: map[string]int{notPolygon: 4}},
		{file: "shpjs_SHP_Exclude.zip", err: missingCRS},
		{file: "shpjs_SHP_Exclude.zip", options: degrees, records: 1},
		{file: "shpjs_T8Th4_6n.zip", err: notPolygon, records: 1, refused: map[string]int{notPolygon: 1}},
		{file: "shpjs_badzip.zip", err: unknownFormat},
		{file: "shpjs_codepage.zip", err: notPolygon, records: 2, refused: map[string]int{notPolygon: 2}},
		{file: "shpjs_empty-shp.zip", records: 2, crs: "EPSG:4326"},
		{file: "shpjs_mixedcase.zip", records: 40, refused: map[string]int{"E07": 1}, crs: "EPSG:26986"},
		{file: "shpjs_noshp.zip", err: damaged},
		{file: "shpjs_qgis.zip", records: 2, crs: "EPSG:4326"},
		{file: "shpjs_train_stations.zip", err: notPolygon, records: 361, refused: map[string]int{notPolygon: 361}},
		{file: "shpjs_utf.zip", err: notPolygon, records: 2, refused: map[string]int{notPolygon: 2}},
		{file: "shpjs_zero-len-line.zip", err: notPolygon, records: 3, refused: map[string]int{notPolygon: 2, noGeometry: 1}},
		{file: "tgj_bad.kml", err: "E06", records: 1, refused: map[string]int{"E06": 1}},
		{file: "tgj_linear_ring.kml", err: notPolygon, records: 1, refused: map[string]int{notPolygon: 1}},
		{file: "tgj_multigeometry.kml", err: notPolygon, records: 1, refused: map[string]int{notPolygon: 1}},
		{file: "tgj_multigeometry_discrete.kml", err: notPolygon, records: 1, refused: map[string]int{notPolygon: 1}},
		{file: "tgj_polygon.kml", records: 1, crs: "EPSG:4326"},
		{file: "tgj_schema.kml", records: 1, crs: "EPSG:4326"},
		{file: "tgj_simpledata.kml", err: notPolygon, records: 2, refused: map[string]int{notPolygon: 2}},
		{file: "txt_pengbu_r14.txt", records: 1, crs: "EPSG:4528"},
		{file: "txt_plot_001.txt", records: 1, crs: "EPSG:4526"},
	}
}

func TestEveryFormatSpecimen(t *testing.T) {
	j := jail(t)
	for _, c := range formatCases() {
		t.Run(c.file+" "+c.options.Layer, func(t *testing.T) {
			c.options.GDAL = j
			out := readShared(t, "data/formats/"+c.file, c.options)
			require.Equal(t, c.err, code(out.err), "%v", out.err)
			require.Equal(t, c.records, out.Records)
			if c.refused == nil {
				c.refused = map[string]int{}
			}
			require.Equal(t, c.refused, refusals(out.records))
			if c.crs != "" {
				require.Equal(t, c.crs, out.CRS)
			}
		})
	}
}

func TestNoSpecimenIsLeftOut(t *testing.T) {
	named := map[string]bool{}
	for _, c := range formatCases() {
		named[c.file] = true
	}
	entries, err := os.ReadDir(filepath.Join(sharedFolder(t), "data/formats"))
	require.NoError(t, err)
	for _, e := range entries {
		require.True(t, named[e.Name()], "no outcome is stated for %s", e.Name())
	}
}
