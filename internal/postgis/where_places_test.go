package postgis_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

// places are ten cities in squares of a thousandth of a degree side by side
// from west to east, with the kinds of values of the test data of 21-065r2,
// Annex A: three of them have dates. The answers below can be read off here.
func places(t *testing.T) filtered {
	t.Helper()
	const none = ""
	rows := [][]string{ // name, ascii, pop_min, pop_max, pop_other, date, start, end, boolean
		{"København", "Kobenhavn", "1085000", "1085000", "1038288", "2021-04-16", "2021-04-16T10:15:59Z", "2022-04-16T10:16:06Z", "true"},
		{"Kiev", "Kiev", "1662508", "2709000", "1611692", "2022-04-16", "2022-04-16T10:13:19Z", "2023-04-16T10:16:06Z", "true"},
		{"Berlin", "Berlin", "3094014", "3406000", "3013258", "2023-04-16", "2022-04-16T10:15:10Z", "2022-04-16T10:16:06Z", "false"},
		{"Athens", "Athens", "729137", "3242000", "112572", none, none, none, none},
		{"Luxembourg", "Luxembourg", "76684", "107260", "106219", none, none, none, none},
		{"Bern", "Bern", "121631", "275329", "275329", none, none, none, none},
		{"Bariloche", "Bariloche", "98589", "130000", "n/a", none, none, none, none},
		{"São Paulo", "Sao Paulo", "10021295", "18845000", "11522944", none, none, none, none},
		{"O'Higgins_50%", "O'Higgins_50%", "1", "2", "", none, none, none, none},
		{"沂源\t县", "Yiyuan", "560000", "570000", "1038288.0", none, none, none, none},
	}
	columns := []string{"name", "nameascii", "pop_min", "pop_max", "pop_other", "date", "start", "end", "boolean"}
	var features []layer.Feature
	for i, row := range rows {
		f := layer.Feature{ID: row[1], Attributes: map[string]string{}, Shape: square(float64(i), 0, 1)}
		for c, v := range row {
			f.Attributes[columns[c]] = v
		}
		features = append(features, f)
	}
	return publishFeatures(t, "DLTB", features, placesSchema())
}

func placesSchema() filter.Schema {
	return filter.NewSchema([]filter.Property{
		{Name: "name", Kind: filter.Text}, {Name: "nameascii", Kind: filter.Text},
		{Name: "pop_min", Kind: filter.Integer}, {Name: "pop_max", Kind: filter.Integer}, {Name: "pop_other", Kind: filter.Number},
		{Name: "date", Kind: filter.Date}, {Name: "start", Kind: filter.Timestamp}, {Name: "end", Kind: filter.Timestamp},
		{Name: "boolean", Kind: filter.Boolean}, {Name: "geom", Kind: filter.Geometry, Column: filter.InShape},
	})
}

// TestPlaces asks what Annex A asks, class by class; a class without a question
// may not be claimed.
func TestPlaces(t *testing.T) {
	t.Parallel()
	f := places(t)
	asked := map[string]map[string]int{
		"basic-cql2": basicCQL2(), "advanced-comparison-operators": advancedComparison(),
		"case-insensitive-comparison": foldedCase(), "accent-insensitive-comparison": foldedAccents(),
		"basic-spatial-functions": basicSpatialFunctions(), "basic-spatial-functions-plus": literals(),
		"spatial-functions": spatialFunctions(), "spatial-functions of collections": collections(),
		"temporal-functions": temporalFunctions(), "property-property": propertyProperty(), "arithmetic": arithmetics(),
	}
	for _, class := range filter.Classes() {
		encoding := strings.HasPrefix(class, "cql2-")
		require.True(t, encoding || len(asked[class]) > 0, class)
	}
	for class, cases := range asked {
		t.Run(class, func(t *testing.T) {
			for text, want := range cases {
				require.Len(t, f.agree(t, text), want, text)
			}
		})
	}
}

