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
	p.head(d)
	for i := range d.Subjects {
		p.subject(&d.Subjects[i])
	}
	p.foot(d)
	return p.w.Flush()
}

type printer struct {
	w *bufio.Writer
	tongue
}

// Writing to a bufio.Writer keeps the first error for Flush.
func (p *printer) line(indent int, format string, args ...any) {
	fmt.Fprintln(p.w, strings.Repeat("  ", indent)+clean(fmt.Sprintf(format, args...)))
}

func (p *printer) head(d *Document) {
	p.line(0, "%s", d.Title)
	p.line(0, "%s %s", p.say("【结论】", "VERDICT"), d.Verdict.Word)
	p.line(0, "%s", d.Conclusion)
	if d.Preview != "" {
		p.line(0, "! %s", d.Preview)
	}
	p.rows(1, d.Head)
	for _, q := range d.Problems {
		p.line(1, "%s", strings.Join(filled(q.Severity, q.Code, q.Where, q.Message, q.Next), " "))
	}
}

func (p *printer) subject(s *Subject) {
	p.line(0, "")
	p.line(0, "== %s  [%s]", s.Title, s.Verdict.Word)
	p.line(1, "%s", s.Conclusion)
	p.rows(1, s.Facts)
	for _, c := range s.Coverage {
		p.line(1, "%s (%d)", c.Title, len(c.Layers))
		for _, l := range c.Layers {
			p.line(2, "%s", strings.Join(filled("["+l.Verdict.Word+"]", l.Name, l.Code, l.Edition, l.Overlap, l.Reason), "  "))
		}
	}
	for _, g := range s.Findings {
		p.group(&g)
	}
	if s.Suggestion != nil {
		p.line(1, "-- %s", p.say("建议范围", "Suggested boundary"))
		p.line(2, "%s", s.Suggestion.Sentence)
		p.rows(2, s.Suggestion.Facts)
	}
	for _, t := range s.Breakdowns {
		p.table(1, t)
	}
	p.table(1, s.Near)
	p.table(1, s.Appendix)
	p.table(1, s.Corners)
}

func (p *printer) group(g *Group) {
	p.line(1, "-- %s %s  [%s]", g.Name, g.Code, g.Verdict.Word)
	p.rows(2, g.Totals)
	for _, f := range g.Findings {
		p.line(2, "* [%s] %s", f.Verdict.Word, strings.Join(filled(f.Feature, f.Zone, f.Relation, f.Class), "  "))
		p.rows(3, f.Measures)
		p.pair(3, p.say("规则", "Rule"), strings.Join(filled(f.Rule, f.RuleID), "  "))
		p.pair(3, p.say("依据", "Basis"), strings.Join(f.Basis, p.say("；", "; ")))
		p.pair(3, p.say("所需材料", "Documents"), strings.Join(f.Documents, p.say("；", "; ")))
		p.pair(3, p.say("处置", "Measure"), f.Action)
		p.pair(3, p.say("规则可信度", "Confidence"), f.Confidence)
		p.pair(3, p.say("复核", "Agreement"), f.Agreement)
		p.pair(3, p.say("注意", "Remark"), f.Remark)
	}
	p.table(2, g.Plain)
}

func (p *printer) foot(d *Document) {
	p.line(0, "")
	if len(d.Documents) > 0 {
		p.line(0, "%s", p.say("所需材料", "Documents needed"))
		p.rows(1, d.Documents)
	}
	p.table(0, d.Editions)
	p.line(0, "%s", p.say("规则集", "Rule sets"))
	p.rows(1, d.RuleSets)
	for _, l := range d.Limits {
		p.line(0, "· %s", l)
	}
	if d.Verify != "" {
		p.pair(0, p.say("核验地址", "Verify at"), d.Verify)
	}
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
	if len(t.Rows) == 0 && t.Note == "" {
		return
	}
	p.line(indent, "-- %s", t.Title)
	if len(t.Rows) > 0 {
		p.line(indent+1, "%s", strings.Join(t.Heads, " | "))
	}
	for _, r := range t.Rows {
		p.line(indent+1, "%s", strings.Join(r, " | "))
	}
	if t.Note != "" {
		p.line(indent+1, "%s", t.Note)
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
