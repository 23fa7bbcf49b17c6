package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/schema"
)

func inZip(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	f, err := z.Open(name)
	require.NoError(t, err, "%v", z.File)
	text, err := io.ReadAll(f)
	require.NoError(t, err)
	return strings.TrimSpace(string(text))
}

func definitions(t *testing.T) layer.Definitions {
	t.Helper()
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	return all
}

// requireShort holds a column to what a DBF holds.
func requireShort(t *testing.T, c Column, seen map[string]bool, where string) {
	t.Helper()
	short := c.Short
	if short == "" {
		short = c.Name
	}
	require.LessOrEqual(t, len(short), 10, "%s.%s", where, c.Name)
	require.Regexp(t, `^[A-Za-z0-9_]+$`, short)
	require.False(t, seen[strings.ToUpper(short)], "%s.%s twice", where, short)
	require.True(t, c.Title.Complete(), "%s.%s", where, c.Name)
	seen[strings.ToUpper(short)] = true
}

// document has one subject with a finding whose names try to be formulas.
func document(t *testing.T) check.CheckDocument {
	t.Helper()
	overlap := rectangle(t, 0, 0)
	rule := "national/pbf/construction"
	d := check.CheckDocument{Subjects: []check.DocumentSubject{{Ordinal: 1, ID: "=cmd|'/c calc'!A0", Name: "+甲", Verdict: check.Prohibited,
		Geometry: rectangle(t, 0, 0), Findings: []check.DocumentFinding{{Layer: "YJJBNTTB", Feature: &check.DocumentFeature{ID: "001", Name: "@东村"},
			Relation: check.Overlap, Class: check.Conflict, Area: 100.5, ShareOfSubject: 0.5, ShareOfFeature: 0.003, Rule: &rule, Verdict: check.Prohibited,
			Basis: []check.DocumentBasis{{Document: "土地管理法 (2019)", Article: "第三十五条"}}, Documents: []string{"D3"}, Geometry: &overlap}}}}}
	d.Check.KnownAt = "2026-11-25T08:00:00Z"
	return d
}

func TestCSVIsSafeInSpreadsheets(t *testing.T) {
	data, _ := made(t, "csv", Findings(document(t)).Plain(), Options{})
	require.True(t, bytes.HasPrefix(data, []byte(bom)))
	rows, err := csv.NewReader(bytes.NewReader(data[len(bom):])).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 2)
	require.NotContains(t, rows[0], "WKT")
	require.Equal(t, []string{"1", "'=cmd|'/c calc'!A0", "'+甲", "YJJBNTTB", "001", "'@东村"}, rows[1][:6])
	require.Contains(t, rows[1], "土地管理法 (2019) 第三十五条")
	require.Equal(t, "-5.5", harmless(-5.5), "a number is no formula")
	require.Equal(t, "'-5.5", harmless("-5.5"))
}

