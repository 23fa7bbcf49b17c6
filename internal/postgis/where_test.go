package postgis_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	synthetic "onemap/fixtures/county"
	"onemap/internal/filter"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
	"onemap/schema"
)

// filtered is a published edition and the same features in memory.
type filtered struct {
	store    *postgis.Store
	edition  int64
	features []layer.Feature
	schema   filter.Schema
}

// generated is the small county, made once for all tests, which only read it.
var generated = sync.OnceValues(func() (*synthetic.County, error) { return synthetic.Generate(synthetic.Small, 1) })

func smallCounty(t *testing.T) *synthetic.County {
	t.Helper()
	c, err := generated()
	require.NoError(t, err)
	return c
}

// publishLayer puts a layer of the small county on record.
func publishLayer(t *testing.T, code layer.Code) filtered {
	t.Helper()
	definitions, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	c := smallCounty(t)
	var features []layer.Feature
	for i, r := range c.Edition(code).Features {
		f, _ := definitions[code].Feature(i, r.Attributes, r.Shape)
		features = append(features, f)
	}
	return publishFeatures(t, code, features, filter.Queryables(definitions[code]))
}

func publishFeatures(t testing.TB, code layer.Code, features []layer.Feature, q filter.Schema) filtered {
	t.Helper()
	s, err := postgis.OpenWith(t.Context(), pgtest.URL(t), quiet(), postgis.Options{Now: clock, Definitions: layer.Definitions{code: {Code: code}}})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	for i := range features {
		features[i].Ordinal, features[i].Area = i, features[i].Shape.Area()
	}
	e := draft()
	e.Layer = code
	e, err = s.ImportEdition(asPlanner(t), e, stream(features))
	require.NoError(t, err)
	_, err = s.Publish(asPlanner(t), e.ID, "")
	require.NoError(t, err)
	return filtered{store: s, edition: e.ID, features: features, schema: q}
}

// agree asks database and memory the same and gives the ordinals selected.
func (f filtered) agree(t testing.TB, text string) []int {
	t.Helper()
	e, err := filter.ParseText(text, f.schema, filter.Options{})
	require.NoError(t, err, text)
	return f.agreeOn(t, e)
}

func (f filtered) agreeOn(t testing.TB, e *filter.Expression) []int {
	t.Helper()
	stored, err := f.store.Matching(t.Context(), f.edition, e)
	require.NoError(t, err, e.Text())
	held := []int{}
	for i := range f.features {
		ok, err := e.Matches(f.features[i])
		require.NoError(t, err, e.Text())
		if ok {
			held = append(held, i)
		}
	}
	require.Equal(t, held, append([]int{}, stored...), "memory and database select different features: %s", e.Text())
	return held
}

// Over a county, database and memory select the same features, and each
// question selects some and leaves some.
func TestFiltersOfTheCounty(t *testing.T) {
	t.Parallel()
	for code, texts := range map[layer.Code][]string{
		"YJJBNTTB": {
			"DLBM = '0103'", "DLBM <> '0103'", "DLBM IN ('0101','0102')", "DLBM LIKE '010_' AND NOT DLBM LIKE '%2'",
			"area_m2 > 60000", "YJJBNTTBMJ BETWEEN 1000 AND 50000", "YJJBNTTBMJ > area_m2", "YJJBNTMJ / area_m2 < 1 - KCXS",
			"id > '370323' AND name < '0500' OR XZQMC LIKE '%镇'", "BHKSSJ > DATE('2022-01-01') OR area_m2 < 50000",
			"S_INTERSECTS(geometry, BBOX(118,36,118.2,36.2))", "S_WITHIN(geometry, BBOX(118,36,118.2,36.2))",
			"S_DISJOINT(geometry, LINESTRING(117.9 36,118.31 36.29))", "S_CROSSES(geometry, LINESTRING(117.9 36,118.31 36.29))",
		},
		"CKQ": {
			"YXQZ < DATE('2026-11-25')", "T_INTERSECTS(INTERVAL(YXQQ, YXQZ), INTERVAL('2031-01-01', '..'))",
			"CSSX - CSXX > 100", "MJ * 1000000 > area_m2", "CASEI(XKZH) LIKE CASEI('%1')",
			"S_DISJOINT(geometry, BBOX(118,36,118.2,36.3)) AND SJGM IS NOT NULL",
		},
	} {
		t.Run(string(code), func(t *testing.T) {
			t.Parallel()
			f := publishLayer(t, code)
			for _, text := range texts {
				selected := f.agree(t, text)
				require.NotEmpty(t, selected, text)
				require.Less(t, len(selected), len(f.features), text)
			}
		})
	}
}

// A place and an identity are found by their indexes, whatever else is asked.
func TestFiltersUseTheIndexes(t *testing.T) {
	t.Parallel()
	f := publishLayer(t, "CKQ")
	for text, index := range map[string]string{
		"S_INTERSECTS(geometry, BBOX(118,36,118.1,36.1)) AND YXQZ > DATE('2030-01-01')": "(geom && ",
		"S_WITHIN(geometry, POLYGON((118 36,118.1 36,118 36.1,118 36)))":                "(geom && ",
		"S_TOUCHES(POINT(118 36), geometry)":                                            "(geom && ",
		"id = 'x'":                                                                      "(id = 'x'::text)",
	} {
		e, err := filter.ParseText(text, f.schema, filter.Options{})
		require.NoError(t, err)
		plan, err := f.store.PlanOf(t.Context(), f.edition, e)
		require.NoError(t, err)
		_, condition, _ := strings.Cut(plan, "Index Cond: ")
		condition, _, _ = strings.Cut(condition, "\n")
		require.Contains(t, condition, index, text)
	}
}
