package ingest

import (
	"math"
	"strconv"
	"strings"

	"onemap/internal/problem"
)

// surveyPlot is one plot row and its points as written.
type surveyPlot struct {
	row      int
	fields   []string // of the plot row, without the @
	points   []surveyPoint
	decimals int // the most decimals a coordinate was written with
	refused  *problem.Problem
}

type surveyPoint struct {
	row   int
	label string
	ring  string
	pair
}

// newPlot reads a plot row. Known shapes: 9 tokens, 13 tokens (land
// consolidation), and n,name,面,type,@ (进出平衡).
func newPlot(row int, fields []string) *surveyPlot {
	p := &surveyPlot{row: row, fields: fields}
	if n := len(fields); n > 0 && strings.HasSuffix(narrow(fields[n-1]), "@") {
		p.fields = fields[:n-1]
		if rest := strings.TrimSuffix(narrow(fields[n-1]), "@"); rest != "" {
			p.fields = append(p.fields, rest)
		}
	}
	if _, ok := number(p.field(0)); !ok || len(p.fields) < 3 {
		p.refused = at(row, refuse("E03", say("地块行格式不正确", "the plot row is malformed"),
			say("应为：界址点数,面积,地块编号,地块名称,面,图幅号,用途,地类编码,@", "it should read: points,area,id,name,面,sheet,use,class,@")))
	}
	return p
}

func (p *surveyPlot) field(i int) string {
	if i < 0 || i >= len(p.fields) {
		return ""
	}
	return p.fields[i]
}

// figure is the index of 面, 线 or 点 in the plot row, 4 when none is named.
func (p *surveyPlot) figure() int {
	for i, f := range p.fields {
		if f == "面" || f == "线" || f == "点" {
			return i
		}
	}
	return 4
}

// add reads a point row; the first fault refuses the plot and names the row.
func (p *surveyPlot) add(row int, fields []string) {
	if p.refused != nil {
		return
	}
	if len(fields) != 4 {
		p.refused = at(row, refuse("E05", say("界址点行应有 4 项，实有 %d 项", "a point row has 4 fields, this one has %d", len(fields)),
			say("应为：点号,圈号,X,Y", "it should read: label,ring,X,Y")))
		return
	}
	a, okA := number(fields[2])
	b, okB := number(fields[3])
	if !okA || !okB {
		p.refused = at(row, notNumeric(strings.Join(fields, ",")))
		return
	}
	p.decimals = max(p.decimals, decimals(fields[2]), decimals(fields[3]))
	p.points = append(p.points, surveyPoint{row, strings.ToUpper(narrow(fields[0])), narrow(fields[1]), pair{a, b}})
}

func notNumeric(text string) *problem.Problem {
	return refuse("E05", say("不是数字：%s", "not a number: %s", clip(text)),
		say("请改正该行", "correct the row"))
}

// clip keeps quoted input short in messages.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// number reads a decimal in either width; NaN, infinities and hexadecimal are
// no numbers here.
func number(s string) (float64, bool) {
	s = strings.TrimSpace(narrow(s))
	if s == "" || strings.ContainsAny(s, "xXpP_iInN") {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

func decimals(s string) int {
	_, fraction, _ := strings.Cut(strings.TrimSpace(narrow(s)), ".")
	return len(fraction)
}
