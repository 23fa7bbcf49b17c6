package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"onemap/internal/bilingual"
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
		"say":     tongue(d.Language).say,
		"drawing": func(svg string) template.HTML { return template.HTML(svg) }, // built by sketch.go, which escapes every text
		"style":   func() template.CSS { return template.CSS(stylesheet) },
		"digest":  digest,
		"tag":     d.tag,
	}).Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, d)
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
