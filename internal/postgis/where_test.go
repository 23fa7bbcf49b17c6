package postgis_test

import (
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

// publishedLayer is a layer of the small county on record.
func publishedLayer(t *testing.T, code layer.Code) filtered {
	t.Helper()
	definitions, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	c, err := synthetic.Generate(synthetic.Small, 1)
	require.NoError(t, err)
	var features []layer.Feature
	for i, r := range c.Edition(code).Features {
		f, _ := definitions[code].Feature(i, r.Attributes, r.Shape)
		features = append(features, f)
	}
	return publishFeatures(t, definitions[code], features)
}

func publishFeatures(t *testing.T, d layer.Definition, features []layer.Feature) filtered {
	t.Helper()
	s, err := postgis.OpenWith(t.Context(), pgtest.URL(t), quiet(), postgis.Options{Now: clock, Definitions: layer.Definitions{d.Code: d}})
	require.NoError(t, err)
	t.Cleanup(s.Close)
	e := draft()
	e.Layer = d.Code
	e, err = s.ImportEdition(asPlanner(t), e, stream(features))
	require.NoError(t, err)
	_, err = s.Publish(asPlanner(t), e.ID, "")
	require.NoError(t, err)
	return filtered{store: s, edition: e.ID, features: features, schema: filter.Queryables(d)}
}

// agree asks the database and the memory the same and gives the answer.
func (f filtered) agree(t *testing.T, text string) []int {
	t.Helper()
	e, err := filter.ParseText(text, f.schema, filter.Options{})
	require.NoError(t, err, text)
	stored, err := f.store.Matching(t.Context(), f.edition, e)
	require.NoError(t, err, text)
	held := []int{}
	for i := range f.features {
		ok, err := e.Matches(f.features[i])
		require.NoError(t, err, text)
		if ok {
			held = append(held, f.features[i].Ordinal)
		}
	}
	require.Equal(t, held, append([]int{}, stored...), "%s: memory and database select different features", text)
	return held
}

func TestFilterOfTheSmallCounty(t *testing.T) {
	t.Parallel()
	f := publishedLayer(t, "YJJBNTTB")
	for _, text := range []string{
		"DLBM = '0101'", "DLBM <> '0101'", "DLBM IS NULL", "DLBM IS NOT NULL", "NOT DLBM = '0101'",
		"DLBM LIKE '01%'", "DLBM IN ('0101','0103')", "area_m2 > 10000", "YJJBNTTBMJ BETWEEN 1000 AND 50000",
		"BHKSSJ > DATE('2000-01-01')", "S_INTERSECTS(geometry, BBOX(118,36,118.2,36.2))",
	} {
		t.Log(text, len(f.agree(t, text)), "of", len(f.features))
	}
}
