package tile

import (
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// asked makes records of slots again for a filter, one at a time; it keeps its
// memory between them, so a filter must not keep what it is shown.
type asked struct {
	source     *Source
	shapeless  bool
	reads      []bool // by key: whether the filter looks at it
	attributes map[string]string
	xy         []float64
	rings      []int32
	polygons   []int32
}

// begin makes ready for a filter that looks at these attributes, nil for all,
// and at shapes or not.
func (a *asked) begin(s *Source, attributes []string, shapeless bool) {
	a.source, a.shapeless = s, shapeless
	if a.attributes == nil {
		a.attributes = map[string]string{}
	}
	a.reads = a.reads[:0]
	for k := range s.table.keys {
		wanted := attributes == nil || slices.Contains(attributes, s.table.delivered(uint16(k)))
		a.reads = append(a.reads, k > numberMerged && wanted)
	}
}

// feature is identity, area and what the filter looks at: attributes and the
// shape to a step.
func (a *asked) feature(slot int32) layer.Feature {
	s, t := a.source, &a.source.table
	clear(a.attributes)
	for _, c := range t.row(slot) {
		if a.reads[c.key] {
			a.attributes[t.delivered(c.key)] = string(t.text.at(c.value))
		}
	}
	f := layer.Feature{
		Ordinal: int(s.ordinal[slot]), ID: t.value(slot, numberID), Name: t.value(slot, numberName),
		Zone: t.value(slot, numberZone), Area: s.area[slot], Attributes: a.attributes,
	}
	if !a.shapeless {
		f.Shape = a.shape(slot)
	}
	return f
}

func (a *asked) shape(slot int32) geometry.Shape {
	a.xy, a.rings, a.polygons = a.xy[:0], a.rings[:0], a.polygons[:0]
	l := a.source.levels[len(a.source.levels)-1]
	for r := l.features[slot]; r < l.features[slot+1]; r++ {
		if l.shells[r] && len(a.rings) > 0 {
			a.polygons = append(a.polygons, int32(len(a.rings)))
		}
		from := len(a.xy)
		for _, p := range l.ring(r) {
			x, y := a.source.grid.nano(p)
			a.xy = append(a.xy, x, y)
		}
		a.xy = append(a.xy, a.xy[from], a.xy[from+1])
		a.rings = append(a.rings, int32(len(a.xy)/2))
	}
	if len(a.rings) > 0 {
		a.polygons = append(a.polygons, int32(len(a.rings)))
	}
	return geometry.FromFlat(a.xy, a.rings, a.polygons)
}
