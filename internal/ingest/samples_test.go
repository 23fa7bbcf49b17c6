package ingest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The samples of domain 4.5, by name: areas and rings as expected.json states.
func TestSamplesReadAsExpected(t *testing.T) {
	want := expected(t)
	for _, c := range []struct {
		file, encoding, crs string
		problems            [][]string // codes of every record
	}{
		{"01_kcdj_zone39_gbk_crlf.txt", "gb18030", "EPSG:4527", [][]string{nil, nil}},
		{"02_kcdj_zone40_utf8bom_lf.txt", "utf-8-sig", "EPSG:4528", [][]string{{"W02", "W08"}}},
		{"03_ckq_guaidian_zone39.csv", "utf-8-sig", "EPSG:4527", [][]string{{"W31", "W02"}}},
		{"04_ckq_qyzb_string.txt", "utf-8", "EPSG:4527", [][]string{{"W31", "W02"}}},
		{"05_tkq_dms.csv", "gb18030", "EPSG:4490", [][]string{{"W31", "W02"}}},
		{"06_kcdj_xy_swapped_noprefix.txt", "gb18030", "EPSG:4527", [][]string{{"W04", "W05", "W02"}}},
		{"07_jsyd_shp_gbk.zip", "gb18030", "EPSG:4527", [][]string{nil, nil}},
	} {
		t.Run(c.file, func(t *testing.T) {
			out := readShared(t, "samples/"+c.file, Options{})
			require.NoError(t, out.err)
			require.Equal(t, c.encoding, out.Encoding)
			require.Equal(t, c.crs, out.CRS)
			require.Len(t, out.records, len(c.problems))
			for i, r := range out.records {
				require.Nil(t, r.Refused)
				require.Equal(t, i, r.FID)
				require.Equal(t, c.problems[i], codes(r.Problems))
			}
			if e := want[c.file]; e.Area > 0 {
				requireArea(t, e.Area, out.records[0].Shape)
			}
			for i, plot := range want[c.file].Plots {
				requireArea(t, plot.Area, out.records[i].Shape)
				require.Equal(t, len(plot.Rings), out.records[i].Shape.Rings())
				require.Equal(t, plot.Number, out.records[i].ID)
				require.Equal(t, plot.Name, out.records[i].Name)
			}
		})
	}
}

func TestSampleShapefileHoldsThePlotsOfSampleOne(t *testing.T) {
	txt := readShared(t, "samples/01_kcdj_zone39_gbk_crlf.txt", Options{})
	shp := readShared(t, "samples/07_jsyd_shp_gbk.zip", Options{})
	for i := range txt.records {
		require.Equal(t, txt.records[i].Shape, shp.records[i].Shape)
		require.Equal(t, txt.records[i].Name, shp.records[i].Attributes["DKMC"])
	}
}

func TestSwappedSampleIsThePlotOfSampleOne(t *testing.T) {
	txt := readShared(t, "samples/01_kcdj_zone39_gbk_crlf.txt", Options{})
	swapped := readShared(t, "samples/06_kcdj_xy_swapped_noprefix.txt", Options{})
	require.Equal(t, txt.records[1].Shape, swapped.records[0].Shape)
	require.EqualValues(t, "warning", swapped.records[0].Problems[0].Severity)
	confirmed := readShared(t, "samples/06_kcdj_xy_swapped_noprefix.txt", Options{Swap: true})
	require.Equal(t, "W04", confirmed.records[0].Problems[0].Code)
	require.EqualValues(t, "notice", confirmed.records[0].Problems[0].Severity)
}

func TestMiningSamplesCarryElevation(t *testing.T) {
	for _, file := range []string{"03_ckq_guaidian_zone39.csv", "04_ckq_qyzb_string.txt"} {
		r := readShared(t, "samples/"+file, Options{CRS: 4527}).records[0]
		require.NotNil(t, r.Elevation)
		require.Equal(t, 380.0, r.Elevation.Top)
		require.Equal(t, 310.0, r.Elevation.Bottom)
		require.NotContains(t, codes(r.Problems), assumedDatum)
	}
	require.Equal(t, 2, readShared(t, "samples/04_ckq_qyzb_string.txt", Options{}).records[0].Shape.Rings())
}

func TestExpectedJSONIsNoSubmission(t *testing.T) {
	require.Equal(t, unknownFormat, code(readShared(t, "samples/expected.json", Options{}).err))
}
