package check

import (
	"cmp"
	"context"
	"slices"
	"strings"

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
	codeField := codeBeside(d)
	for _, f := range overlapping(all) {
		name, code := f.feature.Attributes[d.Breakdown], f.feature.Attributes[codeField]
		key := code + "\x00" + name
		if rows[key] == nil {
			rows[key] = &BreakdownRow{Code: code, Name: name}
		}
		rows[key].Area += f.area
		rows[key].Features++
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
		return cmp.Or(cmp.Compare(b.Area, a.Area), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// codeBeside finds the field with the code of what the breakdown field names.
// Chinese data standards name the pair alike: DLMC and DLBM, XZQMC and XZQDM
// (名称, 编码, 代码). Empty when there is none.
func codeBeside(d layer.Definition) string {
	stem, ok := strings.CutSuffix(d.Breakdown, "MC")
	if !ok {
		return ""
	}
	for _, suffix := range []string{"BM", "DM"} {
		if f, ok := d.Field(stem + suffix); ok {
			return f.Code
		}
	}
	return ""
}