func TestExcelHasTypedCellsAndNoFormula(t *testing.T) {
	data, _ := made(t, "xlsx", Findings(document(t)), english())
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	rows, err := f.GetRows("findings", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	require.Equal(t, "Identity of the subject", rows[0][1])
	require.Equal(t, "=cmd|'/c calc'!A0", rows[1][1])
	formula, err := f.GetCellFormula("findings", "B2")
	require.NoError(t, err)
	require.Empty(t, formula)
	kind, err := f.GetCellType("findings", "B2")
	require.NoError(t, err)
	require.Equal(t, excelize.CellTypeInlineString, kind)
	kind, err = f.GetCellType("findings", "K2")
	require.NoError(t, err)
	require.Contains(t, []excelize.CellType{excelize.CellTypeNumber, excelize.CellTypeUnset}, kind)
	require.Equal(t, "100.5", rows[1][10])
	require.Equal(t, "Prohibited", rows[1][7])
	shown, err := f.GetRows("findings")
	require.NoError(t, err)
	require.Equal(t, "0.003", shown[1][12], "not 0.00")
	style, err := f.GetCellStyle("findings", "H2")
	require.NoError(t, err)
	drawn, err := f.GetStyle(style)
	require.NoError(t, err)
	require.Equal(t, []string{"F4A6A0"}, drawn.Fill.Color)
	panes, err := f.GetPanes("findings")
	require.NoError(t, err)
	require.True(t, panes.Freeze)
	require.Equal(t, 1, panes.YSplit)
}

func TestAnswersSayWhyASubjectWasNotChecked(t *testing.T) {
	area := 100.0
	all := []check.Answer{
		{Ordinal: 1, ID: "a", Verdict: check.Clear, Area: &area, Document: []byte(`{"findings":[]}`)},
		{Ordinal: 2, ID: "b", Verdict: check.Undetermined, Problem: &problem.Problem{Code: "E07", Message: bilingual.Text{ZH: "自相交", EN: "crosses itself"}}},
		{Ordinal: 3, ID: "c", Verdict: check.Prohibited, Area: &area, Document: []byte(`{"declared_area_m2":99,"findings":[{"layer":"A","rule":"r","class":"conflict"},{"layer":"B","rule":null,"class":"sliver"}]}`)},
	}
	line, err := NewLine(all[1], bilingual.English)
	require.NoError(t, err)
	text, err := json.Marshal(line)
	require.NoError(t, err)
	require.JSONEq(t, `{"ordinal":2,"id":"b","name":"","verdict":"undetermined","area_m2":null,"declared_area_m2":null,"findings":null,"conflicts":null,
		"worst_layer":"","rule":"","problem":"E07","reason":"crosses itself"}`, string(text))
	data, _ := made(t, "csv", Answers(bilingual.English, stamp, each(all)).Plain(), english())
	require.Equal(t, bom+"ordinal,id,name,verdict,area_m2,declared_m2,findings,conflicts,worst_layer,rule,problem,reason\r\n"+
		"1,a,,clear,100,,0,0,,,,\r\n2,b,,undetermined,,,,,,,E07,crosses itself\r\n3,c,,prohibited,100,99,2,1,A,r,,\r\n", string(data))
}

func TestAFaultOfTheRowsIsTheFaultOfTheFile(t *testing.T) {
	fault := errors.New("the database is gone")
	broken := func(yield func(layer.Feature, error) bool) {
		_ = yield(farmland(t)[0], nil) && yield(layer.Feature{}, fault)
	}
	for _, f := range Formats() {
		file, err := Open(t.Context(), f, Features(definition(t, "YJJBNTTB"), stamp, broken), Options{GDAL: jail(t)})
		if err == nil {
			_, err = file.WriteTo(io.Discard)
			file.Close()
		}
		require.ErrorIs(t, err, fault, f.Name)
	}
}

func TestChoicesAFormatDoesNotHaveAreRefused(t *testing.T) {
	for _, c := range []struct {
		format string
		table  Table
		o      Options
		code   string
	}{
		{"gpkg", farmlandTable(t), Options{GBK: true}, "X02"},
		{"kml", farmlandTable(t), Options{CRS: epsg(4527)}, "X02"},
		{"gpkg", farmlandTable(t).Plain(), Options{}, "X02"},
		{"gpkg", farmlandTable(t), Options{}, "E39"},
		{"gpkg", farmlandTable(t), Options{GDAL: jail(t), Largest: 1000}, "X03"},
	} {
		f, err := Named(c.format)
		require.NoError(t, err)
		_, err = Open(t.Context(), f, c.table, c.o)
		p, ok := problem.As(err)
		require.True(t, ok, err)
		require.Equal(t, c.code, p.Code)
	}
	_, err := Named("dwg")
	require.ErrorContains(t, err, "X01")
	for _, crs := range []string{"2363", "x", "EPSG:32650", "999999999999"} {
		_, err := ParseCRS(crs)
		require.ErrorContains(t, err, "X04", crs)
	}
	for text, epsg := range map[string]int{"": 4490, "4527": 4527, "EPSG:4549": 4549, "[EPSG:3857]": 3857, "http://www.opengis.net/def/crs/EPSG/0/4490": 4490,
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84": 4326, "urn:ogc:def:crs:EPSG::4513": 4513} {
		c, err := ParseCRS(text)
		require.NoError(t, err)
		require.Equal(t, epsg, c.EPSG, text)
	}
}

func TestDispositionNamesFilesInChinese(t *testing.T) {
	require.Equal(t, `attachment; filename="YJJBNTTB_2026.gpkg"; filename*=UTF-8''%E6%B0%B8%E4%B9%85%E5%9F%BA%E6%9C%AC%E5%86%9C%E7%94%B0%20YJJBNTTB_2026.gpkg`,
		Disposition("永久基本农田 YJJBNTTB_2026.gpkg"))
	require.Equal(t, `attachment; filename="a_.csv"; filename*=UTF-8''a%22%0D%0A%22.csv`, Disposition("a\"\r\n\".csv"))
	require.Contains(t, Disposition("结果.csv"), `filename="onemap.csv"`)
}
