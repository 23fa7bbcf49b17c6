package filter_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	onemap "onemap/schema"
)

// BenchmarkMatches asks 40,000 features with the attributes of farmland; the
// time is for one feature.
func BenchmarkMatches(b *testing.B) {
	definitions, err := layer.LoadDefinitions(onemap.FS)
	require.NoError(b, err)
	d := definitions["YJJBNTTB"]
	features := make([]layer.Feature, 40_000)
	for i := range features {
		f := layer.Feature{ID: fmt.Sprint(i), Area: geometry.SquareMetres(i), Attributes: map[string]string{}, Shape: box(118+float64(i%200)/1000, 36+float64(i/200)/1000, 118.001+float64(i%200)/1000, 36.001+float64(i/200)/1000)}
		for _, field := range d.Fields {
			f.Attributes[field.Code] = "370323100200"
		}
		f.Attributes["DLBM"], f.Attributes["BHKSSJ"], f.Attributes["KCXS"] = fmt.Sprintf("010%d", i%4), "20200101", "0.125"
		features[i] = f
	}
	for _, text := range []string{
		"DLBM = '0101'", "area_m2 > 20000", "KCXS > 0.1", "BHKSSJ > DATE('2019-12-31')", "DLBM LIKE '01%'", "DLBM IN ('0101','0102','0103')",
		"DLBM = '0101' AND KCXS > 0.1 AND area_m2 > 1000", "CASEI(XZQMC) = CASEI('x')",
		"S_INTERSECTS(geometry, BBOX(118.05,36.05,118.1,36.1))", "S_WITHIN(geometry, BBOX(118.05,36.05,118.1,36.1))",
	} {
		b.Run(text, func(b *testing.B) {
			e, err := filter.ParseText(text, filter.Queryables(d), filter.Options{})
			require.NoError(b, err)
			for i := range b.N {
				if _, err := e.Matches(features[i%len(features)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkParse reads a filter of ordinary length and the longest polygon
// the limit allows.
func BenchmarkParse(b *testing.B) {
	long := "S_INTERSECTS(geometry, POLYGON((118 36"
	for i := range 300 {
		long += fmt.Sprintf(",%.5f %.5f", 118+float64(i)/1000, 35.9-float64(i%7)/1000)
	}
	for name, text := range map[string]string{
		"ordinary": "DLBM = '0101' AND (area_m2 > 1000 OR S_INTERSECTS(geometry, BBOX(118,36,118.1,36.1)))",
		"longest":  long + ",118.3 36,118 36)))",
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				if _, err := filter.ParseText(text, schema(), filter.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
