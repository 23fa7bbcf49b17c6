package report

import (
	"time"

	"onemap/internal/bilingual"
)

// Document is a report in one language, ready to be laid out. Every string is
// final: rounded, translated, complete.
type Document struct {
	Language   bilingual.Language
	Title      string
	Number     string
	Made       time.Time // when the data were read; the date of files made of it
	Preview    string    // a warning when only one engine computed; empty else
	Head       []Row
	Verdict    Verdict
	Conclusion string
	Subjects   []Subject
	Editions   Table
	RuleSets   []Row
	Documents  []Row // documents the findings ask for: code, name
	Problems   []Problem
	Changes    *Changes // against the check before this one; nil: not asked
	Limits     []string // what the report does not prove, rounding and tolerance
	Seal       Seal

	flow []Block // of a batch, in place of all above
}

// Seal is what a reader verifies a printed report by.
type Seal struct {
	Code    string // QR: the address of the stored check, else number and code
	Address string // empty when the check is not stored or has no public address
	Facts   []Row
}

// Changes are the differences from the previous check of the same subjects.
type Changes struct {
	Sentence string
	Table    Table
}

// Row is a label and its value.
type Row struct{ Label, Value string }

// Wide tells whether the value needs the whole width of a page.
// A Chinese character takes the room of two letters.
func (r Row) Wide() bool {
	room := 0
	for _, c := range r.Value {
		if room++; c >= '\u2e80' {
			room++
		}
	}
	return room > 26
}

// Verdict is a verdict's code, its word and its colour, #rrggbb.
type Verdict struct{ Code, Word, Colour string }

// Table is rows under headings. Cells beyond the first may carry numbers.
type Table struct {
	Title string
	Note  string
	Heads []string
	Rows  [][]string
}

// Subject is the part of a report about one parcel or mining right.
type Subject struct {
	Anchor     string
	Title      string
	Verdict    Verdict
	Conclusion string
	Classes    []Row // one sentence per class of rules
	Facts      []Row
	Sketch     *Sketch
	Corners    Table
	Coverage   []Coverage // touched, clear, not answered
	Findings   []Group
	Agreement  []Row // of the two engines, over all findings
	Appendix   Table // slivers, noise and touches
	Near       Table
	Breakdowns []Table
	Suggestion *Suggestion
}

// Coverage is one of the three lists every layer is in exactly once.
type Coverage struct {
	State  string // touched, clear, open
	Title  string
	Layers []LayerLine
}

// LayerLine is one layer in a list.
type LayerLine struct {
	Name, Code string
	Edition    string // effective date and document number, or that there is none
	Covered    string // share of the subject the edition speaks for
	Accuracy   string // of positions
	Overlap    string // union area and share; empty when there is none
	Reason     string // why not answered
	Verdict    Verdict
}

// Group is what was found on one layer.
type Group struct {
	Name, Code string
	Verdict    Verdict
	Totals     []Row
	Sketch     *Sketch // of this layer alone; nil: none
	Findings   []Finding
	Plain      Table // overlaps no rule speaks about
}

// Finding is one judged relation.
type Finding struct {
	Feature    string
	Zone       string
	Relation   string
	Class      string
	Verdict    Verdict
	Measures   []Row // area, shares, width, border, distance, elevation
	Rule       string
	RuleID     string
	Basis      []string
	Documents  []string
	Agreement  string
	Doubt      bool // the two engines differ
	Remark     string
	Confidence string
	Action     string // what happens to an existing right
}

// Suggestion is the boundary that would clear the prohibited ground.
type Suggestion struct {
	Sentence string
	Facts    []Row
}

// Problem is something the reader of the file should know.
type Problem struct {
	Code, Severity, Where, Message, Next string
	Error                                bool
}

// Sketch is a map of the subject and what it meets.
type Sketch struct {
	Picture Picture
	Small   bool // of one layer: drawn smaller
	Caption string
	On      []Legend // on the subject
	InView  []Legend // in view but not on the subject

	LegendTitles [2]string // over On and InView
}

// Legend explains one pattern.
type Legend struct {
	Picture Picture // swatch
	Name    string
}
