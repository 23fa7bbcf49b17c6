package tile_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// crowd is n × n squares of a side in nano-degrees, a tenth of it apart, each with
// attributes of its own.
func crowd(n int, side float64, text int) (out []layer.Feature) {
	for i := range n * n {
		x, y := 118.02e9+float64(i%n)*side*1.1, 36.02e9+float64(i/n)*side*1.1
		x, y = math.Round(x), math.Round(y)
		shape := geometry.FromFlat([]float64{x, y, x + side, y, x + side, y + side, x, y + side, x, y}, []int32{5}, []int32{1})
		id := fmt.Sprintf("%018d", i)
		out = append(out, layer.Feature{Ordinal: i, ID: id, Name: "图斑" + id, Shape: shape, Area: shape.Area(),
			Attributes: map[string]string{"BZ": strings.Repeat(id, text)}})
	}
	return out
}

// More than fits: the tile stays under the limits whatever is asked for, and
// every feature is drawn, merged or counted as dropped.
func TestNoTileIsOverTheLimits(t *testing.T) {
	for name, c := range map[string]struct {
		n        int
		side     float64
		text     int
		nameless bool
		z        int
	}{
		"many, a pixel and more each":   {200, 0.002e9, 0, false, 9},
		"many, large texts":             {100, 0.004e9, 20, false, 8},
		"more than the feature limit":   {150, 0.003e9, 0, true, 8},
		"one text larger than the tile": {3, 0.01e9, 40_000, false, 10},
	} {
		t.Run(name, func(t *testing.T) {
			all := crowd(c.n, c.side, c.text)
			for i := range all {
				if c.nameless {
					all[i].ID, all[i].Name = "", ""
				}
			}
			s := source(t, definition(t, "DLTB"), all)
			own, merged, dropped := map[any]bool{}, 0, 0
			for _, r := range []tile.Request{{}, {Properties: []string{"BZ"}}, {Among: 40}} {
				clear(own)
				merged, dropped = 0, 0
				for _, d := range walk(t, s, "WebMercatorQuad", c.z) {
					r.Address = d.at
					got, err := s.MVT(t.Context(), r)
					require.NoError(t, err)
					require.LessOrEqual(t, len(got.Bytes), tile.MaxBytes/max(1, r.Among))
					require.LessOrEqual(t, got.Features, tile.MaxFeatures)
					countFeatures(t, decoded(t, got, d.at), own)
					merged, dropped = merged+got.Merged, dropped+got.Dropped
				}
				require.GreaterOrEqual(t, len(own)+merged+dropped, len(all))
				t.Logf("%d drawn, %d merged, %d dropped", len(own), merged, dropped)
			}
		})
	}
}

// A feature that reaches over the edge of a tile is not merged in one tile and
// drawn in its neighbour when the limits bite.
func TestCrowdedNeighboursAgreeOnWhatCrossesTheirBorder(t *testing.T) {
	s := source(t, definition(t, "DLTB"), crowd(200, 0.002e9, 0))
	tiles := walk(t, s, "WebMercatorQuad", 9)
	crossed := 0
	for _, west := range tiles {
		for _, east := range tiles {
			if west.at.Y != east.at.Y || west.at.X+1 != east.at.X || west.layer == nil || east.layer == nil {
				continue
			}
			if west.Merged+east.Merged == 0 {
				continue // the limits do not bite
			}
			crossed += sameCrossings(t, west, east)
		}
	}
	require.Positive(t, crossed)
}

// sameCrossings compares the features that reach more than a unit over the line
// between two tiles, and counts them.
func sameCrossings(t *testing.T, west, east drawn) (n int) {
	t.Helper()
	sides := [2]map[any]bool{{}, {}}
	for i, lines := range [2][2]map[any]covered{
		{onLine(west, tile.Extent-1.5), onLine(west, tile.Extent+1.5)}, {onLine(east, -1.5), onLine(east, 1.5)},
	} {
		for id := range lines[0] {
			if _, over := lines[1][id]; over && id != nil {
				sides[i][id] = true
			}
		}
	}
	require.Equal(t, sides[0], sides[1], "between columns %d and %d", west.at.X, east.at.X)
	return len(sides[0])
}

// Where all attributes of a layer would fill the tile, they are left out below a
// zoom, and the tile says so; who names attributes gets them at every zoom.
func TestBriefTilesSayTheyAre(t *testing.T) {
	s := source(t, definition(t, "DLTB"), crowd(120, 0.004e9, 3))
	coarse, fine := middle(t, s, 8), middle(t, s, 13)
	got, err := s.MVT(t.Context(), tile.Request{Address: coarse})
	require.NoError(t, err)
	require.True(t, got.Brief)
	got, err = s.MVT(t.Context(), tile.Request{Address: fine})
	require.NoError(t, err)
	require.False(t, got.Brief)
	require.NotEmpty(t, decoded(t, got, fine).layer.Features[0].Properties["BZ"])
	got, err = s.MVT(t.Context(), tile.Request{Address: coarse, Properties: []string{"BZ"}})
	require.NoError(t, err)
	require.False(t, got.Brief)
	require.Contains(t, string(got.Bytes), "BZ")
}

// A full tile takes the names off its smallest features before it merges any, says
// how many, and leaves them their MVT id; the GeoJSON tile does the same.
func TestNamesGoBeforeFeatures(t *testing.T) {
	all := crowd(76, 0.004e9, 2)
	s := source(t, definition(t, "DLTB"), all)
	a := middle(t, s, 9)
	got, err := s.MVT(t.Context(), tile.Request{Address: a, Properties: []string{"BZ"}})
	require.NoError(t, err)
	require.Positive(t, got.Nameless)
	require.Less(t, got.Nameless, got.Features)
	require.Zero(t, got.Merged)
	bare := 0
	for _, f := range decoded(t, got, a).layer.Features {
		want := all[int(f.ID.(float64))-1]
		if name, named := f.Properties["name"]; named {
			require.Equal(t, want.Name, name)
		} else {
			bare++
		}
	}
	require.Equal(t, got.Nameless, bare)

	text, err := s.GeoJSON(t.Context(), tile.Request{Address: a, Properties: []string{"BZ"}})
	require.NoError(t, err)
	c := parsed(t, text)
	require.Equal(t, text.Nameless, c.OneMap.Nameless)
	require.Equal(t, text.Features, c.OneMap.Features)
	n := 0
	for _, f := range c.Features {
		n++
		if f.Properties["name"] == nil {
			bare--
		}
	}
	require.Equal(t, text.Features, n, "nothing is merged")
	require.Zero(t, bare, "names go from features inside the tile, which are in both")
}
