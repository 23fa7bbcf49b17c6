package style

import (
	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// fromNames is the zoom from which other features than divisions are named.
const fromNames = 11

// areas are the layers that draw a layer's ground from a source: fills, then borders. Every
// zone is a style layer of its own, because QGIS reads filters but not
// patterns that depend on an attribute.
func areas(d layer.Definition, source string, l bilingual.Language) (all []Layer) {
	symbols := Symbols(d)
	for _, s := range symbols {
		paint := map[string]any{"fill-color": s.Fill, "fill-opacity": s.Opacity}
		if !s.plain() {
			paint = map[string]any{"fill-pattern": s.Name}
		}
		all = append(all, Layer{ID: s.Name + "-fill", Type: "fill", Source: source, From: string(d.Code),
			Filter: s.filter(d), Paint: paint,
			Metadata: map[string]any{"onemap:layer": d.Code, "onemap:name": d.Name.In(l), "onemap:zone": s.Label.In(l)}})
	}
	return append(all, Layer{ID: string(d.Code) + "-line", Type: "line", Source: source, From: string(d.Code),
		Layout:   map[string]any{"line-join": "round"},
		Paint:    map[string]any{"line-color": d.Style.Line, "line-width": widths(d)},
		Metadata: map[string]any{"onemap:layer": d.Code, "onemap:name": d.Name.In(l)}})
}

// filter keeps the features of the symbol's zone, in the form of filters that
// old clients know as well.
func (s Symbol) filter(d layer.Definition) []any {
	if d.Zone == nil {
		return nil
	}
	if s.Zone != "" {
		return []any{"==", "zone", s.Zone}
	}
	none := []any{"!in", "zone"}
	for _, z := range d.Zones() {
		none = append(none, z)
	}
	return none
}

// outlines tells whether a layer is little but its borders, as divisions are.
func outlines(d layer.Definition) bool { return d.Style.Pattern == "none" && opacity(d.Style) == 0 }

// widths of a border grow with the zoom; those of outlines start wider.
func widths(d layer.Definition) []any {
	from := 0.4
	if outlines(d) {
		from = 1
	}
	return []any{"interpolate", []any{"linear"}, []any{"zoom"}, 8, from, 16, from + 1.4}
}

// names are the layers that write the names of features, large ones first, from
// a layer of points: a polygon would be named in every tile it lies in. Points
// are of what is large enough on the screen, whatever the zoom; but divisions alone
// are named on a view of the county, or nothing else could be seen. No glyphs are
// named: clients draw them with the fonts of their machine.
func names(d layer.Definition, labels string) []Layer {
	if d.NameField == "" || labels == "" {
		return nil
	}
	from := 0.0
	if !outlines(d) {
		from = fromNames
	}
	return []Layer{{ID: string(d.Code) + "-name", Type: "symbol", Source: string(d.Code), From: labels, MinZoom: from,
		Layout: map[string]any{"symbol-sort-key": []any{"-", []any{"get", "area"}},
			"text-field": []any{"get", "name"}, "text-size": 12, "text-max-width": 8},
		Paint:    map[string]any{"text-color": d.Style.Line, "text-halo-color": "#ffffff", "text-halo-width": 1.5},
		Metadata: map[string]any{"onemap:layer": d.Code}}}
}
