package ingest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A sender cannot declare a refused datum away: the coordinates would be some
// hundred metres wrong and nothing would show it.
func TestDeclaringACRSDoesNotLiftARefusedDatum(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"1980西安坐标系", "80国家大地坐标系", "北京54", "GCJ-02"} {
		file := strings.Replace(header, "2000国家大地坐标系", name, 1) + plotRow + square
		_, err := Read(t.Context(), []byte(file), Options{FileName: "a.txt", CRS: 4527}, func(r Record) error {
			require.NotNil(t, r.Refused, name)
			require.Equal(t, "E08", r.Refused.Code, name)
			return nil
		})
		require.ErrorContains(t, err, "E08", name)
	}
}
