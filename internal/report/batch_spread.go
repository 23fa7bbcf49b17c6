package report

import (
	"context"

	"onemap/internal/check"
)

// BatchSpreads are the tables of a batch as sheets of a workbook.
func BatchSpreads(ctx context.Context, in Batch, o Options) ([]Spread, error) {
	r, err := readBatch(ctx, in, o)
	if err != nil {
		return nil, err
	}
	return []Spread{r.spreadSummary(), r.spreadVerdicts(), r.spreadCounts(), r.spreadRanked(), r.spreadEditions()}, nil
}

func (r *batchReport) spreadSummary() Spread {
	s := r.sheet("概要", "Summary").column(Words, "项目", "What").column(Words, "内容", "Value")
	s.row(r.say("报告", "Report"), r.batchTitle())
	s.row(r.say("结论说明", "In words"), r.batchConclusion())
	for _, row := range append(r.head(), r.batchSeal().Facts...) {
		s.row(row.Label, row.Value)
	}
	for _, text := range r.limits() {
		s.row(r.say("说明", "Limits"), text)
	}
	return s.Spread
}

func (r *batchReport) spreadVerdicts() Spread {
	s := r.sheet("按结论", "By verdict").column(Words, "结论", "Verdict").column(Count, "地块数", "Subjects").column(Share, "占比", "Share").areas("面积合计", "Total area")
	for v := check.Prohibited; v >= check.Clear; v-- {
		n, area := 0, 0.0
		for _, row := range r.rows {
			if row.verdict == v {
				n, area = n+1, area+row.area
			}
		}
		if n > 0 {
			s.row(append([]any{r.builder.verdict(v).Word, n, float64(n) / float64(len(r.rows))}, inUnits(area)...)...)
		}
	}
	return s.Spread
}

func (r *batchReport) spreadCounts() Spread {
	s := r.sheet("按图层", "By layer").column(Words, "图层", "Layer").column(Words, "代码", "Code").column(Count, "涉及地块", "Touched").column(Count, "禁止", "Prohibited").
		column(Count, "有条件", "Conditional").column(Count, "需核实", "Confirm").column(Count, "提示", "Note").column(Count, "无限制", "No limit").
		column(Count, "未检测或未覆盖", "Not answered").areas("重叠合计", "Overlap")
	for _, c := range r.layers() {
		row := []any{r.text(c.name), string(c.code), c.touched, c.verdicts[check.Prohibited], c.verdicts[check.Conditional], c.verdicts[check.Confirm],
			c.verdicts[check.Note], c.verdicts[check.Clear], c.open}
		s.row(append(row, inUnits(c.overlap)...)...)
	}
	return s.Spread
}

func (r *batchReport) spreadRanked() Spread {
	s := r.sheet("全部地块", "All subjects").column(Count, "名次", "Rank").column(Count, "序号", "No.").column(Words, "编号", "Id").column(Words, "名称", "Name").
		column(Words, "结论", "Verdict").areas("计算面积", "Area").column(SquareMetres, "决定面积（m²）", "Deciding area, m²").column(Words, "决定图层", "Deciding layer").
		column(Words, "规则", "Rule").column(Count, "发现数", "Findings").column(Words, "未检测代码", "Not checked: code").column(Words, "未检测原因", "Reason")
	for i, row := range r.rows {
		cells := append([]any{i + 1, row.ordinal, row.id, row.name, r.builder.verdict(row.verdict).Word}, inUnits(row.area)...)
		s.row(append(cells, some(row.decisive), row.layer, row.rule, row.findings, row.refused, r.text(row.reason))...)
	}
	return s.Spread
}
