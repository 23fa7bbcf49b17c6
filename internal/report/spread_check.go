package report

import (
	"strings"

	"onemap/internal/check"
)

// Spreads are the tables of a written check as sheets of a workbook.
func Spreads(c check.CheckDocument, o Options) []Spread {
	b := newBuilder(c, o)
	sheets := []Spread{b.spreadHead(), b.spreadSubjects(), b.spreadLayers(), b.spreadFindings(), b.spreadClasses(), b.spreadNear(),
		b.spreadCorners(), b.spreadEditions(), b.spreadDocuments(), b.spreadLog()}
	return sheets
}

// spreadHead says what the workbook is about.
func (b *builder) spreadHead() Spread {
	s := b.sheet("概要", "Summary").column(Words, "项目", "What").column(Words, "内容", "Value")
	s.row(b.say("报告", "Report"), b.title())
	s.row(b.say("总体结论", "Conclusion"), b.verdict(b.check.Check.Verdict).Word)
	s.row(b.say("结论说明", "In words"), b.overall())
	for _, r := range append(b.head(), b.seal().Facts...) {
		s.row(r.Label, r.Value)
	}
	for _, r := range b.ruleSets() {
		s.row(b.say("规则集 ", "Rule set ")+r.Label, r.Value)
	}
	for _, text := range b.limits() {
		s.row(b.say("说明", "Limits"), text)
	}
	return s.Spread
}

func (b *builder) spreadSubjects() Spread {
	s := b.sheet("地块", "Subjects").column(Count, "序号", "No.").column(Words, "编号", "Id").column(Words, "名称", "Name").column(Words, "结论", "Verdict").
		areas("计算面积", "Computed area").column(SquareMetres, "申报面积（m²）", "Declared area, m²").column(Change, "申报与计算之差（m²）", "Declared less computed, m²").
		column(Length, "周长（m）", "Perimeter, m").column(Count, "部分数", "Parts").column(Count, "环数", "Rings").
		column(Height, "标高上限（m）", "Top, m").column(Height, "标高下限（m）", "Bottom, m").
		column(Count, "重叠", "Conflicts").column(Count, "细碎", "Slivers").column(Count, "误差级", "Noise").column(Count, "相接", "Touches").column(Count, "邻近", "Near").
		column(SquareMetres, "建议范围（m²）", "Suggested, m²").column(Words, "结论说明", "In words")
	for i := range b.check.Subjects {
		x := &b.check.Subjects[i]
		row := append([]any{x.Ordinal, x.ID, x.Name, b.verdict(x.Verdict).Word}, inUnits(x.Area)...)
		row = append(row, given(x.Declared), nil, x.Perimeter, x.Geometry.Parts(), x.Geometry.Rings(), nil, nil,
			x.Counts.Conflicts, x.Counts.Slivers, x.Counts.Noise, x.Counts.Touches, x.Counts.Near, nil, b.conclude(x))
		if x.Declared != nil {
			row[8] = *x.Declared - x.Area
		}
		if x.Elevation != nil {
			row[12], row[13] = x.Elevation.Top, x.Elevation.Bottom
		}
		if x.Suggestion != nil {
			row[19] = x.Suggestion.Area
		}
		s.row(row...)
	}
	return s.Spread
}

func (b *builder) spreadLayers() Spread {
	s := b.sheet("图层", "Layers").column(Words, "地块", "Subject").column(Words, "图层", "Layer").column(Words, "代码", "Code").column(Words, "状态", "State").
		column(Words, "结论", "Verdict").column(Words, "版本与文号", "Edition").column(Share, "覆盖地块", "Covers").column(Length, "点位精度（m）", "Accuracy, m").
		areas("重叠合计", "Overlap, united").column(Share, "占地块", "Share").column(SquareMetres, "重复覆盖（m²）", "Covered twice, m²").
		column(Count, "重叠要素数", "Features").column(Words, "原因", "Reason")
	for i := range b.check.Subjects {
		x := &b.check.Subjects[i]
		for _, l := range x.Layers {
			row := []any{b.subjectTitle(x), b.text(l.Name), string(l.Layer), b.stateWord(l.State), b.layerVerdict(l).Word, b.editionOf(l), given(l.CoveredShare), some(l.Accuracy)}
			overlap, share, twice := 0.0, 0.0, 0.0
			if l.Overlap != nil {
				overlap, share, twice = *l.Overlap, *l.Share, *l.DoubleCovered
			}
			row = append(append(row, inUnits(overlap)...), some(share), some(twice), l.Features, b.text(l.ReasonText))
			s.row(row...)
		}
	}
	return s.Spread
}

func (b *builder) stateWord(state check.LayerState) string {
	switch state {
	case check.LayerTouched:
		return b.say("涉及", "touched")
	case check.LayerClear:
		return b.say("未涉及", "not touched")
	case check.LayerNotCovering:
		return b.say("未完全覆盖", "not covering")
	}
	return b.say("未检测", "not checked")
}

func (b *builder) spreadFindings() Spread {
	s := b.sheet("检测结果", "Findings").column(Words, "地块", "Subject").column(Words, "图层", "Layer").column(Words, "要素编号", "Feature id").column(Words, "要素名称", "Feature").
		column(Words, "分区", "Zone").column(Words, "关系", "Relation").column(Words, "类别", "Class").column(Words, "结论", "Verdict").areas("面积", "Area").
		column(Share, "占地块", "Share of subject").column(Share, "占该要素", "Share of feature").column(Length, "平均宽度（m）", "Width, m").
		column(Length, "共用边界（m）", "Border, m").column(Length, "距离（m）", "Distance, m").column(Height, "要素标高上限（m）", "Top of feature, m").column(Height, "要素标高下限（m）", "Bottom of feature, m").
		column(Words, "规则", "Rule").column(Words, "规则编号", "Rule id").column(Words, "依据", "Basis").column(Words, "所需材料", "Documents").column(Words, "处置", "Measure").
		column(Words, "规则可信度", "Confidence").column(Words, "复核", "Agreement").column(SquareMetres, "叠加引擎（m²）", "Overlay engine, m²").column(SquareMetres, "PostGIS（m²）", "PostGIS, m²").column(Words, "注意", "Remark")
	for i := range b.check.Subjects {
		x := &b.check.Subjects[i]
		for j := range x.Findings {
			s.row(b.findingCells(x, &x.Findings[j])...)
		}
	}
	return s.Spread
}

func (b *builder) findingCells(x *check.DocumentSubject, f *check.DocumentFinding) []any {
	g := b.finding(f)
	id, name := "", g.Feature
	var top, bottom any
	if f.Feature != nil {
		id, name = f.Feature.ID, f.Feature.Name
		if e := f.Feature.Elevation; e != nil {
			top, bottom = e.Top, e.Bottom
		}
	}
	var overlay, second any
	if f.Agreement != nil {
		overlay, second = some(f.Agreement.Overlay), some(f.Agreement.PostGIS)
	}
	list := func(all []string) string { return strings.Join(all, b.say("；", "; ")) }
	row := []any{b.subjectTitle(x), b.layerName(f.Layer, b.nameOf(x, f.Layer)), id, name, g.Zone, g.Relation, b.class(f.Class), g.Verdict.Word}
	row = append(row, inUnits(f.Area)...)
	return append(row, some(f.ShareOfSubject), some(f.ShareOfFeature), some(f.Width), some(f.Border), given(f.Distance), top, bottom,
		g.Rule, g.RuleID, list(g.Basis), list(g.Documents), g.Action, g.Confidence, g.Agreement, overlay, second, g.Remark)
}
