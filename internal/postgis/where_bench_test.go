package postgis_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

// BenchmarkFilter asks 40,000 features of the size of a county's farmland in
// memory and in the database; both find the same.
func BenchmarkFilter(b *testing.B) {
	features := county(40_000)
	for i := range features {
		features[i].Attributes["TBMJ"] = fmt.Sprint(i)
	}
	q := filter.Queryables(layer.Definition{Fields: []layer.Field{
		{Code: "DLBM", Type: "text"}, {Code: "QSDWMC", Type: "text"}, {Code: "TBMJ", Type: "number"},
	}})
	f := publishFeatures(b, "DLTB", features, q)
	for _, text := range []string{
		"DLBM = '0101' AND QSDWMC LIKE '%村'", "TBMJ > 35000", "TBMJ * 2 < 1000 OR area_m2 < 0", "S_INTERSECTS(geometry, BBOX(118.05,36.05,118.1,36.1))",
		"S_TOUCHES(geometry, BBOX(118.05,36.05,118.1,36.1))",
	} {
		f.agree(b, text)
		e, err := filter.ParseText(text, q, filter.Options{})
		require.NoError(b, err)
		b.Run("memory/"+text, func(b *testing.B) {
			for range b.N {
				for i := range features {
					if _, err := e.Matches(features[i]); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(features)), "ns/feature")
		})
		b.Run("database/"+text, func(b *testing.B) {
			for range b.N {
				if _, err := f.store.Matching(b.Context(), f.edition, e); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(features)), "ns/feature")
		})
	}
}
