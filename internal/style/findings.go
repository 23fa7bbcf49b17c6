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

// Colour is the colour of a verdict, #rrggbb: on maps, in reports and on the
// page alike. As text on white each has a contrast of at least 4.5 (WCAG 2.2,
// 1.4.3).
func Colour(v check.Verdict) string {
	return [...]string{
		check.Clear:        "#2e7d4f",
		check.Note:         "#1f6f8b",
		check.Confirm:      "#7d6200",
		check.Conditional:  "#a05c00",
		check.Undetermined: "#6a4c93",
		check.Prohibited:   "#b3261e",
	}[v]
}

// Verdicts are the symbols of findings by their verdict, worst last, so that
// nothing covers it. They differ in pattern first, as those of layers do.
func Verdicts() []Symbol {
	all := []Symbol{
		check.Clear:        {Pattern: "none"},
		check.Note:         {Pattern: "dots"},
		check.Confirm:      {Pattern: "dots", Variant: 1},
		check.Conditional:  {Pattern: "hatch"},
		check.Undetermined: {Pattern: "cross", Variant: 1},
		check.Prohibited:   {Pattern: "cross"},
	}
	for i := range all {
		s, v := &all[i], check.Verdict(i)
		s.Zone, s.Label, s.Line = v.String(), v.Name(), Colour(v)
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
