package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/style"
)

//go:embed report.gohtml
var page string

//go:embed report.css
var stylesheet string

// HTML writes the report as one self-contained page: no scripts, no fonts or
// images from elsewhere, fit for a phone, a screen and A4 paper. Whatever came
// from a file or a layer is escaped.
func (d *Document) HTML(w io.Writer) error {
	t, err := template.New("report").Funcs(template.FuncMap{
		"style":  func() template.CSS { return template.CSS(stylesheet + verdictColours()) },
		"digest": digest,
		"qr":     QR,
	}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, pageView{Document: d, Tag: d.tag(), Parts: parts(d.Blocks())})
}

// verdictColours are the rules that colour what carries a verdict.
func verdictColours() string {
	var b strings.Builder
	for v := check.Clear; v <= check.Prohibited; v++ {
		fmt.Fprintf(&b, ".v-%s{--v:%s}", v, style.Colour(v))
	}
	return b.String()
}

// pageView is what the template draws.
type pageView struct {
	*Document
	Tag   string
	Parts [][]pageBlock // one per sheet of the page: from one part heading to the next
}

// pageBlock is a block by its name, for the template.
type pageBlock struct {
	Kind  string
	Block Block
	index int
}

func parts(blocks []Block) [][]pageBlock {
	out := [][]pageBlock{nil}
	for i, b := range blocks {
		if h, ok := b.(Heading); ok && h.Level == 2 {
			out = append(out, nil)
		}
		last := len(out) - 1
		out[last] = append(out[last], pageBlock{kindOf(b), b, i})
	}
	return out
}

// kindOf names a block after its type, e.g. "Heading".
func kindOf(b Block) string {
	name := fmt.Sprintf("%T", b)
	return name[strings.LastIndexByte(name, '.')+1:]
}

// Picture draws a sketch; names of its patterns are unique on the page. Every
// text in it is escaped where it is drawn.
func (p pageBlock) Picture() template.HTML {
	s := p.Block.(*Sketch)
	return template.HTML(s.Picture.SVG(fmt.Sprintf("b%d-", p.index), "map"))
}

// Legends are the halves of the legend with their swatches drawn.
func (p pageBlock) Legends(in bool) []drawnLegend {
	s := p.Block.(*Sketch)
	part := s.On
	if in {
		part = s.InView
	}
	var out []drawnLegend
	for k, l := range part {
		out = append(out, drawnLegend{template.HTML(l.Picture.SVG(fmt.Sprintf("b%d-%t%d-", p.index, in, k), "swatch")), l.Name})
	}
	return out
}

type drawnLegend struct {
	Swatch template.HTML
	Name   string
}

// digest tells whether a cell is one long word, which may break anywhere.
func digest(cell string) bool { return len(cell) >= 32 && !strings.ContainsAny(cell, " ；") }

// tag is the language as a page names it.
func (d *Document) tag() string {
	if d.Language == bilingual.English {
		return "en"
	}
	return "zh-CN"
}
