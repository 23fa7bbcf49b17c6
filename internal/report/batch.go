package report

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"iter"
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
)

// Answered is what a batch says about one subject of its file.
type Answered struct {
	Ordinal int
	ID      string
	Name    string
	Raw     []byte                 // the stored answer, for the verification code
	Subject *check.DocumentSubject // nil: it was not checked
	Code    string                 // why it was not checked
	Reason  bilingual.Text
}

// Batch is what the report of a batch is made of.
type Batch struct {
	ID      string
	Head    check.CheckDocument // a check of no subject on the same day: kind, law and editions
	Answers iter.Seq2[Answered, error]
	Pages   []int // ordinals of subjects that get a page of their own

	Around func(context.Context, check.CheckDocument) []Ground // features around the subjects with a page; may be nil
	Step   func(done int)                                      // called after each answer; may be nil
}

// batchRow is one subject in the ranked table.
type batchRow struct {
	ordinal  int
	id, name string
	verdict  check.Verdict
	area     float64
	decisive float64    // largest area with the verdict
	code     layer.Code // of the layer that decides
	layer    string
	rule     string
	findings int
	refused  string // code of why it was not checked
	reason   bilingual.Text
}

// layerCount is what a batch found on one layer.
type layerCount struct {
	code          layer.Code
	name          bilingual.Text
	touched, open int
	overlap       float64
	verdicts      map[check.Verdict]int
}

// batchReport is a report of a batch in the making.
type batchReport struct {
	*builder
	in     Batch
	rows   []batchRow
	counts map[layer.Code]*layerCount
	pages  []check.DocumentSubject
	sum    hash.Hash
}

// readBatch reads every answer once and keeps a line of each.
func readBatch(ctx context.Context, in Batch, o Options) (*batchReport, error) {
	r := &batchReport{builder: newBuilder(in.Head, o), in: in, counts: map[layer.Code]*layerCount{}, sum: sha256.New()}
	for a, err := range in.Answers {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("report of a batch: %w", err)
		}
		r.take(a)
		if in.Step != nil {
			in.Step(len(r.rows))
		}
	}
	r.check.Check.Number = in.ID
	slices.SortStableFunc(r.rows, worseFirst)
	r.Digest = hex.EncodeToString(r.sum.Sum(nil))
	return r, nil
}

// worseFirst orders by verdict, then by the area that decides it.
func worseFirst(a, b batchRow) int {
	switch {
	case a.verdict != b.verdict:
		return int(b.verdict) - int(a.verdict)
	case a.decisive != b.decisive:
		if a.decisive > b.decisive {
			return -1
		}
		return 1
	}
	return a.ordinal - b.ordinal
}

func (r *batchReport) take(a Answered) {
	fmt.Fprintf(r.sum, "%d\n", a.Ordinal)
	r.sum.Write(a.Raw)
	row := batchRow{ordinal: a.Ordinal, id: a.ID, name: a.Name, verdict: check.Undetermined, refused: a.Code, reason: a.Reason}
	if s := a.Subject; s != nil {
		row.verdict, row.area, row.findings = s.Verdict, s.Area, len(s.Findings)
		r.decide(&row, s)
		r.count(s)
		if slices.Contains(r.in.Pages, a.Ordinal) {
			r.pages = append(r.pages, *s)
		}
	}
	r.rows = append(r.rows, row)
}

// decide finds what carries the verdict: the largest area that has it.
func (r *batchReport) decide(row *batchRow, s *check.DocumentSubject) {
	for i := range s.Findings {
		f := &s.Findings[i]
		if f.Verdict != s.Verdict || f.Verdict == check.Clear || row.layer != "" && f.Area <= row.decisive {
			continue
		}
		row.decisive, row.code, row.layer = f.Area, f.Layer, r.layerName(f.Layer, r.nameOf(s, f.Layer))
		if row.rule = ""; f.RuleTitle != nil {
			row.rule = r.text(*f.RuleTitle)
		}
	}
	if row.layer == "" && s.Verdict == check.Undetermined {
		if open := r.unanswered(s, true); len(open) > 0 {
			row.layer, row.rule = open[0], r.say("未能给出答案", "no answer")
		}
	}
}

func (r *batchReport) count(s *check.DocumentSubject) {
	for _, l := range s.Layers {
		c := r.counts[l.Layer]
		if c == nil {
			c = &layerCount{code: l.Layer, name: l.Name, verdicts: map[check.Verdict]int{}}
			r.counts[l.Layer] = c
		}
		switch l.State {
		case check.LayerTouched:
			c.touched++
			c.verdicts[l.Verdict]++
		case check.LayerNotChecked, check.LayerNotCovering:
			c.open++
		}
		if l.Overlap != nil {
			c.overlap += *l.Overlap
		}
	}
}

// layers are the counts, the layer with the most prohibited subjects first.
func (r *batchReport) layers() []*layerCount {
	var all []*layerCount
	for _, c := range r.counts {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *layerCount) int {
		for v := check.Prohibited; v > check.Clear; v-- {
			if a.verdicts[v] != b.verdicts[v] {
				return b.verdicts[v] - a.verdicts[v]
			}
		}
		if a.code < b.code {
			return -1
		}
		return 1
	})
	return all
}
