package postgis_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

// round is a polygon of 75 vertices, as farmland has, around a point.
func round(i int) geometry.Shape {
	const vertices, radius = 75, 4e5
	x, y := 118e9+float64(i%200)*1e6, 36e9+float64(i/200)*1e6
	xy := make([]float64, 0, 2*vertices)
	for v := range vertices - 1 {
		a := 2 * math.Pi * float64(v) / (vertices - 1)
		xy = append(xy, math.Round(x+radius*math.Cos(a)), math.Round(y+radius*math.Sin(a)))
	}
	return geometry.FromFlat(append(xy, xy[0], xy[1]), []int32{vertices}, []int32{1})
}

func county(n int) []layer.Feature {
	features := make([]layer.Feature, n)
	for i := range features {
		features[i] = layer.Feature{ID: fmt.Sprint(i), Shape: round(i), Attributes: map[string]string{
			"DLBM": "0101", "QSDWMC": "某镇某村", "TBMJ": "1000.00", "ZLDWDM": "370323100200",
		}}
	}
	return features
}

// BenchmarkEdition measures an import, and the reading of an edition into
// memory, of the size of one layer of a county.
func BenchmarkEdition(b *testing.B) {
	url := pgtest.URL(b)
	require.NoError(b, postgis.Migrate(b.Context(), url, quiet()))
	s, err := postgis.OpenWith(b.Context(), url, quiet(), postgis.Options{CacheBytes: 1})
	require.NoError(b, err)
	defer s.Close()
	features := county(40_000)
	var ids []int64
	b.Run("import", func(b *testing.B) {
		for range b.N {
			e, err := s.ImportEdition(b.Context(), draft(), stream(features))
			require.NoError(b, err)
			ids = append(ids, e.ID)
		}
		b.ReportMetric(float64(len(features)*b.N)/b.Elapsed().Seconds(), "features/s")
	})
	_, err = s.Publish(b.Context(), ids[0], "")
	require.NoError(b, err)
	b.Run("read", func(b *testing.B) {
		for range b.N {
			_, err := s.EditionFeatures(b.Context(), ids[0])
			require.NoError(b, err)
		}
	})
}
