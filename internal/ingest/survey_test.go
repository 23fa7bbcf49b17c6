package ingest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"onemap/internal/geometry"
)

const header = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=39\n精度=0.001\n转换参数=,,,,,,\n[地块坐标]\n"

// square is a plot of 100 m by 100 m in zone 39, closed.
const square = `J1,1,4006000.00,39605000.00
J2,1,4006100.00,39605000.00
J3,1,4006100.00,39605100.00
J4,1,4006000.00,39605100.00
J1,1,4006000.00,39605000.00
`

const plotRow = "5,0.9997,K1,示例地块,面,J50G092067,工业用地,0601,@\n"

func survey(text string, o Options) outcome { return readAll([]byte(text), o) }

// Variants of domain 4.1, by number: each reads as the same square.
func TestSurveyVariantsReadAsTheSamePlot(t *testing.T) {
	want := survey(header+plotRow+square, Options{})
	require.NoError(t, want.err)
	require.Empty(t, want.records[0].Problems)
	swap := strings.NewReplacer("4006000.00,39605000.00", "39605000.00,4006000.00", "4006100.00,39605000.00", "39605000.00,4006100.00",
		"4006100.00,39605100.00", "39605100.00,4006100.00", "4006000.00,39605100.00", "39605100.00,4006000.00")
	open := strings.TrimSuffix(square, "J1,1,4006000.00,39605000.00\n")
	for _, c := range []struct {
		name, text string
		codes      []string
	}{
		{"1 full-width brackets", strings.NewReplacer("[", "【", "]", "】").Replace(header) + plotRow + square, nil},
		{"1 other brackets", strings.NewReplacer("[", "［", "]", "］").Replace(header) + plotRow + square, nil},
		{"2 no closing row", header + strings.Replace(plotRow, "5,", "4,", 1) + open, []string{"W02"}},
		{"2 count with closing row, none there", header + plotRow + open, []string{"W02"}},
		{"3 label runs on at the closing row", header + plotRow + open + "J5,1,4006000.00,39605000.00\n", nil},
		{"4 labels without J, blanks", header + plotRow + strings.ReplaceAll(strings.ReplaceAll(square, "J", ""), ",", ", "), nil},
		{"5 columns swapped", header + plotRow + swap.Replace(square), []string{"W04"}},
		{"6 no prefix", header + plotRow + strings.ReplaceAll(square, ",39605", ",605"), []string{"W05"}},
		{"7 parameters of zero", strings.Replace(header, ",,,,,,", "0,0,0,0,0,0,0", 1) + plotRow + square, nil},
		{"8 precision in digits", strings.Replace(header, "0.001", "3", 1) + plotRow + square, nil},
		{"9 CGCS2000", strings.Replace(header, "2000国家大地坐标系", "CGCS2000", 1) + plotRow + square, nil},
		{"10 area with unit", header + strings.Replace(plotRow, "0.9997", "0.9997公顷", 1) + square, nil},
		{"10 area in square metres", header + strings.Replace(plotRow, "0.9997", "9997", 1) + square, []string{"W07"}},
		{"11 thirteen tokens", header + "5,0.9997,K1,示例地块,面,J50G092067,工业用地,0601,土地整治,旱地,8,7,备注,@\n" + square, nil},
		{"12 leading section", "[项目信息]\n项目名称=示例项目\n" + header + plotRow + square, nil},
		{"14 full-width digits and commas", header + plotRow + strings.NewReplacer(",", "，", "4006", "４００６", ".", "．").Replace(square), nil},
		{"15 zone width in words", strings.Replace(header, "几度分带=3", "分带=3度带", 1) + plotRow + square, nil},
		{"16 marked as a line", header + strings.Replace(plotRow, ",面,", ",线,", 1) + square, []string{lineAsPlot}},
		{"CR only", strings.ReplaceAll(header+plotRow+square, "\n", "\r"), nil},
		{"BOM", "\ufeff" + header + plotRow + square, nil},
		{"BOM inside concatenated files", header + plotRow + square + "\ufeff", nil},
		{"@ lost, commas added by a spreadsheet", header + strings.Replace(plotRow, ",@", ",,", 1) + strings.ReplaceAll(square, "00\n", "00,,,,,\n"), nil},
		{"no datum", strings.Replace(header, "坐标系=2000国家大地坐标系\n", "", 1) + plotRow + square, []string{assumedDatum}},
		{"zones disagree", strings.Replace(header, "带号=39", "带号=40", 1) + plotRow + square, []string{"W06"}},
		{"duplicate point", header + strings.Replace(plotRow, "5,", "6,", 1) + strings.Replace(square, "J3", "J2,1,4006100.00,39605000.00\nJ3", 1), []string{"W03"}},
		{"wrong count", header + strings.Replace(plotRow, "5,", "9,", 1) + square, []string{"W01"}},
		{"one decimal", header + plotRow + strings.ReplaceAll(square, ".00", ".0"), []string{"W11"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := survey(c.text, Options{})
			require.NoError(t, out.err)
			require.Len(t, out.records, 1)
			require.Equal(t, c.codes, codes(out.records[0].Problems))
			require.InDelta(t, float64(want.records[0].Shape.Area()), float64(out.records[0].Shape.Area()), 1e-6)
			require.Equal(t, want.records[0].Shape.Bounds(), out.records[0].Shape.Bounds())
			for _, p := range out.records[0].Problems {
				require.True(t, p.Message.Complete() && p.Next.Complete(), p.Code)
				require.NotZero(t, p.Row, p.Code)
			}
		})
	}
}

