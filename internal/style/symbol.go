package style

import (
	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// Symbol is how the features of a layer, or of one of its zones, are drawn.
type Symbol struct {
	Name    string         `json:"name"`  // of its image in the sprite, e.g. STBHHX or STBHHX.core
	Zone    string         `json:"zone"`  // empty: features in no known zone
	Label   bilingual.Text `json:"label"` // for people
	Fill    string         `json:"fill"`
	Line    string         `json:"line"`
	Opacity float64        `json:"opacity"` // of the fill
	Pattern string         `json:"pattern"` // as in layer.Style
	Variant int            `json:"variant"` // turns or narrows the pattern

	marks pattern
}

// Symbols are the symbols of a layer: that of its zones in alphabetical order,
// and last that of features in none; a layer without zones has one.
func Symbols(d layer.Definition) (all []Symbol) {
	zones := d.Zones()
	for i, zone := range zones {
		all = append(all, symbol(d, zone, d.Zone.Names[zone], i))
	}
	if len(zones) == 0 {
		return []Symbol{symbol(d, "", d.Name, 0)}
	}
	return append(all, symbol(d, "", bilingual.Text{ZH: "分区不明", EN: "Zone not known"}, len(zones)))
}

func symbol(d layer.Definition, zone string, label bilingual.Text, variant int) Symbol {
	s := Symbol{Name: string(d.Code), Zone: zone, Label: label, Fill: d.Style.Fill, Line: d.Style.Line,
		Opacity: opacity(d.Style), Pattern: d.Style.Pattern, Variant: variant, marks: patternOf(d.Style.Pattern, variant)}
	if s.Fill == "" {
		s.Fill = s.Line // of which nothing is seen: opacity says 0
	}
	if zone != "" {
		s.Name += "." + zone
	}
	return s
}

// opacity lets layers below be seen. A white fill would only bleach them; it
// means that there is none.
func opacity(s layer.Style) float64 {
	switch {
	case s.Fill == "" || s.Fill == "#ffffff":
		return 0
	case s.Pattern == "none":
		return 0.3
	case s.Pattern == "solid":
		return 0.5
	}
	return 0.22
}

// plain tells whether a symbol needs no image.
func (s Symbol) plain() bool { return len(s.marks.strokes)+len(s.marks.dots) == 0 }
