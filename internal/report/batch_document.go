package report

import (
	"context"
	"fmt"
	"strconv"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

// NewBatch builds the report of a batch: counts by verdict and by layer, every
// subject in one table, worst first, and a page for each subject asked for.
func NewBatch(ctx context.Context, in Batch, o Options) (*Document, error) {
	r, err := readBatch(ctx, in, o)
	if err != nil {
		return nil, err
	}
	d := &Document{Language: r.Language, Number: in.ID, Title: r.batchTitle(), Made: Made(in.Head), Conclusion: r.batchConclusion(),
		Verdict: r.builder.verdict(r.worst()), Seal: r.batchSeal()}
	f := &flow{tongue: r.tongue}
	f.add(Heading{Level: 1, Text: d.Title, Code: d.Number}, Summary{d.Verdict, d.Conclusion})
	f.add(Paragraph{Alarm, r.say("成批检测只由叠加引擎计算，未经第二引擎复核，不作为存档检测结果；要存档，请对单个地块检测。",
		"A batch is computed by the overlay engine alone, not confirmed by the second. For the record, check a subject by itself.")})
	f.table(2, r.verdictTable())
	f.table(2, r.layerTable())
	rules, numbers := r.ruleTable()
	f.table(2, rules)
	f.part(Heading{Level: 2, Text: r.say("检测信息", "The check")}, Facts(r.head()), d.Seal)
	f.table(2, r.rankedTable(numbers))
	f.table(2, r.uncheckedTable())
	r.subjectPages(ctx, f)
	f.table(2, r.editions())
	f.part(Heading{Level: 2, Text: f.say("规则集", "Rule sets")}, Facts(r.ruleSets()))
	f.part(Heading{Level: 2, Text: f.say("说明与免责", "Limits and disclaimer")}, List(r.limits()))
	f.add(Signatures{f.say("经办人", "Operator"), f.say("复核人", "Reviewer"), f.say("日期", "Date")})
	d.flow = f.blocks
	return d, nil
}

func (r *batchReport) batchTitle() string {
	return r.say("国土空间规划“一张图”成批合规性检测报告", "One Map compliance report of a batch")
}

// batchSeal is like that of a check; the code is of all answers, one after the
// other.
func (r *batchReport) batchSeal() Seal {
	s := Seal{Address: r.Address, Code: r.Address, Facts: []Row{{r.say("核验码", "Verification code"), Code(r.Digest)}}}
	if s.Code == "" {
		s.Code = "OneMap " + r.in.ID + " " + Code(r.Digest)
	}
	if r.Address != "" {
		s.Facts = append(s.Facts, Row{r.say("核验地址", "Verify at"), r.Address})
	}
	return s
}

// worst is the worst verdict of the batch; clear for no subject at all.
func (r *batchReport) worst() check.Verdict {
	if len(r.rows) == 0 {
		return check.Undetermined
	}
	return r.rows[0].verdict
}

func (r *batchReport) batchConclusion() string {
	counts := map[check.Verdict]int{}
	for _, row := range r.rows {
		counts[row.verdict]++
	}
	return r.tally(len(r.rows), r.worst(), counts)
}

func (r *batchReport) verdictTable() Table {
	t := Table{Title: r.say("按结论汇总", "By verdict"), Heads: []string{r.say("结论", "Verdict"), r.say("地块数", "Subjects"), r.say("占比", "Share"),
		r.say("面积合计（m²）", "Total area, m²"), r.say("公顷", "ha"), r.say("亩", "mu")}}
	for v := check.Prohibited; v >= check.Clear; v-- {
		n, area := 0, 0.0
		for _, row := range r.rows {
			if row.verdict == v {
				n, area = n+1, area+row.area
			}
		}
		if n == 0 {
			continue
		}
		a := geometry.SquareMetres(area)
		t.Rows = append(t.Rows, []string{r.builder.verdict(v).Word, strconv.Itoa(n), percent(float64(n) / float64(len(r.rows))), bare(area, 2),
			bare(a.Hectares(), geometry.HectareDecimals), bare(a.Mu(), geometry.MuDecimals)})
	}
	return t
}

func (r *batchReport) layerTable() Table {
	word := func(v check.Verdict) string { return r.builder.verdict(v).Word }
	t := Table{Title: r.say("按图层汇总", "By layer"), Heads: []string{r.say("图层", "Layer"), r.say("涉及地块", "Touched"), word(check.Prohibited), word(check.Conditional),
		word(check.Confirm), word(check.Note), r.say("无限制", "No limit"), r.say("未检测或未覆盖", "Not answered"), r.say("重叠合计（m²）", "Overlap, m²")},
		Note: r.say("每个地块在每个图层上只计一次，按该图层对它的结论；重叠合计为各地块去重后重叠之和。", "A subject counts once per layer, under the verdict of that layer; overlap is the sum over subjects of their united overlaps.")}
	number := func(n int) string {
		if n == 0 {
			return nothing
		}
		return strconv.Itoa(n)
	}
	for _, c := range r.layers() {
		t.Rows = append(t.Rows, []string{r.layerName(c.code, c.name), number(c.touched), number(c.verdicts[check.Prohibited]), number(c.verdicts[check.Conditional]),
			number(c.verdicts[check.Confirm]), number(c.verdicts[check.Note]), number(c.verdicts[check.Clear]), number(c.open), bare(c.overlap, 2)})
	}
	return t
}

// uncheckedTable lists the subjects that could not be checked, with the reason.
func (r *batchReport) uncheckedTable() Table {
	t := Table{Title: r.say("未能检测的地块", "Subjects that were not checked"), Heads: []string{r.say("序号", "No."), r.say("编号", "Id"), r.say("名称", "Name"), r.say("代码", "Code"), r.say("原因", "Reason")}}
	for _, row := range r.rows {
		if row.refused != "" {
			t.Rows = append(t.Rows, []string{strconv.Itoa(row.ordinal), orNothing(row.id), orNothing(row.name), row.refused, r.text(row.reason)})
		}
	}
	return t
}

// subjectPages gives each subject asked for a page: conclusion, map, findings.
func (r *batchReport) subjectPages(ctx context.Context, f *flow) {
	r.check.Subjects = r.pages
	if r.in.Around != nil && len(r.pages) > 0 {
		r.look(r.in.Around(ctx, r.check))
	}
	for i := range r.pages {
		s := &r.pages[i]
		v := r.builder.verdict(s.Verdict)
		f.add(Heading{Level: 2, Text: r.subjectTitle(s), Verdict: &v, Anchor: fmt.Sprintf("s%d", s.Ordinal), Break: true}, Paragraph{Lead, r.conclude(s)},
			Facts(append(r.facts(s)[:1], r.classes(s)...)))
		if k := r.sketch(s, ""); k != nil {
			f.add(k)
		}
		f.add(r.pageTable(s))
	}
}

func (r *batchReport) pageTable(s *check.DocumentSubject) Table {
	t := Table{Heads: []string{r.say("图层", "Layer"), r.say("要素", "Feature"), r.say("关系", "Relation"), r.say("面积", "Area"), r.say("占地块", "Share"), r.say("结论", "Verdict"), r.say("规则与依据", "Rule and basis")}}
	for i := range s.Findings {
		x := &s.Findings[i]
		g := r.finding(x)
		t.Rows = append(t.Rows, []string{r.layerName(x.Layer, r.nameOf(s, x.Layer)), g.Feature, g.Relation + " · " + r.class(x.Class), squareMetres(x.Area), percent(x.ShareOfSubject), g.Verdict.Word, r.reasons(x)})
	}
	return t
}