// Variant 13: n,name,面,type,@ with the easting first, CR line ends, and the
// number of the feature where the ring number should be.
func TestSurveyOfBalanceDialect(t *testing.T) {
	text := strings.ReplaceAll(header+"5,图斑一,面,进,@\n1,1,39605000.00,4006000.00\n2,1,39605000.00,4006100.00\n3,1,39605100.00,4006100.00\n1,1,39605000.00,4006000.00\n"+
		"5,图斑二,面,出,@\n1,2,39606000.00,4006000.00\n2,2,39606000.00,4006100.00\n3,2,39606100.00,4006100.00\n1,2,39606000.00,4006000.00\n", "\n", "\r")
	out := survey(text, Options{})
	require.NoError(t, out.err)
	require.Len(t, out.records, 2)
	require.Equal(t, "图斑二", out.records[1].Name)
	require.Equal(t, "出", out.records[1].Attributes["类型"])
	require.InDelta(t, 4998.5, float64(out.records[0].Shape.Area()), 1)
}

func TestSurveyRefusalsNameRowAndReason(t *testing.T) {
	bow := "J1,1,4006000.00,39605000.00\nJ2,1,4006100.00,39605100.00\nJ3,1,4006100.00,39605000.00\nJ4,1,4006000.00,39605120.00\n"
	for _, c := range []struct {
		name, text, code string
		row              int
	}{
		{"E02", strings.Replace(header, "[地块坐标]\n", "", 1), "E02", 0},
		{"E03", header + "x,面,@\n" + square, "E03", 10},
		{"E04", header + square, "E04", 10},
		{"E05 letters", header + plotRow + strings.Replace(square, "4006100.00", "40O6100.00", 1), "E05", 12},
		{"E05 NaN", header + plotRow + strings.Replace(square, "4006100.00", "NaN", 1), "E05", 12},
		{"E05 1e400", header + plotRow + strings.Replace(square, "4006100.00", "1e400", 1), "E05", 12},
		{"E06", header + plotRow + "J1,1,4006000.00,39605000.00\nJ2,1,4006100.00,39605000.00\n", "E06", 10},
		{"E07", header + plotRow + bow, "E07", 11},
		{"E08 Xian", strings.Replace(header, "2000国家大地坐标系", "1980西安坐标系", 1) + plotRow + square, "E08", 10},
		{"E08 Beijing", strings.Replace(header, "2000国家大地坐标系", "北京54", 1) + plotRow + square, "E08", 10},
		{"E08 80", strings.Replace(header, "2000国家大地坐标系", "80国家大地坐标系", 1) + plotRow + square, "E08", 10},
		{"E08 unknown", strings.Replace(header, "2000国家大地坐标系", "地方坐标系", 1) + plotRow + square, "E08", 10},
		{"E09", strings.Replace(header, "带号=39", "带号=", 1) + plotRow + strings.ReplaceAll(square, ",39605", ",605"), "E09", 10},
		{"E10 no coordinate of China", header + plotRow + strings.ReplaceAll(square, "4006", "-4006"), "E10", 10},
		{"E11", header + plotRow + square + strings.NewReplacer("4006000", "4006050", "4006100", "4006150", ",1,", ",2,").Replace(square), "E11", 10},
		{"mixed zones", header + plotRow + strings.Replace(square, ",39605100", ",40605100", 1), mixedZones, 10},
		{"points", header + strings.Replace(plotRow, ",面,", ",点,", 1) + square, notPolygon, 10},
		{"no point", header + plotRow, noGeometry, 10},
		{"empty", "", nothingUsable, 0},
		{"undecodable", "[属性描述]\xff\xff\xff", "E01", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := survey(c.text, Options{FileName: "a.txt"})
			require.Equal(t, c.code, code(out.err), "%v", out.err)
			p := asProblem(out.err)
			require.Equal(t, c.row, p.Row)
			require.Equal(t, "a.txt", p.File)
			require.True(t, p.Message.Complete() && p.Next.Complete())
		})
	}
	require.Contains(t, survey(header+plotRow+bow, Options{}).err.Error(), "crosses edge")
}

