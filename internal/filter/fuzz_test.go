package filter_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// FuzzText: whatever is sent is a filter that can be asked and written in both
// encodings, or a refusal.
func FuzzText(f *testing.F) {
	for _, e := range examples(f) {
		f.Add(e.text)
	}
	for _, s := range []string{"((((", "NOT NOT TRUE", `DLBM LIKE '\\\%'`, "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(1 2),BBOX(1,2,3,4)))", "'a\\'b' = '\\\\'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := filter.ParseText(s, standardSchema(), filter.Options{})
		sound(t, e, err)
	})
}

// FuzzJSON does the same with cql2-json.
func FuzzJSON(f *testing.F) {
	for _, e := range examples(f) {
		f.Add([]byte(e.json))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := filter.ParseJSON(b, standardSchema(), filter.Options{})
		sound(t, e, err)
	})
}

func sound(t *testing.T, e *filter.Expression, err error) {
	t.Helper()
	if err != nil {
		p, ok := problem.As(err)
		require.True(t, ok, "%v", err)
		require.True(t, p.Class == problem.Usage && strings.HasPrefix(p.Code, "Q") && p.Message.Complete() && p.Next.Complete())
		return
	}
	xy := []float64{0, 0, 1e9, 0, 1e9, 1e9, 0, 1e9, 0, 0}
	_, err = e.Matches(layer.Feature{Shape: geometry.FromFlat(xy, []int32{5}, []int32{1}), Attributes: map[string]string{"value": "1", "name": "x"}})
	require.NoError(t, err)
	if text := e.Text(); len(text) <= filter.MaxBytes {
		again, err := filter.ParseText(text, standardSchema(), filter.Options{})
		require.NoError(t, err, text)
		require.Equal(t, text, again.Text())
	}
	if json := e.JSON(); len(json) <= filter.MaxBytes {
		again, err := filter.ParseJSON(json, standardSchema(), filter.Options{})
		require.NoError(t, err, "%s", json)
		require.Equal(t, e.Text(), again.Text())
	}
}
