package check

import (
	"cmp"
	"context"
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// landClasses and towns are the layers every subject is broken down by.
const (
	landClasses layer.Code = "DLTB"
	towns       layer.Code = "XZQ"
)

// breakdownLayers finds the layers to break subjects down by: those already
// asked for, and else read for this purpose alone. One that is not available
// gives no breakdown; it decides nothing.
func (e *Engine) breakdownLayers(ctx context.Context, have []*asked, request Request, catalogue layer.Catalogue) ([]*asked, error) {
	var all []*asked
	var missing []layer.Code
	for _, code := range []layer.Code{landClasses, towns} {
		at := slices.IndexFunc(have, func(a *asked) bool { return a.code == code })
		if at >= 0 {
			all = append(all, have[at])
		} else {
			missing = append(missing, code)
		}
	}
	fetched, err := e.fetch(ctx, missing, nil, request, catalogue)
	return append(all, fetched...), err
}

// breakdown divides the subject by the layer's breakdown field.
func (i *inspection) breakdown(a *asked) (Breakdown, error) {
	d := a.data.Definition
	b := Breakdown{Layer: a.code, Name: i.run.name(a.code), Field: d.Breakdown}
	all, err := i.overlaps(a.data)
	if err != nil {
		return b, err
	}
	rows := map[string]*BreakdownRow{}
	var sum geometry.SquareMetres
	for _, f := range overlapping(all) {
		code := f.feature.Attributes[d.Breakdown]
		if rows[code] == nil {
			rows[code] = &BreakdownRow{Code: code, Name: valueName(d, code, f.feature)}
		}
		rows[code].Area += f.area
		rows[code].Features++
		sum += f.area
	}
	b.Rows = i.sorted(rows)
	if shareOf(sum, i.area) < 1 {
		b.Rest = i.area - sum
	}
	return b, nil
}

func (i *inspection) sorted(rows map[string]*BreakdownRow) []BreakdownRow {
	all := make([]BreakdownRow, 0, len(rows))
	for _, r := range rows {
		r.Share = shareOf(r.Area, i.area)
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b BreakdownRow) int {
		return cmp.Or(cmp.Compare(b.Area, a.Area), cmp.Compare(a.Code, b.Code))
	})
	return all
}

// valueName is what the code list calls a value, else the feature's name.
func valueName(d layer.Definition, value string, f *layer.Feature) string {
	for _, field := range d.Fields {
		if field.Code == d.Breakdown && field.Values[value] != "" {
			return field.Values[value]
		}
	}
	return f.Name
}
