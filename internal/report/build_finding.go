package report

import (
	"fmt"
	"strings"

	"onemap/internal/check"
)

func (b *builder) finding(f *check.DocumentFinding) Finding {
	out := Finding{
		Relation: b.relation(f.Relation), Class: b.classOf(f), Verdict: b.verdict(f.Verdict),
		Measures: b.measures(f), Confidence: b.confidence(f.Confidence), Action: b.action(f.Measure),
		Feature: b.say("（范围之外）", "(outside)"),
	}
	if f.Feature != nil {
		out.Feature, out.Zone = featureName(f.Feature), b.zone(f.Layer, f.Feature.Zone)
	}
	if f.Rule != nil {
		out.RuleID = *f.Rule
	}
	if f.RuleTitle != nil {
		out.Rule = b.text(*f.RuleTitle)
	}
	if f.Remark != nil {
		out.Remark = b.text(*f.Remark)
	}
	out.Agreement, out.Doubt = b.agreement(f.Agreement)
	out.Basis, out.Documents = b.basis(f.Basis), b.needed(f.Documents)
	return out
}

// classOf is the class, but nothing where the relation already says it all.
func (b *builder) classOf(f *check.DocumentFinding) string {
	if f.Class == check.Conflict || f.Class == check.Touch || f.Class == check.Near {
		return ""
	}
	return b.class(f.Class)
}

func featureName(f *check.DocumentFeature) string {
	switch {
	case f.Name == "" || f.Name == f.ID:
		return orNothing(f.ID)
	case f.ID == "":
		return f.Name
	}
	return f.Name + " [" + f.ID + "]"
}

// measures are the numbers of a finding; those that do not apply are left out.
func (b *builder) measures(f *check.DocumentFinding) []Row {
	var rows []Row
	add := func(label, value string) { rows = append(rows, Row{label, value}) }
	if f.Area > 0 {
		add(b.say("面积", "Area"), b.allUnits(f.Area))
		add(b.say("占地块", "Share of the subject"), percent(f.ShareOfSubject))
	}
	if f.ShareOfFeature > 0 {
		add(b.say("占该要素", "Share of the feature"), percent(f.ShareOfFeature))
	}
	if f.Width > 0 {
		add(b.say("平均宽度", "Width"), metres(f.Width))
	}
	if f.Border > 0 {
		add(b.say("共用边界长", "Shared border"), metres(f.Border))
	}
	if f.Distance != nil {
		add(b.say("距离", "Distance"), b.distance(*f.Distance))
	}
	if f.Feature != nil && f.Feature.Elevation != nil {
		add(b.say("该要素标高", "Elevation of the feature"), b.elevation(f.Feature.Elevation.Top, f.Feature.Elevation.Bottom))
	}
	return rows
}

func (b *builder) distance(m float64) string {
	if m == 0 {
		return b.say("相接或重叠", "touching or overlapping")
	}
	return metres(m)
}

// agreement says what the second engine answered, and whether that is in doubt.
func (b *builder) agreement(a *check.DocumentAgreement) (string, bool) {
	switch {
	case a == nil:
		return b.say("仅一个引擎计算", "computed by one engine"), false
	case a.Agrees && a.Grid:
		return b.say("两个引擎一致（第二引擎按格网复算）", "both engines agree (the second asked again on a grid)"), false
	case a.Agrees:
		return b.say("两个独立引擎一致", "two independent engines agree"), false
	}
	return fmt.Sprintf(b.say("两个引擎不一致，须人工核定：叠加引擎 %s，PostGIS %s", "the engines differ, a person must decide: overlay %s, PostGIS %s"),
		squareMetres(a.Overlay), squareMetres(a.PostGIS)), true
}

func (b *builder) basis(all []check.DocumentBasis) []string {
	var out []string
	for _, c := range all {
		out = append(out, strings.TrimSpace(c.Document+" "+c.Article))
	}
	return out
}

// needed names the documents of a finding.
func (b *builder) needed(codes []string) []string {
	var out []string
	for _, code := range codes {
		name := code
		for _, d := range b.check.Documents {
			if d.Code == code && b.text(d.Name) != "" {
				name = code + " " + b.text(d.Name)
			}
		}
		out = append(out, name)
	}
	return out
}

// appendix lists what was found but is too thin, too small or only a touch,
// with the reason it stands here.
func (b *builder) appendix(s *check.DocumentSubject) Table {
	t := Table{Title: b.say("附录：细碎、误差级与相接", "Appendix: slivers, noise and touches"),
		Heads: []string{b.say("图层", "Layer"), b.say("要素", "Feature"), b.say("类别", "Class"), b.say("面积", "Area"), b.say("占地块", "Share"),
			b.say("平均宽度", "Width"), b.say("共用边界", "Border"), b.say("复核", "Agreement"), b.say("结论", "Verdict"), b.say("规则与依据", "Rule and basis")}}
	for i := range s.Findings {
		if f := &s.Findings[i]; appended(f) {
			t.Rows = append(t.Rows, b.appendixRow(s, f))
			t.Note = b.say("以下结果全部列出，不隐藏；分类按面积和平均宽度确定。", "Everything found is listed; the class follows from area and width.")
		}
	}
	return t
}

func (b *builder) appendixRow(s *check.DocumentSubject, f *check.DocumentFinding) []string {
	feature := b.say("（范围之外）", "(outside)")
	if f.Feature != nil {
		feature = featureName(f.Feature)
		if z := b.zone(f.Layer, f.Feature.Zone); z != "" {
			feature += " " + z
		}
	}
	agreement, _ := b.agreement(f.Agreement)
	return []string{b.layerName(f.Layer, b.nameOf(s, f.Layer)), feature, b.class(f.Class), squareMetres(f.Area), percent(f.ShareOfSubject),
		metres(f.Width), metres(f.Border), agreement, b.verdict(f.Verdict).Word, b.reasons(f)}
}

// reasons is rule, citation, documents and remark of a finding in one cell.
func (b *builder) reasons(f *check.DocumentFinding) string {
	g := b.finding(f)
	var parts []string
	if g.Rule != "" {
		parts = append(parts, g.Rule+" ["+g.RuleID+"]")
	}
	parts = append(append(parts, g.Basis...), g.Documents...)
	if g.Remark != "" {
		parts = append(parts, g.Remark)
	}
	return orNothing(strings.Join(parts, b.say("；", "; ")))
}
