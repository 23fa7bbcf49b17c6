package ogc

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/filter"
)

// filters are the CQL2 filter and every property given as a parameter of its
// own (part 1, 7.15.5), in order of name.
func (p *parameters) filters() []*filter.Expression {
	var all []*filter.Expression
	add := func(e *filter.Expression, err error) {
		if err != nil {
			p.fail(err)
			return
		}
		all = append(all, e)
	}
	c, err := ParseCRS("filter-crs", p.values.Get("filter-crs"))
	if err != nil {
		p.fail(err)
	}
	language := p.one("filter-lang", "cql2-text", "cql2-json", "cql-text")
	if p.has("filter") && p.err == nil {
		add(p.expression(language, p.values.Get("filter"), c))
	}
	for _, name := range slices.Sorted(maps.Keys(p.values)) {
		if q, ok := p.property(name); ok && p.err == nil {
			add(p.equal(q, p.values.Get(name)))
		}
	}
	return all
}

// expression reads a filter; cql-text is what GDAL calls cql2-text.
func (p *parameters) expression(language, text string, c CRS) (*filter.Expression, error) {
	o := c.Literals()
	if language == "cql2-json" {
		return filter.ParseJSON([]byte(text), p.schema, o)
	}
	return filter.ParseText(text, p.schema, o)
}

// Literals is how coordinates in filters are written in a system.
func (c CRS) Literals() filter.Options {
	return filter.Options{CRS: c.CRS, NorthFirst: c.NorthFirst}
}

// equal is the filter that a property has a value.
func (p *parameters) equal(q filter.Property, value string) (*filter.Expression, error) {
	literal := "'" + strings.ReplaceAll(value, "'", "''") + "'"
	switch q.Kind {
	case filter.Integer, filter.Number:
		n, err := strconv.ParseFloat(value, 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil, badValue(q.Name, value, "数", "a number")
		}
		literal = strconv.FormatFloat(n, 'g', -1, 64)
	case filter.Date:
		d, ok := dateOf(value)
		if !ok {
			return nil, badValue(q.Name, value, "日期", "a date")
		}
		literal = "DATE('" + d + "')"
	}
	return filter.ParseText(`"`+q.Name+`" = `+literal, p.schema, filter.Options{})
}

func badValue(name, value, zh, en string) error {
	return refuse(codeNumber,
		bilingual.Text{ZH: fmt.Sprintf("参数 %s 的值 %q 不是%s", name, value, zh), EN: fmt.Sprintf("the value %q of %s is not %s", value, name, en)},
		bilingual.Text{ZH: "属性类型见 queryables", EN: "the queryables say the type of each property"})
}
