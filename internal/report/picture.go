package report

import "strconv"

// Picture is a drawing made of marks, which every renderer draws alike: as SVG
// in a page, straight into a PDF, as pixels for a word processor. Units are its
// own, y grows downwards; marks outside 0..Wide, 0..High are cut off.
type Picture struct {
	Wide, High float64
	Label      string // what it shows, for readers who cannot see it
	Marks      []Mark
}

// Point is a place in a picture.
type Point struct{ X, Y float64 }

// Mark is one thing drawn: rings, a disc or a label; later marks lie on top.
type Mark struct {
	Role  string    // what it is, e.g. "subject"; a page may restyle it for a small screen
	Rings [][]Point // polygons, shells one way round and holes the other; lines when Open
	Open  bool
	At    Point   // centre of the disc, or where the label is written
	Disc  float64 // radius; 0: no disc
	Text  string  // label; empty: none
	Style Ink
	Title string // what it stands for, shown on pointing
}

// Ink says how a mark is drawn. Colours are #rrggbb, empty for none.
type Ink struct {
	Fill    string
	Opacity float64 // of Fill; 0 counts as opaque
	Pattern string  // over Fill, in the colour of Hatch: hatch, cross, dots; empty or none: nothing
	Hatch   string
	Turn    int // degrees the pattern is turned by
	Pen     string
	Width   float64
	Dash    [2]float64 // length of dash and gap; zero: solid
	Faint   bool       // whole mark weak: ground that is only in view

	Size   float64 // of a label
	Bold   bool
	Middle bool // label centred on At, else it begins there
}

// RGB are the parts of a colour #rrggbb; black for anything else.
func RGB(css string) (r, g, b uint8) {
	if len(css) != 7 || css[0] != '#' {
		return 0, 0, 0
	}
	v, err := strconv.ParseUint(css[1:], 16, 24)
	if err != nil {
		return 0, 0, 0
	}
	return uint8(v >> 16), uint8(v >> 8), uint8(v)
}
