package report

import (
	"strings"

	"onemap/internal/check"
)

// classes says one sentence per class of rule: what was found of it, or that
// nothing was.
func (b *builder) classes(s *check.DocumentSubject) []Row {
	rows := []Row{
		b.classRow(s, check.Prohibited, b.say("禁止类", "Prohibiting rules"), b.say("未见禁止性压占", "nothing prohibited was found")),
		b.classRow(s, check.Conditional, b.say("有条件类", "Conditional rules"), b.say("未见须取得材料的压占", "nothing that needs documents was found")),
		b.classRow(s, check.Confirm, b.say("须核实类", "To be confirmed"), b.say("没有须人工核实的结果", "nothing an officer must confirm")),
		b.classRow(s, check.Note, b.say("提示类", "Notes"), b.say("没有提示事项", "no points to note")),
	}
	open := append(b.unanswered(s, true), b.unanswered(s, false)...)
	sentence := b.say("全部图层均已检测并覆盖地块。", "Every layer was checked and covers the subject.")
	if len(open) > 0 {
		sentence = b.say("未检测或未完全覆盖：", "Not checked or not covering: ") + strings.Join(open, b.list()) + b.stop()
	}
	return append(rows, Row{b.say("未答复图层", "Layers without an answer"), sentence})
}

// classRow names the layers with a finding of one verdict, each with what lies
// on it, or outside it where inside is what the rule wants.
func (b *builder) classRow(s *check.DocumentSubject, v check.Verdict, label, none string) Row {
	var parts []string
	for _, l := range s.Layers {
		if what := b.ofVerdict(s, l, v); what != "" {
			parts = append(parts, what)
		}
	}
	if len(parts) == 0 {
		return Row{label, none + b.stop()}
	}
	return Row{label, strings.Join(parts, b.say("；", "; ")) + b.stop()}
}

// ofVerdict counts the findings of a layer with a verdict; empty for none.
func (b *builder) ofVerdict(s *check.DocumentSubject, l check.DocumentLayer, v check.Verdict) string {
	n, outside := 0, 0.0
	var zones []string
	for _, f := range s.Findings {
		if f.Layer != l.Layer || f.Verdict != v {
			continue
		}
		n++
		if f.Relation == check.Outside {
			outside += f.Area
		} else if f.Feature != nil {
			zones = distinct(zones, b.zone(f.Layer, f.Feature.Zone))
		}
	}
	if n == 0 {
		return ""
	}
	what := b.layerName(l.Layer, l.Name)
	if len(zones) > 0 {
		what += b.say("（", " (") + strings.Join(zones, b.list()) + b.say("）", ")")
	}
	what += b.comma() + countedFindings(b.tongue, n)
	switch {
	case outside > 0:
		what += b.say("，范围以外 ", ", outside it ") + squareMetres(outside)
	case l.Overlap != nil && *l.Overlap > 0:
		what += b.say("，该图层重叠合计 ", ", overlap of the layer ") + squareMetres(*l.Overlap) + b.say("，占地块 ", ", share ") + percent(*l.Share)
	}
	return what
}

func distinct(all []string, s string) []string {
	for _, have := range all {
		if have == s {
			return all
		}
	}
	return append(all, filled(s)...)
}
