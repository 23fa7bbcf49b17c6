package style

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"onemap/internal/layer"
)

// Image is the place of one symbol in the sprite, as MapLibre reads it: device
// pixels.
type Image struct {
	X      int     `json:"x"`
	Y      int     `json:"y"`
	Width  int     `json:"width"`
	Height int     `json:"height"`
	Ratio  float64 `json:"pixelRatio"`
}

// across is how many images a row of the sprite has.
const across = 16

// Sprite draws the patterns of all layers and of findings into one PNG, ratio (1 or 2) device
// pixels to a CSS pixel, and says where each is. The same definitions give the
// same bytes.
func Sprite(all layer.Definitions, ratio int) (map[string]Image, []byte, error) {
	symbols := patterned(all)
	side := int(cell) * ratio
	rows := (len(symbols) + across - 1) / across
	sheet := image.NewNRGBA(image.Rect(0, 0, across*side, max(1, rows)*side))
	index := make(map[string]Image, len(symbols))
	for i, s := range symbols {
		at := image.Pt(i%across*side, i/across*side)
		if err := s.paint(sheet, at, ratio); err != nil {
			return nil, nil, err
		}
		index[s.Name] = Image{at.X, at.Y, side, side, float64(ratio)}
	}
	var b bytes.Buffer
	err := png.Encode(&b, sheet)
	return index, b.Bytes(), err
}

func patterned(all layer.Definitions) (symbols []Symbol) {
	for _, code := range all.Codes() {
		for _, s := range Symbols(all[code]) {
			if !s.plain() {
				symbols = append(symbols, s)
			}
		}
	}
	for _, s := range Verdicts() {
		if !s.plain() {
			symbols = append(symbols, s)
		}
	}
	return symbols
}

// paint draws one cell: the marks over the tint.
func (s Symbol) paint(sheet *image.NRGBA, at image.Point, ratio int) error {
	fill, err := rgb(s.Fill)
	if err != nil {
		return fmt.Errorf("symbol %s: %w", s.Name, err)
	}
	line, err := rgb(s.Line)
	if err != nil {
		return fmt.Errorf("symbol %s: %w", s.Name, err)
	}
	for y := range int(cell) * ratio {
		for x := range int(cell) * ratio {
			ink := s.marks.ink((float64(x)+0.5)/float64(ratio), (float64(y)+0.5)/float64(ratio), 1/float64(ratio))
			sheet.SetNRGBA(at.X+x, at.Y+y, over(line, ink, fill, s.Opacity))
		}
	}
	return nil
}

// ink is how much (0 to 1) of the pixel around x, y the marks cover: the
// distance to the nearest mark, softened over one pixel.
func (p pattern) ink(x, y, pixel float64) (most float64) {
	for _, s := range p.strokes {
		most = max(most, covered(p.width/2-toStroke(x, y, s), pixel))
	}
	for _, d := range p.dots {
		for _, dx := range [3]float64{-cell, 0, cell} {
			for _, dy := range [3]float64{-cell, 0, cell} {
				most = max(most, covered(p.radius-math.Hypot(x-d[0]-dx, y-d[1]-dy), pixel))
			}
		}
	}
	return most
}

func covered(depth, pixel float64) float64 { return min(1, max(0, depth/pixel+0.5)) }

// toStroke is the distance to the line of a stroke; strokes cross the whole
// cell, so that their ends never matter.
func toStroke(x, y float64, s [4]float64) float64 {
	dx, dy := s[2]-s[0], s[3]-s[1]
	return math.Abs(dx*(y-s[1])-dy*(x-s[0])) / math.Hypot(dx, dy)
}

// over puts a colour of opacity a over another one of opacity b.
func over(top color.NRGBA, a float64, below color.NRGBA, b float64) color.NRGBA {
	alpha := a + b*(1-a)
	if alpha == 0 {
		return color.NRGBA{}
	}
	mix := func(t, u uint8) uint8 { return uint8(math.Round((float64(t)*a + float64(u)*b*(1-a)) / alpha)) }
	return color.NRGBA{mix(top.R, below.R), mix(top.G, below.G), mix(top.B, below.B), uint8(math.Round(255 * alpha))}
}

// rgb reads #rrggbb.
func rgb(css string) (color.NRGBA, error) {
	v, err := strconv.ParseUint(css[min(1, len(css)):], 16, 32)
	if err != nil || len(css) != 7 || css[0] != '#' {
		return color.NRGBA{}, fmt.Errorf("colour %q is not written #rrggbb", css)
	}
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
}
