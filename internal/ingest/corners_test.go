package ingest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const plane = "1,4006000.00,39605000.00\n2,4006100.00,39605000.00\n3,4006100.00,39605100.00\n4,4006000.00,39605100.00\n"

func TestCornerLists(t *testing.T) {
	dms := func(sep ...string) string {
		return strings.NewReplacer("d", sep[0], "m", sep[1], "s", sep[2]).Replace("1,118d13m48.000s,36d15m00.000s\n2,118d15m36.000s,36d15m00.000s\n3,118d15m36.000s,36d16m12.000s\n4,118d13m48.000s,36d16m12.000s\n")
	}
	for _, c := range []struct {
		name, text string
		options    Options
		code       string
		area       float64
		warnings   []string
	}{
		{"plane", "序号,X,Y\n" + plane, Options{CRS: 4527}, "", 9997.28, []string{"W02"}},
		{"plane, datum not stated", "序号,X,Y\n" + plane, Options{}, "", 9997.28, []string{assumedDatum, "W02"}},
		{"datum in the heading", "序号,X(CGCS2000),Y\n" + plane, Options{}, "", 9997.28, []string{"W02"}},
		{"no heading", plane, Options{CRS: 4527}, "", 9997.28, []string{"W02"}},
		{"tabs", strings.ReplaceAll("序号,X,Y\n"+plane, ",", "\t"), Options{CRS: 4527}, "", 9997.28, []string{"W02"}},
		{"swapped", "序号,X,Y\n" + strings.NewReplacer("4006000.00,39605000.00", "39605000.00,4006000.00", "4006100.00,39605000.00", "39605000.00,4006100.00", "4006100.00,39605100.00", "39605100.00,4006100.00", "4006000.00,39605100.00", "39605100.00,4006000.00").Replace(plane), Options{CRS: 4527}, "", 9997.28, []string{"W04", "W02"}},
		{"no prefix, declared", "序号,X,Y\n" + strings.ReplaceAll(plane, ",39", ","), Options{CRS: 4548}, "", 9997.28, []string{"W05", "W02"}},
		{"no prefix", "序号,X,Y\n" + strings.ReplaceAll(plane, ",39", ","), Options{}, "E09", 0, nil},
		{"degrees signs", "拐点,经度,纬度\n" + dms("°", "′", "″"), Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"latitude first", "拐点,纬度,经度\n" + "1,36°15′00.000″,118°13′48.000″\n2,36°15′00.000″,118°15′36.000″\n3,36°16′12.000″,118°15′36.000″\n4,36°16′12.000″,118°13′48.000″\n", Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"ASCII signs", "拐点,经度,纬度\n" + dms("°", "'", `"`), Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"dashes", "拐点,经度,纬度\n" + dms("-", "-", ""), Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"words", "拐点,经度,纬度\n" + dms("度", "分", "秒"), Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"DDDMMSS", "拐点,经度,纬度\n" + dms("", "", ""), Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"ddd.mmssfff declared", "拐点,经度(度.分秒),纬度(度.分秒)\n1,118.1348000,36.1500000\n2,118.1536000,36.1500000\n3,118.1536000,36.1612000\n4,118.1348000,36.1612000\n", Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"ambiguous", "拐点,经度,纬度\n1,118.1348,36.1500\n2,118.1536,36.1500\n3,118.1536,36.1612\n", Options{CRS: 4490}, ambiguousAngles, 0, nil},
		{"decimal declared", "拐点,经度(十进制),纬度(十进制)\n1,118.23,36.25\n2,118.26,36.25\n3,118.26,36.27\n4,118.23,36.27\n", Options{CRS: 4490}, "", 5983178.36, []string{"W02"}},
		{"decimal, provably", "拐点,经度,纬度\n1,118.230000,36.250000\n2,118.260000,36.250000\n3,118.260000,36.270000\n4,118.230000,36.279900\n", Options{CRS: 4490}, "", 0, nil},
		{"minutes of 60", "拐点,经度,纬度\n1,118°60′00″,36°15′00″\n", Options{CRS: 4490}, "E05", 0, nil},
		{"a word among numbers", "序号,X,Y\n" + plane + "5,abc,39605100.00\n", Options{CRS: 4527}, "E05", 0, nil},
		{"two points", "序号,X,Y\n1,4006000.00,39605000.00\n2,4006100.00,39605000.00\n", Options{CRS: 4527}, "E06", 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := readAll([]byte(c.text), c.options)
			require.Equal(t, c.code, code(out.err), "%v", out.err)
			if c.code != "" {
				require.NotEmpty(t, asProblem(out.err).Next.EN)
				return
			}
			require.Equal(t, "corner-list", out.Format)
			if c.area > 0 {
				require.InDelta(t, c.area, float64(out.records[0].Shape.Area()), 0.1)
				require.Equal(t, c.warnings, codes(out.records[0].Problems))
			}
		})
	}
}

