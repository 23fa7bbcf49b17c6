package style_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/style"
	"onemap/schema"
)

func shipped(t *testing.T) layer.Definitions {
	t.Helper()
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	return all
}

func wholeMap(t *testing.T) style.Document {
	t.Helper()
	var drawn []style.Drawn
	for _, d := range shipped(t) {
		drawn = append(drawn, style.Drawn{Definition: d, Source: style.Source{Tiles: []string{"http://x/{z}/{x}/{y}"}, MaxZoom: 16}, Labels: string(d.Code) + "_label"})
	}
	return style.New("map", "http://x/styles/sprite", drawn, bilingual.English)
}

func TestEveryPatternOfTheMapIsInBothSprites(t *testing.T) {
	for ratio := 1; ratio <= 2; ratio++ {
		index, sheet, err := style.Sprite(shipped(t), ratio)
		require.NoError(t, err)
		picture, err := png.Decode(bytes.NewReader(sheet))
		require.NoError(t, err)
		used := 0
		layers := append(wholeMap(t).Layers, style.NewCheck("check", "", style.Source{}, bilingual.English).Layers...)
		for _, l := range layers {
			name, ok := l.Paint["fill-pattern"].(string)
			if !ok {
				continue
			}
			used++
			at, ok := index[name]
			require.True(t, ok, name)
			require.Equal(t, 12*ratio, at.Width)
			require.True(t, image.Rect(at.X, at.Y, at.X+at.Width, at.Y+at.Height).In(picture.Bounds()), name)
		}
		require.Len(t, index, used)
	}
}

func TestTheSameDefinitionsGiveTheSameBytes(t *testing.T) {
	_, a, err := style.Sprite(shipped(t), 1)
	require.NoError(t, err)
	_, b, err := style.Sprite(shipped(t), 1)
	require.NoError(t, err)
	require.Equal(t, a, b)
	one, err := json.Marshal(wholeMap(t))
	require.NoError(t, err)
	two, err := json.Marshal(wholeMap(t))
	require.NoError(t, err)
	require.Equal(t, one, two)
}

// TestZonesDifferWithoutColour: where the ink of two zones' cells is, seen
// through the alpha channel alone, differs in at least a twentieth of the cell.
func TestZonesDifferWithoutColour(t *testing.T) {
	index, sheet, err := style.Sprite(shipped(t), 1)
	require.NoError(t, err)
	picture, err := png.Decode(bytes.NewReader(sheet))
	require.NoError(t, err)
	for _, d := range shipped(t) {
		symbols := style.Symbols(d)
		for i, a := range symbols {
			for _, b := range symbols[i+1:] {
				require.GreaterOrEqual(t, differing(picture, index, a.Name, b.Name), 144/20, "%s and %s", a.Name, b.Name)
			}
		}
	}
}

// TestNamesAreWrittenFromPoints: from polygons a name would come once for every
// tile. Divisions are named on a view of the county, all else from nearer.
func TestNamesAreWrittenFromPoints(t *testing.T) {
	named := 0
	for _, l := range wholeMap(t).Layers {
		if l.Type == "symbol" {
			require.Equal(t, l.Source+"_label", l.From)
			require.Equal(t, l.Source == "XZQ" || l.Source == "XJXZQ", l.MinZoom == 0, l.Source)
			named++
		}
	}
	require.Greater(t, named, 20)
}

func differing(picture image.Image, index map[string]style.Image, a, b string) (n int) {
	for y := range 12 {
		for x := range 12 {
			if alpha(picture, index, a, x, y) != alpha(picture, index, b, x, y) {
				n++
			}
		}
	}
	return n
}

func alpha(picture image.Image, index map[string]style.Image, name string, x, y int) bool {
	at, ok := index[name]
	if !ok {
		return false // plain
	}
	c := color.NRGBAModel.Convert(picture.At(at.X+x, at.Y+y)).(color.NRGBA)
	return c.A > 128
}

// TestPatternsGoOnIntoTheNextCell: a pattern repeated must show no seam, so the
// step from the last column to the first is no larger than inside the cell.
func TestPatternsGoOnIntoTheNextCell(t *testing.T) {
	index, sheet, err := style.Sprite(shipped(t), 2)
	require.NoError(t, err)
	picture, err := png.Decode(bytes.NewReader(sheet))
	require.NoError(t, err)
	for name, at := range index {
		get := func(x, y int) int {
			return int(color.NRGBAModel.Convert(picture.At(at.X+x%24, at.Y+y%24)).(color.NRGBA).A)
		}
		inside, seam := 0, 0
		for y := range 24 {
			for x := range 24 {
				across, down := get(x+1, y)-get(x, y), get(x, y+1)-get(x, y)
				if x == 23 || y == 23 {
					seam = max(seam, across, -across, down, -down)
				} else {
					inside = max(inside, across, -across, down, -down)
				}
			}
		}
		require.LessOrEqual(t, seam, inside+2, name)
	}
}

func TestEveryFeatureIsDrawnByOneFill(t *testing.T) {
	d := shipped(t)["STBHHX"]
	document := style.New("x", "", []style.Drawn{{Definition: d}}, bilingual.Chinese)
	for _, zone := range []string{"core", "general", "", "unheard of"} {
		n := 0
		for _, l := range document.Layers {
			if l.Type == "fill" && passes(l.Filter, zone) {
				n++
			}
		}
		require.Equal(t, 1, n, zone)
	}
}

// passes is what the two forms of filters used mean.
func passes(filter []any, zone string) bool {
	if filter[0] == "==" {
		return filter[2] == zone
	}
	for _, z := range filter[2:] {
		if z == zone {
			return false
		}
	}
	return true
}

func TestLayersAreDrawnInTheirOrderWithNamesAbove(t *testing.T) {
	order, names := -1, false
	for _, l := range wholeMap(t).Layers {
		if l.Type == "symbol" {
			names = true
			continue
		}
		require.False(t, names, "an area above a name")
		next := shipped(t)[layer.Code(l.Source)].Style.Order
		require.GreaterOrEqual(t, next, order)
		order = next
	}
}

func TestLegendSpeaksBothLanguagesAndIsWellFormed(t *testing.T) {
	for _, d := range shipped(t) {
		g := style.LegendOf(d)
		for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
			svg := string(g.SVG(l))
			for _, s := range g.Symbols {
				require.True(t, s.Label.Complete())
				require.Contains(t, svg, s.Label.ZH)
			}
			require.Equal(t, len(g.Symbols), strings.Count(svg, "<pattern "))
			wellFormed(t, svg)
		}
	}
}

func wellFormed(t *testing.T, text string) {
	t.Helper()
	for r := xml.NewDecoder(strings.NewReader(text)); ; {
		_, err := r.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestAColourThatIsNoneIsAnError(t *testing.T) {
	d := shipped(t)["STBHHX"]
	d.Style.Line = "red"
	_, _, err := style.Sprite(layer.Definitions{"STBHHX": d}, 1)
	require.ErrorContains(t, err, `"red"`)
}
