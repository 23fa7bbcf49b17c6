package layer

import (
	"slices"
	"strconv"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// Feature makes the record at ordinal (from 0) of an edition out of delivered
// attributes and a canonical shape: older field codes become standard ones,
// values are trimmed, zone, elevation, identity and area are filled in. What
// does not fit the definition is reported as warnings A01–A06 with the row
// counted from 1; the record itself is always made, and attributes the
// definition does not know are kept as delivered.
func (d Definition) Feature(ordinal int, attributes map[string]string, shape geometry.Shape) (Feature, []problem.Problem) {
	f := Feature{Ordinal: ordinal, Attributes: d.Standard(attributes), Shape: shape}
	if !shape.IsEmpty() {
		f.Area = shape.Area()
	}
	r := reading{definition: &d, feature: &f}
	r.identify()
	r.fields()
	r.zone()
	r.elevation()
	return f, r.problems
}

// Standard gives attributes under their standard field codes, values trimmed.
// A standard code wins over an older one that is delivered beside it, and of
// two older ones the first by name; what loses is kept under its own name.
func (d Definition) Standard(attributes map[string]string) map[string]string {
	out := make(map[string]string, len(attributes))
	var older []string
	for name, value := range attributes {
		switch f := d.find(name); {
		case f == nil:
			out[name] = strings.TrimSpace(value)
		case strings.EqualFold(f.Code, name):
			out[f.Code] = strings.TrimSpace(value)
		default:
			older = append(older, name)
		}
	}
	slices.Sort(older)
	for _, name := range older {
		f := d.find(name)
		value := strings.TrimSpace(attributes[name])
		if out[f.Code] == "" {
			out[f.Code] = value
		} else if out[f.Code] != value {
			out[name] = value
		}
	}
	return out
}

// ZoneOf is the zone the attributes (under standard codes) put a feature in;
// empty when the layer has none or the value is not known. Zones may be given
// by the values of the definition, by their code or by their Chinese name.
func (d Definition) ZoneOf(attributes map[string]string) string {
	if d.Zone == nil {
		return ""
	}
	for _, field := range []string{d.Zone.Field, d.Zone.Also, "zone"} {
		if value := strings.TrimSpace(attributes[field]); value != "" {
			if zone := d.Zone.of(value); zone != "" {
				return zone
			}
		}
	}
	return ""
}

func (z *ZoneField) of(value string) string {
	if zone, ok := z.Values[value]; ok {
		return zone
	}
	for zone, name := range z.Names {
		if strings.EqualFold(zone, value) || name.ZH == value || strings.EqualFold(name.EN, value) {
			return zone
		}
	}
	return ""
}

type reading struct {
	definition *Definition
	feature    *Feature
	problems   []problem.Problem
}

func (r *reading) warn(code string, message, next bilingual.Text) {
	r.problems = append(r.problems, problem.Problem{
		Code: code, Class: problem.Input, Severity: problem.Warning,
		Message: message, Next: next, Row: r.feature.Ordinal + 1,
	})
}

func (r *reading) identify() {
	d, f := r.definition, r.feature
	f.ID, f.Name = f.Attributes[d.ID], f.Attributes[d.NameField]
	if f.ID == "" {
		f.ID = strconv.Itoa(f.Ordinal + 1)
		r.warn("A06", bilingual.Text{
			ZH: "要素没有标识码" + d.ID + "，以序号" + f.ID + "代替",
			EN: "the feature has no " + d.ID + "; its record number " + f.ID + " is used instead",
		}, bilingual.Text{ZH: "请补充标识码后重新导入", EN: "fill in the identifier and import again"})
	}
}

func (r *reading) zone() {
	d := r.definition
	if d.Zone == nil {
		return
	}
	if r.feature.Zone = d.ZoneOf(r.feature.Attributes); r.feature.Zone != "" {
		return
	}
	value := r.feature.Attributes[d.Zone.Field]
	r.warn("A04", bilingual.Text{
		ZH: "字段" + d.Zone.Field + "的值“" + value + "”不属于任何已知分区，将按最严格分区判定",
		EN: "the value \"" + value + "\" of " + d.Zone.Field + " names no known zone; the strictest zone will be assumed",
	}, bilingual.Text{ZH: "请更正分区字段，或在图层定义中登记该值", EN: "correct the field, or register the value in the layer definition"})
}

func (r *reading) elevation() {
	pair := r.definition.Elevation
	if pair == nil {
		return
	}
	top, bottom := r.feature.Attributes[pair.Top], r.feature.Attributes[pair.Bottom]
	if top == "" && bottom == "" {
		return
	}
	t, errT := strconv.ParseFloat(top, 64)
	b, errB := strconv.ParseFloat(bottom, 64)
	if errT == nil && errB == nil && t >= b {
		r.feature.Elevation = &Elevation{Top: t, Bottom: b}
		return
	}
	r.warn("A05", bilingual.Text{
		ZH: "标高“" + top + "”至“" + bottom + "”不能识别，按投影重叠判定",
		EN: "elevations \"" + top + "\" to \"" + bottom + "\" cannot be read; overlap is judged in plan",
	}, bilingual.Text{ZH: "请填写以米为单位的上限和下限，上限不低于下限", EN: "give upper and lower limit in metres, the upper not below the lower"})
}
