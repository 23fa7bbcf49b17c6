package style

import (
	"onemap/internal/bilingual"
	"onemap/internal/check"
)

// The layers of the tiles of a check.
const (
	Subjects = "subjects"
	Findings = "findings"
)

// Verdicts are the symbols of findings by their verdict, worst last, so that
// nothing covers it. They differ in pattern first, as those of layers do.
func Verdicts() []Symbol {
	all := []Symbol{
		check.Clear:        {Line: "#2e7d4f", Pattern: "none"},
		check.Note:         {Line: "#1f6f8b", Pattern: "dots"},
		check.Confirm:      {Line: "#8a6d00", Pattern: "dots", Variant: 1},
		check.Conditional:  {Line: "#b26a00", Pattern: "hatch"},
		check.Undetermined: {Line: "#6a4c93", Pattern: "cross", Variant: 1},
		check.Prohibited:   {Line: "#b3261e", Pattern: "cross"},
	}
	for i := range all {
		s, v := &all[i], check.Verdict(i)
		s.Zone, s.Label = v.String(), v.Name()
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
