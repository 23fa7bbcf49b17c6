package report

import "strings"

// Block is one piece of a report in reading order. Renderers draw the same
// blocks in the same order; a block with nothing in it is never made.
type Block interface {
	// Strings are the texts of the block in reading order, as every renderer
	// must show them.
	Strings() []string
}

// Heading opens a part. Level 1 is the title of the report, 2 a part, 3 a
// section, 4 a group.
type Heading struct {
	Level   int
	Text    string
	Code    string   // smaller, after the text
	Verdict *Verdict // badge; nil: none
	Anchor  string
	Break   bool // begins a page
}

// Strings implements Block, as those of the other blocks do.
func (h Heading) Strings() []string {
	out := []string{h.Text}
	if h.Code != "" {
		out = append(out, h.Code)
	}
	if h.Verdict != nil {
		out = append(out, h.Verdict.Word)
	}
	return out
}

// Summary is the conclusion of the whole report.
type Summary struct {
	Verdict  Verdict
	Sentence string
}

// Strings implements Block.
func (s Summary) Strings() []string { return []string{s.Verdict.Word, s.Sentence} }

// Tone is how a paragraph is set.
type Tone string

// The tones.
const (
	Plain Tone = "plain"
	Lead  Tone = "lead"
	Minor Tone = "minor"
	Alarm Tone = "alarm"
)

// Paragraph is running text.
type Paragraph struct {
	Tone Tone
	Text string
}

// Strings implements Block.
func (p Paragraph) Strings() []string { return []string{p.Text} }

// Facts are labels and values.
type Facts []Row

// Strings implements Block.
func (f Facts) Strings() []string {
	var out []string
	for _, r := range f {
		out = append(out, r.Label, r.Value)
	}
	return out
}

// List is numbered sentences.
type List []string

// Strings implements Block.
func (l List) Strings() []string { return l }

// Strings implements Block; title and note stand over and under the rows.
func (t Table) Strings() []string {
	out := filled(t.Title)
	if len(t.Rows) > 0 {
		out = append(out, t.Heads...)
	}
	for _, r := range t.Rows {
		out = append(out, filled(r...)...)
	}
	return append(out, filled(t.Note)...)
}

// Strings implements Block; what is written inside the drawing is not text of
// the report.
func (s *Sketch) Strings() []string {
	out := []string{s.Caption}
	for n, part := range [][]Legend{s.On, s.InView} {
		if len(part) > 0 {
			out = append(out, s.LegendTitles[n])
		}
		for _, l := range part {
			out = append(out, l.Name)
		}
	}
	return out
}

// Card is one finding in full.
type Card struct {
	Verdict Verdict
	What    string // feature, zone, relation
	Rule    string
	NoRule  bool // Rule says that there is none
	Rows    []Row
	Doubt   string // why a person must look; empty: nobody must
	Small   string // engines, rule id, confidence
}

// Strings implements Block.
func (c Card) Strings() []string {
	out := append([]string{c.Verdict.Word, c.What, c.Rule}, Facts(c.Rows).Strings()...)
	return append(out, filled(c.Doubt, c.Small)...)
}

// Strings implements Block.
func (s Seal) Strings() []string { return Facts(s.Facts).Strings() }

// Signatures are the lines people sign on.
type Signatures []string

// Strings implements Block.
func (s Signatures) Strings() []string { return s }

// Text is all a block says, in one line; for telling whether it says anything.
func said(b Block) bool { return strings.TrimSpace(strings.Join(b.Strings(), "")) != "" }
