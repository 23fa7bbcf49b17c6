package filter

import (
	"strings"

	"onemap/internal/layer"
)

// Property is something a filter may ask about.
type Property struct {
	Name   string // as filters, links and documents write it
	Kind   Kind
	Column Column
}

// Column tells where a feature keeps the value of a property.
type Column int

// The columns of a feature; InAttributes is the attribute of the property's
// own name.
const (
	InAttributes Column = iota
	InID
	InName
	InZone
	InArea
	InShape
)

// Schema are the queryables of a layer.
type Schema struct {
	properties []Property
	byName     map[string]int // name in upper case → place in properties
}

// NewSchema makes the queryables; of two properties whose names differ only in
// case, the first wins.
func NewSchema(properties []Property) Schema {
	s := Schema{byName: make(map[string]int, len(properties))}
	for _, p := range properties {
		key := strings.ToUpper(p.Name)
		if _, taken := s.byName[key]; !taken {
			s.byName[key] = len(s.properties)
			s.properties = append(s.properties, p)
		}
	}
	return s
}

// Properties are the queryables in order, for reading only.
func (s Schema) Properties() []Property { return s.properties }

// Property finds a queryable by name, without case.
func (s Schema) Property(name string) (Property, bool) {
	i, ok := s.byName[strings.ToUpper(name)]
	if !ok {
		return Property{}, false
	}
	return s.properties[i], true
}

func (s Schema) names() []string {
	names := make([]string, len(s.properties))
	for i, p := range s.properties {
		names[i] = p.Name
	}
	return names
}

// Queryables are what every layer has (identity, name, zone, area of record in
// m², geometry) and the fields of its definition. What every layer has wins
// over a field of the same name: zone is the zone rules speak of.
func Queryables(d layer.Definition) Schema {
	all := []Property{
		{Name: "id", Kind: Text, Column: InID},
		{Name: "name", Kind: Text, Column: InName},
		{Name: "zone", Kind: Text, Column: InZone},
		{Name: "area_m2", Kind: Number, Column: InArea},
		{Name: "geometry", Kind: Geometry, Column: InShape},
	}
	for _, f := range d.Fields {
		all = append(all, Property{Name: f.Code, Kind: kindOf(f.Type)})
	}
	return NewSchema(all)
}

// kindOf turns the type of a field definition into a kind.
func kindOf(fieldType string) Kind {
	switch fieldType {
	case "integer":
		return Integer
	case "number":
		return Number
	case "date":
		return Date
	}
	return Text
}
