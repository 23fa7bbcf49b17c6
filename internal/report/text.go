package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Text writes the report for a terminal: no colours, no drawing, every fact.
func (d *Document) Text(w io.Writer) error {
	p := &printer{w: bufio.NewWriter(w), tongue: tongue(d.Language)}
	for _, b := range d.Blocks() {
		p.block(b)
	}
	return p.w.Flush()
}

// printer indents by the level of the last heading.
type printer struct {
	w *bufio.Writer
	tongue
	indent int
}

// Writing to a bufio.Writer keeps the first error for Flush.
func (p *printer) line(indent int, format string, args ...any) {
	fmt.Fprintln(p.w, strings.Repeat("  ", indent)+clean(fmt.Sprintf(format, args...)))
}

func (p *printer) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.heading(b)
	case Summary:
		p.line(0, "%s %s", p.say("【结论】", "VERDICT"), b.Verdict.Word)
		p.line(0, "%s", b.Sentence)
	case Paragraph:
		p.line(p.indent, "%s%s", map[Tone]string{Alarm: "! "}[b.Tone], b.Text)
	case Facts:
		p.rows(p.indent, b)
	case List:
		for _, s := range b {
			p.line(p.indent, "· %s", s)
		}
	case Table:
		p.table(p.indent, b)
	case *Sketch: // nothing to draw on a terminal
	case Card:
		p.card(b)
	case Seal:
		p.rows(p.indent, b.Facts)
	case Signatures:
		p.line(0, "%s", strings.Join(b, p.colon()+"________  ")+p.colon()+"________")
	}
}

func (p *printer) heading(h Heading) {
	words := strings.Join(filled(h.Text, h.Code), " ")
	if h.Verdict != nil {
		words += "  [" + h.Verdict.Word + "]"
	}
	p.indent = max(0, h.Level-1)
	switch {
	case h.Level > 2:
		p.line(h.Level-2, "-- %s", words)
	case h.Level == 2:
		p.line(0, "")
		p.line(0, "== %s", words)
	default:
		p.line(0, "%s", words)
	}
}

func (p *printer) card(c Card) {
	p.line(p.indent, "* [%s] %s", c.Verdict.Word, c.What)
	p.pair(p.indent+1, p.say("规则", "Rule"), c.Rule)
	p.rows(p.indent+1, c.Rows)
	p.pair(p.indent+1, p.say("注意", "Remark"), c.Doubt)
	p.line(p.indent+1, "%s", c.Small)
}

func (p *printer) rows(indent int, rows []Row) {
	for _, r := range rows {
		p.pair(indent, r.Label, r.Value)
	}
}

func (p *printer) pair(indent int, label, value string) {
	if value != "" {
		p.line(indent, "%s%s%s", label, p.colon(), value)
	}
}

// table writes one line per row; cells under their headings would not fit.
func (p *printer) table(indent int, t Table) {
	if t.Title != "" {
		p.line(indent, "-- %s", t.Title)
	}
	if len(t.Rows) > 0 {
		p.line(indent, "%s", strings.Join(t.Heads, " | "))
	}
	for _, r := range t.Rows {
		p.line(indent, "%s", strings.Join(r, " | "))
	}
	if t.Note != "" {
		p.line(indent, "%s", t.Note)
	}
}

// clean keeps what came from a file from steering the terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '�'
		}
		return r
	}, s)
}

func filled(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
