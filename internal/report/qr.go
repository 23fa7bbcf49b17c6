package report

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// Squares is a QR code: dark squares of a grid with a quiet zone round it.
type Squares struct {
	Side int
	Dark [][2]int // column and row
}

// quiet is the white border a reader needs (ISO/IEC 18004).
const quiet = 4

// QR encodes a text with medium error correction.
func QR(text string) (*Squares, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("report: QR code: %w", err)
	}
	n := code.Bounds().Dx()
	s := &Squares{Side: n + 2*quiet}
	for y := range n {
		for x := range n {
			if code.At(x, y) == color.Black {
				s.Dark = append(s.Dark, [2]int{x + quiet, y + quiet})
			}
		}
	}
	return s, nil
}

// Path are the squares as SVG path data.
func (s *Squares) Path() string {
	var b strings.Builder
	for _, d := range s.Dark {
		fmt.Fprintf(&b, "M%d %dh1v1h-1z", d[0], d[1])
	}
	return b.String()
}

// Picture is the code as a drawing of one unit per square.
func (s *Squares) Picture() Picture {
	side := float64(s.Side)
	p := Picture{Wide: side, High: side, Label: "QR"}
	var rings [][]Point
	for _, d := range s.Dark {
		rings = append(rings, rectangleOf(float64(d[0]), float64(d[1]), 1, 1))
	}
	p.Marks = []Mark{{Role: "qr", Rings: rings, Style: Ink{Fill: "#000000"}}}
	return p
}
