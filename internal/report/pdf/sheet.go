package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"

	"onemap/internal/report"
)

// The page: A4, 170 mm between the margins, so that the scale written under a
// sketch is true.
const (
	pageWide, pageHigh = 210.0, 297.0
	left, right        = 20.0, 20.0
	top, bottom        = 24.0, 20.0
	body               = pageWide - left - right
	point              = 25.4 / 72
	family             = "report"
)

// colour is red, green, blue.
type colour [3]int

var (
	ink    = colour{27, 33, 41}
	soft   = colour{84, 94, 106}
	accent = colour{31, 78, 121}
	hair   = colour{196, 203, 212}
	ground = colour{238, 241, 245}
	white  = colour{255, 255, 255}
	red    = colour{160, 30, 24}
)

// face is how a piece of text is set.
type face struct {
	size   float64 // points
	bold   bool
	colour colour
}

func (f face) leading() float64 { return f.size * point * 1.45 }

// sheet is a file in the making and where the next line goes.
type sheet struct {
	*fpdf.Fpdf
	font    *Font
	y       float64
	widths  map[rune]float64 // of 1 pt, mm
	missing map[rune]bool    // characters without a glyph that were met
	onBreak func()           // draws what is repeated at the top of a page; nil: nothing
}

func newSheet(font *Font) *sheet {
	s := &sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), font: font, widths: map[rune]float64{}, missing: map[rune]bool{}}
	s.SetCatalogSort(true)
	s.SetAutoPageBreak(false, 0)
	s.SetMargins(left, top, right)
	s.AddUTF8FontFromBytes(family, "", font.ttf)
	s.SetFont(family, "", 10)
	s.AliasNbPages("{pages}")
	return s
}

// page begins a new page.
func (s *sheet) page() {
	s.AddPage()
	s.y = top
}

// room is what is left of the page, mm.
func (s *sheet) room() float64 { return pageHigh - bottom - s.y }

// need begins a new page unless so much room is left.
func (s *sheet) need(mm float64) {
	if s.room() < math.Min(mm, pageHigh-bottom-top) {
		s.turn()
	}
}

// turn goes on at the top of the next page.
func (s *sheet) turn() {
	s.page()
	if s.onBreak != nil {
		s.onBreak()
	}
}

// wide gives the width of characters of a size.
func (s *sheet) wide(size float64) func(rune) float64 {
	return func(r rune) float64 {
		w, known := s.widths[r]
		if !known {
			w = float64(s.GetStringSymbolWidth(string(r))) / 1000 * point
			s.widths[r] = w
		}
		return w * size
	}
}

func (s *sheet) width(text string, f face) float64 {
	w := 0.0
	for _, r := range text {
		w += s.wide(f.size)(r)
	}
	return w
}

// shown is what is drawn for a text; characters the font lacks are remembered.
func (s *sheet) shown(text string) string {
	for _, r := range text {
		if !s.font.draws(r) {
			s.missing[r] = true
		}
	}
	return s.font.Shown(text)
}

// Shown replaces what the font cannot draw by its code point in brackets; a
// line break within a text is a blank.
func (f *Font) Shown(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			b.WriteByte(' ')
		case f.draws(r):
			b.WriteRune(r)
		default:
			b.WriteString(Substitute(r))
		}
	}
	return b.String()
}

func (f *Font) draws(r rune) bool {
	return unicode.IsSpace(r) || f.glyphs.has(r) && !unicode.IsControl(r)
}

// Substitute is what is drawn for a character the font lacks.
func Substitute(r rune) string { return fmt.Sprintf("〔U+%04X〕", r) }

// lacking are the characters met that the font lacks, in order.
func (s *sheet) lacking() []rune {
	var out []rune
	for r := range s.missing {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// lines breaks a text for a width.
func (s *sheet) lines(text string, width float64, f face) []string {
	return Lines(s.shown(text), width, s.wide(f.size))
}

// write sets one line with its top at y.
func (s *sheet) write(x, y float64, line string, f face) {
	s.SetFontSize(f.size)
	s.SetTextColor(f.colour[0], f.colour[1], f.colour[2])
	if f.bold { // the font has one weight: thicken it by its outline
		s.pen(f.colour, f.size*point*0.032)
		s.SetTextRenderingMode(2)
		defer s.SetTextRenderingMode(0)
	}
	s.Text(x, y+f.size*point*1.08, line)
}

func (s *sheet) pen(c colour, width float64) {
	s.SetDrawColor(c[0], c[1], c[2])
	s.SetLineWidth(width)
}

func (s *sheet) brush(c colour) { s.SetFillColor(c[0], c[1], c[2]) }

// rgb reads #rrggbb.
func rgb(css string) colour {
	r, g, b := report.RGB(css)
	return colour{int(r), int(g), int(b)}
}

// tint is the colour of a verdict.
func tint(v report.Verdict) colour { return rgb(v.Colour) }
