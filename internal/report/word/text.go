package word

import (
	"encoding/xml"
	"fmt"
	"strings"

	"onemap/internal/report"
)

// pageWide is what lies between the margins, 170 mm in twentieths of a point.
const pageWide = 9638

// escaped is text for XML; what XML cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder never fails
	return b.String()
}

// run is text in one style of its own; properties are w:rPr content.
func run(text, properties string) string {
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return `<w:r>` + properties + `<w:t xml:space="preserve">` + escaped(text) + `</w:t></w:r>`
}

// para is a paragraph of a style; properties are more w:pPr content.
func para(style, properties, runs string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + properties + `</w:pPr>` + runs + `</w:p>`
}

// badge is a verdict's word on its colour.
func badge(v report.Verdict) string {
	return run(" "+v.Word+" ", `<w:b/><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="`+tint(v)+`"/>`)
}

// tint is the colour of a verdict as Word writes it.
func tint(v report.Verdict) string { return strings.TrimPrefix(v.Colour, "#") }

func (f *file) heading(h report.Heading) {
	runs := run(h.Text, "")
	if h.Code != "" {
		runs += run("  "+h.Code, `<w:b w:val="0"/><w:color w:val="545E6A"/><w:sz w:val="17"/>`)
	}
	if h.Verdict != nil {
		runs += run("  ", "") + badge(*h.Verdict)
	}
	if h.Anchor != "" {
		id := f.next()
		runs = fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, id, escaped(h.Anchor), runs, id)
	}
	properties := ""
	if h.Break {
		properties = "<w:pageBreakBefore/>"
	}
	f.body.WriteString(para(fmt.Sprintf("Heading%d", h.Level), properties, runs))
}

func (f *file) paragraph(p report.Paragraph) {
	style := map[report.Tone]string{report.Lead: "Lead", report.Minor: "Minor", report.Alarm: "Alarm"}[p.Tone]
	if style == "" {
		style = "Normal"
	}
	f.body.WriteString(para(style, "", run(p.Text, "")))
}

func (f *file) list(l report.List) {
	for i, text := range l {
		f.body.WriteString(para("Normal", `<w:ind w:left="397" w:hanging="397"/>`, run(fmt.Sprintf("%d.", i+1), "")+`<w:r><w:tab/></w:r>`+run(text, "")))
	}
}

// gap keeps two tables apart, which Word would join.
func (f *file) gap() { f.body.WriteString(para("Gap", "", "")) }
