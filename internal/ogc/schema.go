package ogc

import (
	"onemap/internal/bilingual"
	"onemap/internal/filter"
	"onemap/internal/layer"
)

// Schema is a JSON Schema of the properties of a layer: of what filters may ask
// (queryables) or of what features have (schema).
type Schema struct {
	Schema      string     `json:"$schema"`
	ID          string     `json:"$id"`
	Type        string     `json:"type"`
	Title       string     `json:"title"`
	Description string     `json:"description,omitempty"`
	Properties  Properties `json:"properties"`
	Additional  bool       `json:"additionalProperties"`
}

// Described is one property.
type Described struct {
	Title    string `json:"title"`
	TitleZH  string `json:"x-title-zh"`
	TitleEN  string `json:"x-title-en"`
	Type     string `json:"type,omitempty"`
	Format   string `json:"format,omitempty"`
	Length   int    `json:"maxLength,omitempty"`
	Unit     string `json:"x-ogc-unit,omitempty"`
	Role     string `json:"x-ogc-role,omitempty"`
	Sequence int    `json:"x-ogc-propertySeq"`
	Name     string `json:"-"`
}

// Queryables describes what filters may ask about a layer.
func Queryables(s Site, d layer.Definition) Schema {
	return newSchema(s, d, "queryables", filter.Queryables(d).Properties(), false)
}

// Returnables describes what features of a layer have. Attributes that came
// with the data and are not in the definition are handed on as text.
func Returnables(s Site, d layer.Definition) Schema {
	return newSchema(s, d, "schema", filter.Queryables(d).Properties(), true)
}

func newSchema(s Site, d layer.Definition, document string, properties []filter.Property, additional bool) Schema {
	out := Schema{
		Schema: "https://json-schema.org/draft/2020-12/schema", ID: s.Base + collectionPath(string(d.Code)) + "/" + document,
		Type: "object", Title: d.Name.In(s.Language), Description: d.Source, Additional: additional,
	}
	for i, p := range properties {
		out.Properties = append(out.Properties, describe(d, p, s.Language, i+1))
	}
	return out
}

func describe(d layer.Definition, p filter.Property, l bilingual.Language, sequence int) Described {
	title, field := titleOf(d, p)
	v := Described{Name: p.Name, Title: title.In(l), TitleZH: title.ZH, TitleEN: title.EN, Sequence: sequence, Unit: field.Unit}
	switch p.Kind {
	case filter.Geometry:
		v.Format, v.Role = "geometry-multipolygon", "primary-geometry"
		return v
	case filter.Integer:
		v.Type = "integer"
	case filter.Number:
		v.Type = "number"
	case filter.Date:
		v.Type, v.Format = "string", "date"
	default:
		v.Type, v.Length = "string", field.Length
	}
	if p.Column == filter.InID {
		v.Role = "id"
	}
	return v
}

// titleOf names a property; the field is empty for what every layer has.
func titleOf(d layer.Definition, p filter.Property) (bilingual.Text, layer.Field) {
	switch p.Column {
	case filter.InID:
		return bilingual.Text{ZH: "要素标识", EN: "Identifier of the feature"}, layer.Field{}
	case filter.InName:
		return bilingual.Text{ZH: "要素名称", EN: "Name of the feature"}, layer.Field{}
	case filter.InZone:
		return bilingual.Text{ZH: "分区", EN: "Zone"}, layer.Field{}
	case filter.InArea:
		return bilingual.Text{ZH: "图斑面积（椭球面积）", EN: "Area of record on the ellipsoid"}, layer.Field{Unit: "m2"}
	case filter.InShape:
		return bilingual.Text{ZH: "几何", EN: "Geometry"}, layer.Field{}
	}
	f, _ := d.Field(p.Name)
	return f.Name, f
}
