package pixel

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"onemap/internal/report"
)

// PNG draws a picture so many pixels wide.
func PNG(p report.Picture, wide int) ([]byte, error) {
	c, err := newCanvas(p, wide)
	if err != nil {
		return nil, err
	}
	for _, m := range p.Marks {
		c.mark(m)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, c.pixels); err != nil {
		return nil, fmt.Errorf("pixel: %w", err)
	}
	return b.Bytes(), nil
}

// canvas is a picture in the making.
type canvas struct {
	pixels  *image.RGBA
	mask    *image.Alpha // coverage of the mark being drawn
	scale   float64      // pixels per unit of the picture
	letters lettering
}

func newCanvas(p report.Picture, wide int) (*canvas, error) {
	scale := float64(wide) / p.Wide
	frame := image.Rect(0, 0, wide, int(p.High*scale+0.5))
	l, err := newLettering()
	c := &canvas{pixels: image.NewRGBA(frame), mask: image.NewAlpha(frame), scale: scale, letters: l}
	draw.Draw(c.pixels, frame, image.White, image.Point{}, draw.Src)
	return c, err
}

func (c *canvas) mark(m report.Mark) {
	strength := 1.0
	if m.Style.Faint {
		strength = report.Faint
	}
	switch {
	case m.Text != "":
		c.label(m)
		return
	case m.Disc > 0:
		m.Rings = [][]report.Point{circle(m.At, m.Disc)}
	}
	if m.Style.Fill != "" || m.Style.Hatch != "" {
		box := c.fill(m.Rings)
		c.paint(box, ground(m.Style, strength, c.scale))
	}
	if m.Style.Pen != "" {
		box := c.stroke(m)
		pen := over(rgb(m.Style.Pen), strength)
		c.paint(box, func(int, int) color.RGBA { return pen })
	}
}

// paint lays ink over the pixels of the mask, and clears the mask.
func (c *canvas) paint(box image.Rectangle, ink func(x, y int) color.RGBA) {
	box = box.Intersect(c.pixels.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		mask := c.mask.Pix[c.mask.PixOffset(box.Min.X, y):]
		row := c.pixels.Pix[c.pixels.PixOffset(box.Min.X, y):]
		for x := range box.Dx() {
			if mask[x] == 0 {
				continue
			}
			blend(row[4*x:4*x+4], ink(box.Min.X+x, y), uint32(mask[x]))
			mask[x] = 0
		}
	}
}

// blend lays a colour of straight alpha over an opaque pixel.
func blend(pixel []byte, c color.RGBA, mask uint32) {
	a := uint32(c.A) * mask / 255
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		pixel[i] = uint8((uint32(pixel[i])*(255-a) + uint32(v)*a + 127) / 255)
	}
}
