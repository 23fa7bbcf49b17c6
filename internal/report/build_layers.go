package report

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
)

// coverage puts every layer in one of three lists; all three are printed, so
// that "clear" differs from "not asked".
func (b *builder) coverage(s *check.DocumentSubject) []Coverage {
	lists := []Coverage{
		{State: "touched", Title: b.say("涉及的图层", "Touched")},
		{State: "clear", Title: b.say("已检测、未涉及的图层", "Checked and not touched")},
		{State: "open", Title: b.say("未检测或未完全覆盖的图层", "Not checked or not covering")},
	}
	for _, l := range s.Layers {
		k := 2
		switch l.State {
		case check.LayerTouched:
			k = 0
		case check.LayerClear:
			k = 1
		}
		lists[k].Layers = append(lists[k].Layers, b.layerLine(l))
	}
	return lists
}

func (b *builder) layerLine(l check.DocumentLayer) LayerLine {
	line := LayerLine{Name: b.text(l.Name), Code: string(l.Layer), Edition: b.editionOf(l), Verdict: b.layerVerdict(l), Reason: b.text(l.ReasonText)}
	if line.Name == "" {
		line.Name = string(l.Layer)
	}
	line.Covered, line.Accuracy = nothing, nothing
	if l.CoveredShare != nil {
		line.Covered = b.covered(*l.CoveredShare)
	}
	if l.Accuracy > 0 {
		line.Accuracy = "±" + metres(l.Accuracy)
	}
	if l.Overlap != nil && *l.Overlap > 0 {
		line.Overlap = squareMetres(*l.Overlap) + b.say("，", ", ") + percent(*l.Share)
	}
	if l.Required {
		line.Code += b.say("（必检）", " (required)")
	}
	return line
}

// layerVerdict words a layer that is met but sets no limit so that it does not
// read as not met.
func (b *builder) layerVerdict(l check.DocumentLayer) Verdict {
	v := b.verdict(l.Verdict)
	if l.State == check.LayerTouched && l.Verdict == check.Clear {
		v.Word = b.say("无限制", "No limit")
	}
	return v
}

func (b *builder) editionOf(l check.DocumentLayer) string {
	if l.Edition == nil {
		return b.say("无现行版本", "no edition in force")
	}
	for _, e := range b.check.Check.Editions {
		if e.Edition == *l.Edition {
			return e.Effective.String() + " " + e.DocumentNo
		}
	}
	return fmt.Sprintf(b.say("版本 %d", "edition %d"), *l.Edition)
}

func (b *builder) nameOf(s *check.DocumentSubject, code layer.Code) bilingual.Text {
	for _, l := range s.Layers {
		if l.Layer == code {
			return l.Name
		}
	}
	return bilingual.Text{}
}

// groups collects the findings that decide something, by layer, in the order
// of the check: worst first.
func (b *builder) groups(s *check.DocumentSubject) []Group {
	var out []Group
	at := map[layer.Code]int{}
	for i := range s.Findings {
		f := &s.Findings[i]
		if appended(f) {
			continue
		}
		k, known := at[f.Layer]
		if !known {
			k = len(out)
			at[f.Layer] = k
			out = append(out, b.group(s, f.Layer))
		}
		b.enter(&out[k], f)
	}
	return out
}

// enter puts a finding in full, or, when no rule speaks about it, as a line of
// the group's table: listed, not argued.
func (b *builder) enter(g *Group, f *check.DocumentFinding) {
	if f.Rule != nil || f.Remark != nil || f.Agreement != nil && !f.Agreement.Agrees {
		g.Findings = append(g.Findings, b.finding(f))
		return
	}
	if len(g.Plain.Rows) == 0 {
		g.Plain = Table{Title: b.say("本类送审无规则可用的重叠", "Overlaps no rule of this kind speaks about"), Heads: []string{b.say("要素", "Feature"), b.say("分区", "Zone"),
			b.say("关系", "Relation"), b.say("面积", "Area"), b.say("占地块", "Share"), b.say("占该要素", "Of the feature"), b.say("平均宽度", "Width"), b.say("复核", "Agreement")}}
	}
	p := b.finding(f)
	g.Plain.Rows = append(g.Plain.Rows, []string{p.Feature, orNothing(p.Zone), strings.Join(filled(p.Relation, p.Class), " · "), squareMetres(f.Area),
		percent(f.ShareOfSubject), percent(f.ShareOfFeature), metres(f.Width), p.Agreement})
}

// appended tells whether a finding belongs in the appendix: too thin or too
// small to decide by itself, or a mere touch.
func appended(f *check.DocumentFinding) bool {
	return f.Class == check.Sliver || f.Class == check.Noise || f.Class == check.Touch
}

func (b *builder) group(s *check.DocumentSubject, code layer.Code) Group {
	g := Group{Name: b.text(b.nameOf(s, code)), Code: string(code)}
	for _, l := range s.Layers {
		if l.Layer == code {
			g.Verdict, g.Totals = b.layerVerdict(l), b.totals(l)
			g.Sketch = b.layerSketch(s, l)
		}
	}
	if g.Name == "" {
		g.Name = string(code)
	}
	return g
}

// layerSketch draws one layer alone, where a layer has ground on the subject
// and does not cover everything.
func (b *builder) layerSketch(s *check.DocumentSubject, l check.DocumentLayer) *Sketch {
	d := b.Definitions[l.Layer]
	if d.Partition || d.Breakdown != "" || l.Overlap == nil || *l.Overlap == 0 || l.Verdict == check.Clear {
		return nil
	}
	return b.sketch(s, l.Layer)
}

// totals are the figures of a layer as a whole: overlaps united before summing.
func (b *builder) totals(l check.DocumentLayer) []Row {
	rows := []Row{{b.say("版本", "Edition"), b.editionOf(l)}}
	if l.Overlap != nil && *l.Overlap > 0 {
		rows = append(rows, Row{b.say("重叠合计（去重）", "Overlap, united"), b.allUnits(*l.Overlap)}, Row{b.say("占地块", "Share of the subject"), percent(*l.Share)})
	}
	if l.DoubleCovered != nil && *l.DoubleCovered > 0 {
		rows = append(rows, Row{b.say("重复覆盖", "Covered twice"), squareMetres(*l.DoubleCovered)})
	}
	if l.NoRule > 0 {
		rows = append(rows, Row{b.say("无规则可用的重叠", "Overlaps no rule speaks about"), fmt.Sprint(l.NoRule)})
	}
	if l.Accuracy > 0 {
		rows = append(rows, Row{b.say("图层点位精度", "Positional accuracy"), "±" + metres(l.Accuracy)})
	}
	return rows
}

func (b *builder) zone(code layer.Code, zone string) string {
	d, ok := b.Definitions[code]
	if !ok || d.Zone == nil || d.Zone.Names[zone] == (bilingual.Text{}) {
		return zone
	}
	return b.text(d.Zone.Names[zone])
}
