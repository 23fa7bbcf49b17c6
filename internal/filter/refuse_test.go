package filter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/filter"
	"onemap/internal/problem"
)

// A refusal has a code, the place in the text and what to do, in both languages.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, code string
		at         int // characters, from 1
	}{
		{"", "Q01", 1},
		{"DLBM", "Q03", 1},
		{"DLBM =", "Q01", 7},
		{"DLBM = 'x", "Q01", 8},
		{"地类 = 'x'", "Q02", 1},
		{"DLBM = 'x' 地类", "Q01", 12},
		{"DLBM = 'x' AND owner = 'y'", "Q02", 16},
		{"DLBM = 3", "Q03", 6},
		{"floors > '3'", "Q03", 8},
		{"built > 'yesterday'", "Q03", 7},
		{"built > DATE('2024-02-30')", "Q06", 14},
		{"updated > TIMESTAMP('2024-01-31T08:00:00+08:00')", "Q06", 21},
		{"T_INTERSECTS(built, INTERVAL('2024-01-01','2023-01-01'))", "Q06", 21},
		{"T_DURING(built, INTERVAL('2023-01-01','2024-01-01'))", "Q03", 1},
		{"T_AFTER(DLBM, DATE('2024-01-01'))", "Q03", 1},
		{"floors > 1e999", "Q06", 10},
		{"geometry = POINT(1 2)", "Q03", 10},
		{"S_INTERSECTS(geometry, DLBM)", "Q03", 1},
		{"S_INTERSECTS(geometry)", "Q03", 1},
		{"S_INTERSECTS(geometry, POINT(90 180))", "Q07", 24},
		{"S_INTERSECTS(geometry, POINT(118 36 1 2 3))", "Q01", 41},
		{"S_INTERSECTS(geometry, LINESTRING(118 36,118 36))", "Q07", 24},
		{"S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0,0 1,0 0)))", "Q07", 24},
		{"S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0)))", "Q07", 24},
		{"S_INTERSECTS(geometry, BBOX(1,2,3))", "Q07", 24},
		{"S_INTERSECTS(geometry, BBOX(118,37,119,36))", "Q07", 24},
		{"S_TOUCHES(GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4)), POINT(1 2))", "Q07", 1},
		{"S_DWITHIN(geometry, POINT(118 36), 5)", "Q04", 1},
		{"A_CONTAINS(DLBM, ('a','b'))", "Q04", 1},
		{"DLBM LIKE DLBM", "Q03", 6},
		{`DLBM LIKE 'a\\'`, "Q06", 6},
		{"DLBM NOT = 'x'", "Q01", 10},
		{"DLBM IS 'x'", "Q01", 9},
		{"DLBM == 'x'", "Q01", 7},
		{"DLBM = 'a' & DLBM = 'b'", "Q01", 12},
		{"NOT floors", "Q03", 1},
		{"DLBM = 'a\x00'", "Q06", 8},
		{"INTERVAL(built, updated) IS NULL", "Q03", 26},
	} {
		_, err := filter.ParseText(c.text, schema(), filter.Options{})
		p := refuses(t, err, c.code)
		require.Contains(t, p.Message.In(bilingual.English), fmt.Sprintf("character %d (", c.at), c.text)
		require.Contains(t, p.Message.In(bilingual.Chinese), fmt.Sprintf("第%d个字符处", c.at), c.text)
	}
}

// What to do names what exists and how a value is written.
func TestRefusalsSayWhatThereIs(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"owner = 'x'":           "DLBM, floors, height",
		"DLBM = 101":            "DLBM = '0101'",
		"built > 'yesterday'":   "DATE('2024-01-31')",
		"floors > 'x'":          "area_m2 > 1000",
		"buffer(geometry) = 1":  "S_INTERSECTS, S_EQUALS",
		"T_MEETS(built, built)": "INTERVAL(start, end)",
	} {
		_, err := filter.ParseText(text, schema(), filter.Options{})
		p, ok := problem.As(err)
		require.True(t, ok, text)
		require.Contains(t, p.Next.In(bilingual.English), want, text)
	}
}

