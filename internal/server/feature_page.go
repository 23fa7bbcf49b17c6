package server

import (
	"maps"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/filter"
	"onemap/internal/layer"
	"onemap/internal/ogc"
)

// shownFields is how many attributes the table of a page shows; the page of a
// feature shows all.
const shownFields = 5

type itemsView struct {
	Layer    layer.Definition
	Edition  ogc.EditionOf
	Matched  *int
	From, To int // which of them are shown; 0: unknown
	Columns  []bilingual.Text
	Rows     []itemRow
	Next     string
	JSON     string
	Filter   string
	Sketch   sketch
}

type itemRow struct {
	Path, ID, Name, Zone, Area string
	Values                     []string
}

// itemsPage shows a page of features as a table.
func (s *Server) itemsPage(c echo.Context, a asked) error {
	var items []ogc.Item
	ctx := c.Request().Context()
	q := a.query
	q.Limit = min(q.Limit, 500) // a table nobody scrolls through is no page
	for item, err := range s.items.Page(ctx, a.edition.ID, q, q.Limit+1) {
		if err != nil {
			return err
		}
		items = append(items, item)
	}
	v := itemsView{Layer: a.definition, Edition: ogc.NewEditionOf(a.edition), Filter: a.values.Get("filter")}
	var mark *ogc.Mark
	more := len(items) > q.Limit
	if more {
		items = items[:q.Limit]
		m := items[q.Limit-1].Mark()
		mark = &m
	}
	var err error
	if v.Matched, err = s.matched(ctx, a, len(items), more); err != nil {
		return err
	}
	for _, l := range a.links(mark) {
		switch l.Rel {
		case "next":
			v.Next = l.Href
		case "self":
			v.JSON = l.Href
		}
	}
	v.table(a, items)
	return s.page(c, http.StatusOK, "items", v)
}

func (v *itemsView) table(a asked, items []ogc.Item) {
	fields := shown(a.definition, a.query.Properties, items)
	for _, f := range fields {
		v.Columns = append(v.Columns, f.Name)
	}
	if a.query.After == nil && len(items) > 0 {
		v.From, v.To = a.query.Offset+1, a.query.Offset+len(items)
	}
	for _, i := range items {
		f := i.Feature
		row := itemRow{Path: ogc.ItemPath(string(a.definition.Code), f.ID), ID: f.ID, Name: f.Name,
			Zone: zoneName(a.definition, f.Zone, a.site.Language), Area: strconv.FormatFloat(float64(f.Area), 'f', 2, 64)}
		for _, field := range fields {
			row.Values = append(row.Values, meaning(field, f.Attributes[field.Code]))
		}
		v.Rows = append(v.Rows, row)
		v.Sketch.shapes = append(v.Sketch.shapes, f.Shape)
	}
}

// shown are the fields of a table: those asked for, else the first ones that
// have a value on the page and no column of their own.
func shown(d layer.Definition, properties []string, items []ogc.Item) (fields []layer.Field) {
	for _, f := range d.Fields {
		switch {
		case properties != nil:
			if slices.Contains(properties, f.Code) {
				fields = append(fields, f)
			}
		case len(fields) == shownFields || f.Code == d.ID || f.Code == d.NameField:
		case slices.ContainsFunc(items, func(i ogc.Item) bool { return i.Feature.Attributes[f.Code] != "" }):
			fields = append(fields, f)
		}
	}
	return fields
}

// meaning is a value with what the code list says about it.
func meaning(f layer.Field, value string) string {
	if m := f.Values[value]; m != "" && m != value {
		return value + " " + m
	}
	return value
}

func zoneName(d layer.Definition, zone string, l bilingual.Language) string {
	if d.Zone == nil || zone == "" {
		return zone
	}
	if name := d.Zone.Names[zone].In(l); name != "" {
		return name
	}
	return zone
}

type itemView struct {
	Layer   layer.Definition
	Edition ogc.EditionOf
	Feature layer.Feature
	Zone    string
	Area    string
	Rows    []itemValue
	JSON    string
	Sketch  sketch
}

type itemValue struct{ Code, Title, Value string }

// itemPage shows one feature with all it has.
func (s *Server) itemPage(c echo.Context, a asked, f layer.Feature) error {
	v := itemView{Layer: a.definition, Edition: ogc.NewEditionOf(a.edition), Feature: f,
		Zone: zoneName(a.definition, f.Zone, a.site.Language), Area: strconv.FormatFloat(float64(f.Area), 'f', 2, 64),
		JSON: a.site.ItemLinks(string(a.definition.Code), f.ID, a.values)[0].Href}
	v.Sketch.shapes = append(v.Sketch.shapes, f.Shape)
	schema := filter.Queryables(a.definition)
	for _, field := range a.definition.Fields {
		v.Rows = append(v.Rows, itemValue{field.Code, field.Name.In(a.site.Language), meaning(field, f.Attributes[field.Code])})
	}
	for _, name := range slices.Sorted(maps.Keys(f.Attributes)) {
		if p, ok := schema.Property(name); !ok || p.Column != filter.InAttributes {
			v.Rows = append(v.Rows, itemValue{Code: name, Value: f.Attributes[name]})
		}
	}
	return s.page(c, http.StatusOK, "item", v)
}
