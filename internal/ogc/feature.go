package ogc

import (
	"maps"
	"slices"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

// Encoder writes features of one layer as GeoJSON. It keeps nothing between
// features and may be shared.
type Encoder struct {
	crs    CRS
	shapes bool
	fields []field
	known  map[string]bool // attributes that have a field; nil: others are not wanted
}

// field is a property with its key ready to be written.
type field struct {
	filter.Property
	key []byte // `"DLBM":`
}

// NewEncoder makes an encoder of the properties in q; nil Properties are all of
// them, and then attributes the definition does not know follow as text.
func NewEncoder(all filter.Schema, q Query) Encoder {
	e := Encoder{crs: q.CRS, shapes: !q.SkipGeometry}
	if q.Properties == nil {
		e.known = map[string]bool{}
	}
	for _, p := range all.Properties() {
		if e.known != nil && p.Column == filter.InAttributes {
			e.known[p.Name] = true
		}
		if p.Column == filter.InShape || p.Column == filter.InID || q.Properties != nil && !slices.Contains(q.Properties, p.Name) {
			continue // geometry and identity have members of their own
		}
		e.fields = append(e.fields, field{p, append(appendText(nil, p.Name), ':')})
	}
	return e
}

// Append writes one feature; links may be nil. An error is a place the system
// asked for cannot hold.
func (e Encoder) Append(b []byte, f layer.Feature, further []byte) ([]byte, error) {
	b = append(appendText(append(b, `{"type":"Feature","id":`...), f.ID), `,"geometry":`...)
	if e.shapes {
		var err error
		if b, err = e.crs.appendShape(b, f.Shape); err != nil {
			return b, err
		}
	} else {
		b = append(b, "null"...)
	}
	b, unfit := e.appendProperties(append(b, `,"properties":{`...), f)
	b = append(b, '}')
	if len(unfit) > 0 {
		b = appendUnfit(b, f, unfit)
	}
	return append(append(b, further...), '}'), nil
}

func (e Encoder) appendProperties(b []byte, f layer.Feature) (out []byte, unfit []string) {
	for i, p := range e.fields {
		b = append(comma(b, i > 0), p.key...)
		switch p.Column {
		case filter.InName:
			b, _ = appendValue(b, filter.Text, f.Name)
		case filter.InZone:
			b, _ = appendValue(b, filter.Text, f.Zone)
		case filter.InArea:
			b = appendNumber(b, float64(f.Area))
		default:
			var ok bool
			if b, ok = appendValue(b, p.Kind, f.Attributes[p.Name]); !ok {
				unfit = append(unfit, p.Name)
			}
		}
	}
	if e.known != nil {
		b = e.appendOthers(b, f.Attributes)
	}
	return b, unfit
}

// appendOthers writes attributes the definition does not know, in order of name.
func (e Encoder) appendOthers(b []byte, attributes map[string]string) []byte {
	others := 0
	for name := range attributes {
		if !e.known[name] {
			others++
		}
	}
	if others == 0 {
		return b
	}
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		if !e.known[name] {
			b = append(appendText(comma(b, b[len(b)-1] != '{'), name), ':')
			b = appendText(b, attributes[name])
		}
	}
	return b
}

// appendUnfit hands on what was written as null because it does not fit its
// type: nothing delivered is hidden.
func appendUnfit(b []byte, f layer.Feature, names []string) []byte {
	b = append(b, `,"as_delivered":{`...)
	for i, name := range names {
		b = append(appendText(comma(b, i > 0), name), ':')
		b = appendText(b, f.Attributes[name])
	}
	return append(b, '}')
}