func TestCornerListOfSeveralBlocks(t *testing.T) {
	other := strings.ReplaceAll(plane, ",4006", ",4007")
	block := func(name, rows string) string {
		return strings.ReplaceAll(strings.TrimSuffix(rows, "\n"), "\n", ","+name+"\n") + "," + name + "\n"
	}
	out := readAll([]byte("序号,X,Y,地块编号\n"+block("A", plane)+block("B", other)), Options{CRS: 4527})
	require.NoError(t, out.err)
	require.Len(t, out.records, 2)
	require.Equal(t, "B", out.records[1].ID)
	restart := readAll([]byte("序号,X,Y\n"+plane+other), Options{CRS: 4527})
	require.NoError(t, restart.err)
	require.Equal(t, 2, restart.records[0].Shape.Parts())
}

func TestElevationLines(t *testing.T) {
	for _, line := range []string{"标高,380,310", "标高：由380米至310米", "由310m至380m", "开采标高(1985国家高程基准),380,310"} {
		out := readAll([]byte("序号,X,Y\n"+plane+line+"\n"), Options{CRS: 4527})
		require.NoError(t, out.err, line)
		require.Equal(t, 380.0, out.records[0].Elevation.Top, line)
		require.Equal(t, 310.0, out.records[0].Elevation.Bottom, line)
	}
}

func TestQYZB(t *testing.T) {
	outer := "4,1,4006000.00,39605000.00,2,4006100.00,39605000.00,3,4006100.00,39605100.00,4,4006000.00,39605100.00,380,310,,1"
	inner := strings.NewReplacer("4006000", "4006020", "4006100", "4006080", "39605000", "39605020", "39605100", "39605080", ",1", ",1").Replace(outer)
	beside := strings.NewReplacer("4006", "4008").Replace(outer)
	deduct := func(s string) string { return strings.TrimSuffix(s, ",1") + ",-1" }
	for _, c := range []struct {
		name, text, code string
		rings            int
	}{
		{"one block", "1," + outer, "", 1},
		{"two parts", "2," + outer + "," + beside, "", 2},
		{"hole", "2," + outer + "," + deduct(inner), "", 2},
		{"deduction outside", "2," + outer + "," + deduct(beside), strayDeduction, 0},
		{"added inside added", "2," + outer + "," + inner, "E11", 0},
		{"name in front", "QYZB=1," + outer, "", 1},
		{"two rights", "1," + outer + "\n1," + beside, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := readAll([]byte(c.text), Options{CRS: 4527})
			require.Equal(t, c.code, code(out.err), "%v", out.err)
			if c.code == "" {
				require.Equal(t, "qyzb", out.Format)
				require.Equal(t, c.rings, out.records[0].Shape.Rings())
			}
		})
	}
}

func TestWKT(t *testing.T) {
	polygon := "POLYGON((118 36,118.1 36,118.1 36.1,118 36))"
	for _, c := range []struct {
		name, text string
		options    Options
		code       string
		records    int
	}{
		{"one", polygon, Options{CRS: 4490}, "", 1},
		{"no crs", polygon, Options{}, missingCRS, 1},
		{"srid", "SRID=4490;" + polygon, Options{}, "", 1},
		{"lines", polygon + "\n" + polygon + "\n\n" + strings.ToLower(polygon), Options{CRS: 4490}, "", 3},
		{"over several lines", strings.ReplaceAll(polygon, ",", ",\n"), Options{CRS: 4490}, "", 1},
		{"multi", "MULTIPOLYGON(((118 36,118.1 36,118.1 36.1,118 36)))", Options{CRS: 4490}, "", 1},
		{"with height", "POLYGON Z((118 36 1,118.1 36 1,118.1 36.1 1,118 36 1))", Options{CRS: 4490}, "", 1},
		{"line", "LINESTRING(118 36,118.1 36)", Options{CRS: 4490}, notPolygon, 1},
		{"curve", "CURVEPOLYGON((118 36,118.1 36,118.1 36.1,118 36))", Options{CRS: 4490}, curved, 1},
		{"empty", "POLYGON EMPTY", Options{CRS: 4490}, noGeometry, 1},
		{"cut short", polygon[:30], Options{CRS: 4490}, "G10", 1},
		{"one bad line", polygon + "\nPOLYGON((118 36,NaN 36,118.1 36.1,118 36))\n" + polygon, Options{CRS: 4490}, "", 3},
		{"rubbish after", polygon + "\nrubbish", Options{CRS: 4490}, damaged, 1},
		{"metres without crs", "POLYGON((39605000 4006000,39605100 4006000,39605100 4006100,39605000 4006000))", Options{CRS: 4490}, missingCRS, 1},
		{"table with labels", "id,wkt\nA1,\"" + polygon + "\"\nA2,\"" + polygon + "\"\n", Options{CRS: 4490}, "", 2},
		{"Xian", "SRID=2363;" + polygon, Options{}, "E08", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := readAll([]byte(c.text), c.options)
			require.Equal(t, c.code, code(out.err), "%v", out.err)
			require.Equal(t, c.records, out.Records)
		})
	}
}

func TestWKTLabels(t *testing.T) {
	out := readAll([]byte("id,wkt\nA1,\"POLYGON((118 36,118.1 36,118.1 36.1,118 36))\"\nA2;POLYGON((118 36,118.1 36,118.1 36.1,118 36))\n"), Options{CRS: 4490})
	require.NoError(t, out.err)
	require.Equal(t, []string{"A1", "A2"}, []string{out.records[0].ID, out.records[1].ID})
}