func TestRefusalsOfJSON(t *testing.T) {
	t.Parallel()
	for text, code := range map[string]string{
		``: "Q01", `[`: "Q01", `{}`: "Q01", `null`: "Q01", `[1]`: "Q01", `true false`: "Q01", `1`: "Q03",
		`{"op":"=","op":"<>","args":[1,1]}`: "Q01",
		`{"op":"=","args":[1]}`:             "Q03", `{"op":"and","args":[true]}`: "Q03", `{"op":"AND","args":[true,true]}`: "Q04",
		`{"op":"in","args":[1,2]}`: "Q03", `{"op":"between","args":[1,2]}`: "Q03", `{"op":"isNull","args":[]}`: "Q03",
		`{"op":"=","args":[{"property":"nobody"},"x"]}`:                                                         "Q02",
		`{"op":"=","args":[{"property":1},"x"]}`:                                                                "Q01",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1]}]}`:             "Q01",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":["1","2"]}]}`:       "Q01",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Curve","coordinates":[]}]}`:              "Q01",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[0,0],[1,1]]}]}`: "Q01",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"GeometryCollection","geometries":[]}]}`:  "Q01",
		`{"op":"t_after","args":[{"date":"2024-02-30"},{"property":"built"}]}`:                                  "Q06",
		`{"op":"t_after","args":[{"interval":["2024-01-01"]},{"property":"built"}]}`:                            "Q01",
		"{\"op\":\"=\",\"args\":[\"\xff\",\"x\"]}":                                                              "Q01",
		`{"op":"=","args":["a\u0000","x"]}`:                                                                     "Q06",
	} {
		_, err := filter.ParseJSON([]byte(text), schema(), filter.Options{})
		refuses(t, err, code)
	}
}

// Too much is refused before anything recurses into it or grows with it.
func TestLimits(t *testing.T) {
	t.Parallel()
	repeat := strings.Repeat
	for name, text := range map[string]string{
		"bytes":      "DLBM = '" + repeat("x", filter.MaxBytes) + "'",
		"brackets":   repeat("(", 4000) + "TRUE" + repeat(")", 4000),
		"not":        repeat("NOT ", 2000) + "TRUE",
		"minus":      "floors > " + repeat("-(", 2000) + "1" + repeat(")", 2000),
		"functions":  "DLBM = " + repeat("CASEI(", 1300) + "'x'",
		"collection": "S_INTERSECTS(geometry, " + repeat("GEOMETRYCOLLECTION(", 400),
		"sum":        "floors = 1" + repeat(" + 1", 40),
		"nodes":      "floors IN (1" + repeat(",1", 600) + ")",
		"and":        "TRUE" + repeat(" AND TRUE", 600),
	} {
		_, err := filter.ParseText(text, schema(), filter.Options{})
		p := refuses(t, err, "Q05")
		require.Less(t, len(p.Message.EN), 200, name)
	}
	for name, text := range map[string]string{
		"bytes":    `"` + repeat("x", filter.MaxBytes) + `"`,
		"brackets": repeat("[", 8000),
		"not":      repeat(`{"op":"not","args":[`, 400),
		"objects":  repeat(`{"a":`, 1600),
		"nodes":    `{"op":"in","args":[1,[1` + repeat(",1", 600) + `]]}`,
	} {
		_, err := filter.ParseJSON([]byte(text), schema(), filter.Options{})
		refuses(t, err, "Q05")
		require.Error(t, err, name)
	}
	e, err := filter.ParseText("TRUE"+repeat(" AND floors < 3", 120), schema(), filter.Options{})
	require.NoError(t, err)
	require.Equal(t, 120, strings.Count(e.Text(), "AND"))
}
