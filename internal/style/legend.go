package style

import (
	"fmt"
	"html"
	"math"
	"strings"
	"unicode/utf8"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// Legend explains the symbols of one layer.
type Legend struct {
	Code    layer.Code     `json:"code"`
	Name    bilingual.Text `json:"name"`
	Symbols []Symbol       `json:"symbols"`
}

// LegendOf makes the legend of a layer.
func LegendOf(d layer.Definition) Legend {
	return Legend{Code: d.Code, Name: d.Name, Symbols: Symbols(d)}
}

// Measures of the drawing, pixels.
const (
	rowHigh   = 30.0
	swatchX   = 10.0
	swatchW   = 40.0
	swatchH   = 22.0
	textX     = 62.0
	headHigh  = 30.0
	letter    = 13.0 // width of a hanzi; a Latin letter has about 0.55 of it
	latin     = 0.55
	marginals = 12.0
)

// SVG draws the legend in both languages, the one asked for first.
func (g Legend) SVG(l bilingual.Language) []byte {
	rows := g.Symbols
	wide, high := g.wide(), headHigh+rowHigh*float64(len(rows))+marginals/2
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %g %g" lang="%s" role="img" font-family="'Noto Sans CJK SC','WenQuanYi Micro Hei','Microsoft YaHei',sans-serif" font-size="13">`,
		wide, high, wide, high, l)
	fmt.Fprintf(&b, `<title>%s</title><rect width="100%%" height="100%%" fill="#ffffff"/><text x="%g" y="20" font-weight="bold">%s</text>`,
		both(g.Name, l), swatchX, both(g.Name, l))
	for i, s := range rows {
		s.row(&b, headHigh+rowHigh*float64(i), l)
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// both writes a text in both languages.
func both(t bilingual.Text, l bilingual.Language) string {
	other := bilingual.English
	if l == bilingual.English {
		other = bilingual.Chinese
	}
	return html.EscapeString(t.In(l) + " " + t.In(other))
}

func (g Legend) wide() float64 {
	most := swatchX + measure(g.Name)
	for _, s := range g.Symbols {
		most = math.Max(most, textX+measure(s.Label))
	}
	return math.Ceil(most + marginals)
}

// measure is about how long a text in both languages is.
func measure(t bilingual.Text) float64 {
	return letter * (float64(utf8.RuneCountInString(t.ZH)) + latin*float64(1+utf8.RuneCountInString(t.EN)))
}

func (s Symbol) row(b *strings.Builder, y float64, l bilingual.Language) {
	fmt.Fprintf(b, `<pattern id="%s" width="%g" height="%g" patternUnits="userSpaceOnUse">%s</pattern>`, s.Name, cell, cell, s.cell())
	fmt.Fprintf(b, `<rect x="%g" y="%g" width="%g" height="%g" fill="url(#%s)" stroke="%s" stroke-width="1.6"/>`,
		swatchX, y, swatchW, swatchH, s.Name, html.EscapeString(s.Line))
	fmt.Fprintf(b, `<text x="%g" y="%g">%s</text>`, textX, y+16, both(s.Label, l))
}

// cell is one repetition of the symbol as SVG.
func (s Symbol) cell() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<rect width="%g" height="%g" fill="%s" fill-opacity="%g"/>`, cell, cell, html.EscapeString(s.Fill), s.Opacity)
	for _, m := range s.marks.strokes {
		fmt.Fprintf(&b, `<path d="M%g %gL%g %g" stroke="%s" stroke-width="%g"/>`, m[0], m[1], m[2], m[3], html.EscapeString(s.Line), s.marks.width)
	}
	for _, m := range s.marks.dots {
		fmt.Fprintf(&b, `<circle cx="%g" cy="%g" r="%g" fill="%s"/>`, m[0], m[1], s.marks.radius, html.EscapeString(s.Line))
	}
	return b.String()
}
