package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// repacked gives the sample shapefile with some entries replaced; an empty
// replacement leaves the entry out.
func repacked(t *testing.T, replace map[string]string) []byte {
	z, err := zip.OpenReader(filepath.Join(sharedFolder(t), "samples/07_jsyd_shp_gbk.zip"))
	require.NoError(t, err)
	defer z.Close()
	var pairs []string
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		text := string(content)
		if other, ok := replace[filepath.Ext(f.Name)]; ok {
			text = other
		}
		if text != "" {
			pairs = append(pairs, f.Name, text)
		}
	}
	return zipped(t, pairs...)
}

func TestShapefileProjections(t *testing.T) {
	const gcs = `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
	zone := func(name, easting, meridian string) string {
		return `PROJCS["` + name + `",` + gcs + `,PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",` + easting + `],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",` + meridian + `],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
	}
	for wkt, epsg := range map[string]int{
		gcs: 4490,
		zone("CGCS2000_3_Degree_GK_Zone_39", "39500000.0", "117.0"): 4527,
		zone("CGCS2000_3_Degree_GK_CM_117E", "500000.0", "117.0"):   4548,
		zone("CGCS2000_GK_Zone_20", "20500000.0", "117.0"):          4498,
		zone("CGCS2000_3_Degree_GK_Zone_25", "25500000.0", "75.0"):  4513,
		zone("CGCS2000_odd", "39000000.0", "117.0"):                 0,
		`GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]`:                4326,
		`PROJCS["ETRS_1989_UTM_Zone_30N",GEOGCS["GCS_ETRS_1989"]]`:  0,
	} {
		require.Equal(t, epsg, esriSystem(wkt), wkt)
	}
	xian := strings.ReplaceAll(zone("Xian_1980_3_Degree_GK_Zone_39", "39500000.0", "117.0"), "China_Geodetic_Coordinate_System_2000", "Xian_1980")
	require.Equal(t, "E08", code(readAll(repacked(t, map[string]string{".prj": xian}), Options{}).err))
	require.Equal(t, missingCRS, code(readAll(repacked(t, map[string]string{".prj": ""}), Options{}).err))
	require.Equal(t, missingCRS, code(readAll(repacked(t, map[string]string{".prj": "--help"}), Options{}).err))
	require.NoError(t, readAll(repacked(t, map[string]string{".prj": ""}), Options{CRS: 4527}).err)
	differs := readAll(repacked(t, nil), Options{CRS: 4490})
	require.NoError(t, differs.err)
	require.Equal(t, []string{otherCRS}, codes(differs.Info.Problems))
}

func TestShapefileDamage(t *testing.T) {
	whole := readAll(repacked(t, nil), Options{})
	require.Equal(t, 2, whole.Records)
	for name, replace := range map[string]map[string]string{
		"header only":  {".shp": strings.Repeat("\x00", 100)},
		"short":        {".shp": "\x00\x00\x27\x0a"},
		"short table":  {".dbf": "\x03"},
		"false length": {".shp": "\x00\x00\x27\x0a" + strings.Repeat("\x00", 96) + "\x00\x00\x00\x01\x7f\xff\xff\xff" + strings.Repeat("\x00", 40)},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, damaged, code(readAll(repacked(t, replace), Options{}).err))
		})
	}
	bare := readAll(repacked(t, map[string]string{".dbf": "", ".cpg": "", ".shx": ""}), Options{})
	require.NoError(t, bare.err)
	require.Equal(t, whole.records[0].Shape, bare.records[0].Shape)
}

func TestTableTextCutInTheMiddleIsReplacedAndTold(t *testing.T) {
	var head bytes.Buffer
	head.Write([]byte{3, 0, 0, 0, 1, 0, 0, 0, 65, 0, 6, 0})
	head.Write(make([]byte, 20))
	field := make([]byte, 32)
	copy(field, "\xc3\xfb\xb3\xc6") // 名称 in GBK
	field[11], field[16] = 'C', 5
	head.Write(append(field, 0x0d))
	head.WriteString(" \xd2\xd2\xb1\xfb\xd2") // 乙丙 and half a character
	table, err := openDBF(head.Bytes(), "GBK")
	require.NoError(t, err)
	out := map[string]string{}
	require.Equal(t, []string{lostCharacters}, codes(table.fill(0, out)))
	require.Equal(t, map[string]string{"名称": "乙丙\uFFFD"}, out)
}
