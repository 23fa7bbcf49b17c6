package export

import (
	"encoding/json"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// Features is a table of the features of a layer: identity, every field of the
// definition in its order under its standard code, zone, area of record, and in
// one column the attributes that were delivered beyond the definition. stamp
// is when the edition was recorded.
func Features(d layer.Definition, stamp time.Time, features iter.Seq2[layer.Feature, error]) Table {
	columns := []Column{{Name: "id", Title: bilingual.Text{ZH: "标识", EN: "Identity"}}}
	for _, f := range d.Fields {
		columns = append(columns, Column{Name: f.Code, Title: f.Name, Kind: kinds()[f.Type]})
	}
	columns = append(columns,
		Column{Name: free(columns, "zone"), Title: bilingual.Text{ZH: "分区", EN: "Zone"}},
		Column{Name: free(columns, "area_m2"), Title: bilingual.Text{ZH: "椭球面积（平方米）", EN: "Area on the ellipsoid (m²)"}, Kind: Number},
		Column{Name: free(columns, "beyond"), Title: bilingual.Text{ZH: "标准以外的属性", EN: "Attributes beyond the standard"}})
	t := Table{Name: string(d.Code), Title: d.Name, Columns: columns, Spatial: true, Stamp: stamp}
	t.Label = max(0, slices.IndexFunc(columns, func(c Column) bool { return c.Name == d.NameField }))
	known := map[string]bool{}
	for _, f := range d.Fields {
		known[f.Code] = true
	}
	t.Rows = func(yield func(Row, error) bool) {
		for f, err := range features {
			if !yield(featureRow(columns[1:len(d.Fields)+1], known, f), err) {
				return
			}
		}
	}
	return t
}

// free is a name no field of the layer has, whatever the case.
func free(columns []Column, name string) string {
	if slices.ContainsFunc(columns, func(c Column) bool { return strings.EqualFold(c.Name, name) }) {
		return "om_" + name
	}
	return name
}

func kinds() map[string]Kind {
	return map[string]Kind{"text": Text, "integer": Integer, "number": Number, "date": Date}
}

func featureRow(fields []Column, known map[string]bool, f layer.Feature) Row {
	cells := make([]any, 0, len(fields)+4)
	cells = append(cells, f.ID)
	for _, field := range fields {
		cells = append(cells, value(field.Kind, f.Attributes[field.Name]))
	}
	return Row{append(cells, said(f.Zone), float64(f.Area), beyond(known, f.Attributes)), f.Shape}
}

// value is the text of an attribute as a cell of its kind, or as it is when it
// does not fit.
func value(k Kind, text string) any {
	switch k {
	case Integer:
		if n, err := strconv.ParseInt(strings.TrimSuffix(text, ".0"), 10, 64); err == nil {
			return n
		}
	case Number:
		if v, err := strconv.ParseFloat(text, 64); err == nil && !math.IsNaN(v) && !math.IsInf(v, 0) {
			return v
		}
	case Date:
		if d, ok := layer.ReadDate(text); ok {
			return d
		}
	}
	return said(text)
}

// said is nothing for an empty text.
func said(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// beyond holds the attributes the definition does not know, as JSON.
func beyond(known map[string]bool, attributes map[string]string) any {
	rest := map[string]string{}
	for name, v := range attributes {
		if v != "" && !known[name] {
			rest[name] = v
		}
	}
	if len(rest) == 0 {
		return nil
	}
	text, err := json.Marshal(rest)
	if err != nil {
		return nil // a map of texts always marshals
	}
	return string(text)
}
