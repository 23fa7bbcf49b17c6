package pixel

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"onemap/internal/report"
)

// lettering are the faces labels are set in.
type lettering struct{ regular, bold *opentype.Font }

func newLettering() (l lettering, err error) {
	if l.regular, err = opentype.Parse(goregular.TTF); err == nil {
		l.bold, err = opentype.Parse(gobold.TTF)
	}
	if err != nil {
		return l, fmt.Errorf("pixel: fonts of the program: %w", err)
	}
	return l, nil
}

// label writes on a white plate, so that it reads over lines and patterns.
func (c *canvas) label(m report.Mark) {
	f := c.letters.regular
	if m.Style.Bold {
		f = c.letters.bold
	}
	size := m.Style.Size * c.scale
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return // only for sizes that are none
	}
	d := font.Drawer{Dst: c.pixels, Src: image.NewUniform(rgb(m.Style.Pen)), Face: face}
	wide := d.MeasureString(m.Text)
	x, y := m.At.X*c.scale, m.At.Y*c.scale
	if m.Style.Middle {
		x -= float64(wide) / 64 / 2
	}
	plate := image.Rect(int(x-1), int(y-size*0.85), int(x)+wide.Ceil()+2, int(y+size*0.2))
	draw.Draw(c.pixels, plate, image.NewUniform(color.NRGBA{255, 255, 255, 190}), image.Point{}, draw.Over)
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}
	d.DrawString(m.Text)
}
