package export

import (
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
)

// Line is one line of the result table. What was not counted is null, never 0.
type Line struct {
	Ordinal   int           `json:"ordinal"`
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Verdict   check.Verdict `json:"verdict"`
	Area      *float64      `json:"area_m2"`
	Declared  *float64      `json:"declared_area_m2"`
	Findings  *int          `json:"findings"`
	Conflicts *int          `json:"conflicts"`
	Layer     string        `json:"worst_layer"`
	Rule      string        `json:"rule"`
	Problem   string        `json:"problem,omitempty"`
	Reason    string        `json:"reason,omitempty"`

	shape geometry.Shape
}

// part is what a line needs of the subject's part of the answer.
type part struct {
	Declared *float64       `json:"declared_area_m2"`
	Geometry geometry.Shape `json:"geometry"`
	Findings []struct {
		Layer string      `json:"layer"`
		Rule  *string     `json:"rule"`
		Class check.Class `json:"class"`
	} `json:"findings"`
}

// NewLine reads the table line out of an answer, reasons in language l; the first
// finding is the worst one.
func NewLine(a check.Answer, l bilingual.Language) (Line, error) {
	line := Line{Ordinal: a.Ordinal, ID: a.ID, Name: a.Name, Verdict: a.Verdict, Area: a.Area}
	if a.Problem != nil {
		line.Problem, line.Reason = a.Problem.Code, a.Problem.Message.In(l)
		return line, nil //nolint:nilerr // the problem is the answer
	}
	var p part
	if err := json.Unmarshal(a.Document, &p); err != nil {
		return line, fmt.Errorf("answer for subject %d: %w", a.Ordinal, err)
	}
	findings, conflicts := len(p.Findings), 0
	for i, f := range p.Findings {
		if i == 0 {
			line.Layer, line.Rule = f.Layer, orNone(f.Rule)
		}
		if f.Class == check.Conflict {
			conflicts++
		}
	}
	line.Declared, line.Findings, line.Conflicts, line.shape = p.Declared, &findings, &conflicts, p.Geometry
	return line, nil
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Answers is a table of the answers of a batch, one row for every subject of
// the file.
func Answers(l bilingual.Language, stamp time.Time, answers iter.Seq2[check.Answer, error]) Table {
	t := Table{Name: "results", Title: bilingual.Text{ZH: "成批检测结果", EN: "Results of a batch"}, Spatial: true, Label: 2, Stamp: stamp}
	add := func(k Kind, name, short, zh, en string) {
		t.Columns = append(t.Columns, Column{Name: name, Short: short, Title: bilingual.Text{ZH: zh, EN: en}, Kind: k})
	}
	add(Integer, "ordinal", "", "序号", "Number")
	add(Text, "id", "", "编号", "Identity")
	add(Text, "name", "", "名称", "Name")
	t.Columns = append(t.Columns, verdictColumn())
	add(Number, "area_m2", "", "计算面积（平方米）", "Area (m²)")
	add(Number, "declared_m2", "decl_m2", "申报面积（平方米）", "Declared area (m²)")
	add(Integer, "findings", "", "发现数", "Findings")
	add(Integer, "conflicts", "", "冲突数", "Conflicts")
	add(Text, "worst_layer", "worst_lyr", "最严重图层", "Worst layer")
	add(Text, "rule", "", "规则", "Rule")
	add(Text, "problem", "", "问题代码", "Problem")
	add(Text, "reason", "", "未能检测的原因", "Why it was not checked")
	t.Rows = func(yield func(Row, error) bool) {
		for a, err := range answers {
			var row Row
			if err == nil {
				row, err = answerRow(a, l)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
	return t
}

func answerRow(a check.Answer, l bilingual.Language) (Row, error) {
	line, err := NewLine(a, l)
	return Row{[]any{
		int64(line.Ordinal), said(line.ID), said(line.Name), line.Verdict.String(), measured(line.Area), measured(line.Declared),
		counted64(line.Findings), counted64(line.Conflicts), said(line.Layer), said(line.Rule), said(line.Problem), said(line.Reason),
	}, line.shape}, err
}

func counted64(n *int) any {
	if n == nil {
		return nil
	}
	return int64(*n)
}