func basicCQL2() map[string]int {
	return map[string]int{
		"true": 10, "false": 0,
		"name='Luxembourg'": 1, "name>='Luxembourg'": 4, "name>'Luxembourg'": 3, "name<='Luxembourg'": 7, "name<'Luxembourg'": 6, "name<>'Luxembourg'": 9,
		"name='København'": 1, "name>'Kiev'": 5, "name IS NULL": 0, "name IS NOT NULL": 10, `name = 'O''Higgins_50%'`: 1, `name = 'O\'Higgins_50%'`: 1,
		`name = '沂源\t县'`:    1,
		"pop_other=1038288": 2, "pop_other>=1038288": 5, "pop_other>1038288": 3, "pop_other<=1038288": 5, "pop_other<1038288": 3, "pop_other<>1038288": 6,
		"pop_other IS NULL": 2, "pop_other IS NOT NULL": 8, "NOT pop_other = 1038288": 6, "NOT (pop_other = 1038288 AND name > 'L')": 8,
		`"date" IS NOT NULL`: 3, `"date" IS NULL`: 7, `"date"=DATE('2022-04-16')`: 1, `"date">=DATE('2022-04-16')`: 2, `"date"<>'2022-04-16'`: 2,
		"start=TIMESTAMP('2022-04-16T10:13:19Z')": 1, "start<=TIMESTAMP('2022-04-16T10:13:19Z')": 2, "start>TIMESTAMP('2022-04-16T10:13:19Z')": 1,
		"boolean=true": 2, "boolean=false": 1, "boolean<>true": 1, "boolean IS NULL": 7, "boolean": 2, "NOT boolean": 1,
		"pop_other IS NULL OR boolean": 4, "NOT (boolean OR pop_other > 0)": 0, "boolean AND pop_other > 2000000 OR name = 'Bern'": 1,
		"'x' IS NULL": 0, "POINT(1 2) IS NULL": 0, "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4)) IS NULL": 0, "(1 = 1) IS NULL": 0,
		"geom IS NULL": 0, "geom IS NOT NULL": 10,
	}
}

func advancedComparison() map[string]int {
	return map[string]int{
		"name LIKE 'B_r%'": 3, "name NOT LIKE 'B_r%'": 7, "name LIKE '%'": 10, "name LIKE '%%'": 10, "name LIKE ''": 0, "name LIKE '_%'": 10,
		`name LIKE '%\_50\%'`: 1, `name LIKE '%50\%'`: 1, `name LIKE '%\%\_'`: 0, "name LIKE '沂源_县'": 1, "name LIKE '____'": 3,
		"pop_other between 1000000 and 2000000": 3, "pop_other not between 1000000 and 2000000": 5, "pop_other between 100.0 and 1.0": 0,
		"name IN ('Kiev','kobenhavn','Berlin','athens','foo')": 2, "name NOT IN ('Kiev','kobenhavn','Berlin','athens','foo')": 8,
		"pop_other in (1038288,1611692,3013258,3013257)": 4, "pop_other not in (1038288,1611692)": 5,
		`"date" in (DATE('2021-04-16'),DATE('2022-04-16'),DATE('2022-04-18'))`: 2, `"date" not in ('2021-04-16','2022-04-16')`: 1,
		"start in (TIMESTAMP('2022-04-16T10:13:19Z'))": 1, "boolean in (true)": 2, "boolean not in (false)": 2,
		`"date" BETWEEN DATE('2022-01-01') AND DATE('2023-12-31')`: 2, "name BETWEEN 'B' AND 'C'": 3,
		"pop_other IN (pop_max, 1038288)": 3, "pop_other NOT IN (pop_max, 1)": 7,
	}
}

func foldedCase() map[string]int {
	return map[string]int{
		"CASEI(name)=casei('KIEV')": 1, "CASEI(name)=casei('KØBENHAVN')": 1, "CASEI(name)=casei('københavn')": 1, "name=casei('KIEV')": 0,
		"CASEI(name) LIKE casei('B_R%')": 3, "CASEI(name) IN (casei('Kiev'), casei('kobenhavn'), casei('athens'))": 2,
		"CASEI('Straße') = CASEI('STRASSE') AND CASEI('ΟΔΟΣ') = CASEI('οδος')": 10,
	}
}

func foldedAccents() map[string]int {
	return map[string]int{
		"ACCENTI(name)=accenti('Sao Paulo')": 1, "ACCENTI(name)=accenti('São Paulo')": 1, "name=accenti('São Paulo')": 0,
		"ACCENTI(CASEI(name)) LIKE ACCENTI(CASEI('SAÕ%'))": 1,
	}
}
