package style

import "onemap/internal/bilingual"

// The layers of the tiles of a check.
const (
	Subjects = "subjects"
	Findings = "findings"
)

// Verdicts are the symbols of findings by their verdict, worst last, so that
// nothing covers it. They differ in pattern first, as those of layers do.
func Verdicts() []Symbol {
	all := []Symbol{
		{Zone: "clear", Label: bilingual.Text{ZH: "未见冲突", EN: "Clear"}, Line: "#2e7d4f", Pattern: "none"},
		{Zone: "note", Label: bilingual.Text{ZH: "提示", EN: "Note"}, Line: "#1f6f8b", Pattern: "dots"},
		{Zone: "confirm", Label: bilingual.Text{ZH: "需核实", EN: "To confirm"}, Line: "#8a6d00", Pattern: "dots", Variant: 1},
		{Zone: "conditional", Label: bilingual.Text{ZH: "有条件", EN: "Conditional"}, Line: "#b26a00", Pattern: "hatch"},
		{Zone: "undetermined", Label: bilingual.Text{ZH: "不能判定", EN: "Undetermined"}, Line: "#6a4c93", Pattern: "cross", Variant: 1},
		{Zone: "prohibited", Label: bilingual.Text{ZH: "禁止", EN: "Prohibited"}, Line: "#b3261e", Pattern: "cross"},
	}
	for i := range all {
		s := &all[i]
		s.Name, s.Fill, s.Opacity = "verdict."+s.Zone, s.Line, 0.25
		s.marks = patternOf(s.Pattern, s.Variant)
		if s.plain() {
			s.Opacity = 0.08 // many clear findings lie over each other
		}
	}
	return all
}

// NewCheck is the style that draws what a check found, over the outlines of
// what was checked.
func NewCheck(name, sprite string, source Source, l bilingual.Language) Document {
	d := document(name, sprite, l)
	source.Type = "vector"
	d.Sources["check"] = source
	for _, s := range Verdicts() {
		fill := map[string]any{"fill-pattern": s.Name}
		if s.plain() {
			fill = map[string]any{"fill-color": s.Fill, "fill-opacity": s.Opacity}
		}
		filter := []any{"==", "verdict", s.Zone}
		meta := map[string]any{"onemap:verdict": s.Zone, "onemap:name": s.Label.In(l)}
		d.Layers = append(d.Layers,
			Layer{ID: s.Name + "-fill", Type: "fill", Source: "check", From: Findings, Filter: filter, Paint: fill, Metadata: meta},
			Layer{ID: s.Name + "-line", Type: "line", Source: "check", From: Findings, Filter: filter,
				Paint: map[string]any{"line-color": s.Line, "line-width": 1.5}, Metadata: meta})
	}
	d.Layers = append(d.Layers, Layer{ID: "subjects-line", Type: "line", Source: "check", From: Subjects,
		Paint: map[string]any{"line-color": "#111111", "line-width": 2.2}})
	return d
}
