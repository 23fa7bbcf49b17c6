package tile_test

import (
	"iter"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/layer"
	"onemap/internal/tile"
	"onemap/schema"
)

// small is the small county, made once for all tests of the package; nothing
// changes it.
var small = sync.OnceValues(func() (*county.County, error) { return county.Generate(county.Small, 1) })

var definitions = sync.OnceValues(func() (layer.Definitions, error) { return layer.LoadDefinitions(schema.FS) })

func definition(t testing.TB, code layer.Code) layer.Definition {
	t.Helper()
	all, err := definitions()
	require.NoError(t, err)
	d, known := all[code]
	require.True(t, known, "no layer %s", code)
	return d
}

// features are the records of the latest edition of a layer.
func features(t testing.TB, c *county.County, code layer.Code) (layer.Definition, []layer.Feature) {
	t.Helper()
	d, e := definition(t, code), c.Edition(code)
	require.NotNil(t, e)
	out := make([]layer.Feature, len(e.Features))
	for i, r := range e.Features {
		out[i], _ = d.Feature(i, r.Attributes, r.Shape)
	}
	return d, out
}

func stream(features []layer.Feature) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for _, f := range features {
			if !yield(f, nil) {
				return
			}
		}
	}
}

func source(t testing.TB, d layer.Definition, all []layer.Feature) *tile.Source {
	t.Helper()
	s, err := tile.Build(t.Context(), d, stream(all))
	require.NoError(t, err)
	return s
}

func smallSource(t testing.TB, code layer.Code) (*tile.Source, []layer.Feature) {
	t.Helper()
	c, err := small()
	require.NoError(t, err)
	d, all := features(t, c, code)
	return source(t, d, all), all
}
