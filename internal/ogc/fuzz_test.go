package ogc_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/problem"
	"onemap/schema"
)

func definition(t testing.TB, code layer.Code) layer.Definition {
	t.Helper()
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	return all[code]
}

func today() layer.Date { return layer.NewDate(2026, 11, 25) }

// Whatever is asked is either understood or refused with a code, both
// languages and what to do next; a question understood can be paged through.
func FuzzParseItems(f *testing.F) {
	d := definition(f, "YJJBNTTB")
	for _, seed := range []string{
		"", "limit=10&offset=3", "bbox=118,36,119,37", "bbox=36,118,37,119&bbox-crs=EPSG:4490&crs=[EPSG:4527]", "bbox=170,-10,-170,10",
		"datetime=2026-01-01/..", "filter=DLBM='0101' AND area_m2 > 5&filter-lang=cql-text", `filter={"op":"=","args":[{"property":"DLBM"},"x"]}&filter-lang=cql2-json`,
		"properties=DLBM,name&sortby=-KCXS,+DLBM&skipGeometry=true", "DLBM=0101&KCXS=1e300&BHKSSJ=20260101", "edition=3&cursor=eyJlIjoxLCJxIjoiIiwibyI6OX0", "f=html&lang=en",
		"bbox=4e6,3.9e7,4.1e6,3.91e7&bbox-crs=EPSG:4527", "limit=99999999999999999999", "bbox=1e308,1e308,1e309,1e309", "x=1&x=2", "%00=1&limit=%ff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		values, err := url.ParseQuery(raw)
		if err != nil {
			return
		}
		q, err := ogc.ParseItems(values, d, today())
		if err != nil {
			p, ok := problem.As(err)
			require.True(t, ok, "%q: %v is not a problem", raw, err)
			require.Less(t, problem.Status(p), 500, "%q: %v", raw, err)
			require.True(t, p.Message.Complete() && p.Next.Complete(), "%q: %v", raw, err)
			return
		}
		require.True(t, q.Limit >= 1 && q.Limit <= ogc.MaxLimit && q.Offset >= 0)
		for _, b := range q.Within.EWKB() {
			require.NotEmpty(t, b)
		}
		keys := make([]*string, len(q.Sort))
		values.Set("cursor", q.Cursor(max(q.Edition, 1), ogc.Mark{Keys: keys, Ordinal: 7}))
		again, err := ogc.ParseItems(values, d, today())
		require.NoError(t, err, "the next page of %q", raw)
		require.Equal(t, 7, again.After.Ordinal)
	})
}