func TestSurveyKeepsGoodPlotsBesideBadOnes(t *testing.T) {
	out := survey(header+"x,面,@\n"+square+plotRow+square+plotRow+"J1,1,a,b\n", Options{})
	require.NoError(t, out.err)
	require.Equal(t, 3, out.Records)
	require.Equal(t, 2, out.Refused)
	require.Nil(t, out.records[1].Refused)
	require.Equal(t, 1, out.records[1].FID)
}

func TestSurveyPlotsThatOverlap(t *testing.T) {
	moved := strings.NewReplacer("4006000", "4006050", "4006100", "4006150").Replace(square)
	beside := strings.NewReplacer("4006000", "4006100", "4006100", "4006200").Replace(square)
	require.Equal(t, []string{"W09"}, codes(survey(header+plotRow+square+plotRow+moved, Options{}).Info.Problems))
	require.Equal(t, []string{"W09"}, codes(survey(header+plotRow+square+plotRow+square, Options{}).Info.Problems))
	require.Empty(t, survey(header+plotRow+square+plotRow+beside, Options{}).Info.Problems)
}

func TestSurveyInGBKIsTheSameAsInUTF8(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(header + plotRow + square)
	require.NoError(t, err)
	out := survey(gbk, Options{})
	require.Equal(t, "gb18030", out.Encoding)
	require.Equal(t, "示例地块", out.records[0].Name)
}

func TestSurveyWarnsOfSpikes(t *testing.T) {
	spike := strings.Replace(square, "J3", "J9,1,4006300.00,39605000.00\nJ10,1,4006100.00,39605001.00\nJ3", 1)
	out := survey(header+strings.Replace(plotRow, "5,", "7,", 1)+spike, Options{})
	require.NoError(t, out.err)
	require.Contains(t, codes(out.records[0].Problems), "W10")
}

func TestRegion(t *testing.T) {
	county := geometry.Bounds{West: 117.75e9, South: 35.87e9, East: 118.58e9, North: 36.45e9}
	require.NoError(t, survey(header+plotRow+square, Options{Region: &county}).err)
	south := strings.ReplaceAll(square, "4006", "3006")
	require.Equal(t, "E10", code(survey(header+plotRow+south, Options{Region: &county}).err))
	wrong := `{"type":"Polygon","coordinates":[[[118.1,-36.1],[118.2,-36.1],[118.2,-36.0],[118.1,-36.1]]]}`
	require.Equal(t, "E10", code(readAll([]byte(wrong), Options{Region: &county}).err))
	across := `{"type":"Polygon","coordinates":[[[118.1,36.1],[119.2,36.1],[118.2,36.2],[118.1,36.1]]]}`
	out := readAll([]byte(across), Options{Region: &county})
	require.NoError(t, out.err)
	require.Contains(t, codes(out.records[0].Problems), "E10")
}
