package ogc

import (
	"net/url"
	"slices"
	"strings"

	"onemap/internal/filter"
	"onemap/internal/layer"
)

// Query is what a request for features asks.
type Query struct {
	Edition      int64 // 0: the one in force on Day
	Day          layer.Date
	CRS          CRS
	Within       Region   // nil: everywhere
	Properties   []string // nil: all
	SkipGeometry bool
	Filters      []*filter.Expression // all must hold
	Sort         []SortKey            // before the order of the edition
	Limit        int
	Offset       int
	After        *Mark // where the page before ended
	HTML         bool
}

// ParseItems reads the parameters of a request for many features of a layer.
// Problems: O01 to O08, and those of package filter.
func ParseItems(values url.Values, d layer.Definition, today layer.Date) (Query, error) {
	p := &parameters{values: values, schema: filter.Queryables(d)}
	p.known()
	q := Query{Limit: int(min(p.whole("limit", DefaultLimit, 1), MaxLimit)), Offset: int(min(p.whole("offset", 0, 0), 1<<31-1))}
	p.choose(&q, today)
	q.SkipGeometry = p.one("skipGeometry", "false", "true") == "true"
	q.Within = p.box()
	q.Properties = p.selected()
	q.Sort = p.sort()
	q.Filters = p.filters()
	p.resume(&q)
	return q, p.err
}

// ParseItem reads the parameters of a request for one feature.
func ParseItem(values url.Values, _ layer.Definition, today layer.Date) (Query, error) {
	p := &parameters{values: values}
	var q Query
	p.choose(&q, today)
	return q, p.err
}

// choose reads what requests for many and for one have in common: system, edition and
// format.
func (p *parameters) choose(q *Query, today layer.Date) {
	var err error
	if q.CRS, err = ParseCRS("crs", p.values.Get("crs")); err != nil {
		p.fail(err)
	}
	q.Edition, q.Day = p.whole("edition", 0, 1), today
	if p.has("datetime") {
		if q.Day, err = ParseDatetime(p.values.Get("datetime"), today); err != nil {
			p.fail(err)
		}
	}
	p.one("lang", "zh", "en")
	q.HTML = p.one("f", "json", "html") == "html"
}

func (p *parameters) box() Region {
	c, err := ParseCRS("bbox-crs", p.values.Get("bbox-crs"))
	if err == nil && p.has("bbox") {
		var r Region
		if r, err = ParseBBox(p.values.Get("bbox"), c); err == nil {
			return r
		}
	}
	if err != nil {
		p.fail(err)
	}
	return nil
}

// selected are the properties asked for by their own spelling.
func (p *parameters) selected() []string {
	if !p.has("properties") {
		return nil
	}
	names := []string{}
	for name := range strings.SplitSeq(p.values.Get("properties"), ",") {
		q, ok := p.schema.Property(strings.TrimSpace(name))
		if !ok {
			p.fail(noProperty("properties", name, p.schema))
			return nil
		}
		if !slices.Contains(names, q.Name) {
			names = append(names, q.Name)
		}
	}
	return names
}
