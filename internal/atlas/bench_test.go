package atlas_test

import (
	"fmt"
	"iter"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/tile"
	"onemap/schema"
)

// farmland is 40,000 polygons of 75 vertices with the attributes of their layer.
func farmland(d layer.Definition) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for i := range 40_000 {
			f := layer.Feature{Ordinal: i, ID: fmt.Sprint(i), Area: 1000, Attributes: map[string]string{}, Shape: round(i)}
			for k, field := range d.Fields {
				f.Attributes[field.Code] = fmt.Sprint(k, "-", i%50)
			}
			f.Attributes["DLBM"] = fmt.Sprintf("010%d", i%4)
			if !yield(f, nil) {
				return
			}
		}
	}
}

func round(i int) geometry.Shape {
	const vertices, radius = 75, 4e5
	x, y := 118e9+float64(i%200)*1e6, 36e9+float64(i/200)*1e6
	var xy []float64
	for v := range vertices - 1 {
		a := 2 * math.Pi * float64(v) / (vertices - 1)
		xy = append(xy, math.Round(x+radius*math.Cos(a)), math.Round(y+radius*math.Sin(a)))
	}
	return geometry.FromFlat(append(xy, xy[0], xy[1]), []int32{vertices}, []int32{1})
}

// BenchmarkFilteredTile draws half of all features at once: whole, and filtered
// by a filter that is shown everything and by one that is shown what it reads.
func BenchmarkFilteredTile(b *testing.B) {
	definitions, err := layer.LoadDefinitions(schema.FS)
	require.NoError(b, err)
	d := definitions["YJJBNTTB"]
	source, err := tile.Build(b.Context(), d, farmland(d))
	require.NoError(b, err)
	set, _ := tile.SetOf("WebMercatorQuad")
	address, err := set.Address("9", "200", "423")
	require.NoError(b, err)
	draw := func(name string, r tile.Request) {
		r.Address = address
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := source.MVT(b.Context(), r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	draw("whole", tile.Request{})
	for _, text := range []string{"DLBM = '0101'", "S_INTERSECTS(geometry, BBOX(118.05,36.05,118.1,36.1))"} {
		e, err := filter.ParseText(text, filter.Queryables(d), filter.Options{})
		require.NoError(b, err)
		attributes, shape := e.Reads()
		everything := tile.Request{Match: e.Matches}
		needed := tile.Request{Match: e.Matches, Reads: attributes, Shapeless: !shape}
		draw(text+"/shown everything", everything)
		draw(text+"/shown what it reads", needed)
		everything.Address, needed.Address = address, address
		want, err := source.MVT(b.Context(), everything)
		require.NoError(b, err)
		got, err := source.MVT(b.Context(), needed)
		require.NoError(b, err)
		require.Equal(b, want, got)
	}
}
