package postgis

import (
	"fmt"
	"strings"

	"onemap/internal/filter"
)

// arguments are the values of a statement's parameters, in order.
type arguments []any

// add gives the parameter that stands for v.
func (a *arguments) add(v any) string {
	*a = append(*a, v)
	return fmt.Sprintf("$%d", len(*a))
}

// where writes a filter as a condition on the columns of feature. Whatever came
// from outside, names of attributes too, is an argument; the text is made of
// constants of this package only. It selects what e.Matches selects, and no
// value of a feature makes it fail (schema/migrations/00008_filter.sql).
func where(e *filter.Expression, a *arguments) string {
	w := writer{a}
	return w.node(e.Core())
}

type writer struct{ arguments *arguments }

func (w writer) node(n filter.Node) string {
	switch n := n.(type) {
	case *filter.Operation:
		return w.operation(n)
	case filter.Reference:
		return w.property(n.Property)
	case *filter.Place:
		return "ST_GeomFromEWKB(" + w.arguments.add(ewkb(n)) + "::bytea)"
	}
	return w.literal(n)
}

func (w writer) literal(n filter.Node) string {
	switch n := n.(type) {
	case filter.TextLiteral:
		return w.arguments.add(string(n)) + "::text"
	case filter.NumberLiteral:
		return w.arguments.add(float64(n)) + "::double precision"
	case filter.Instant:
		return w.arguments.add(n.Time) + "::timestamp"
	case filter.BooleanLiteral:
		return w.arguments.add(bool(n)) + "::boolean"
	}
	if n == filter.Node(filter.Unbounded{Future: true}) {
		return "timestamp 'infinity'"
	}
	return "timestamp '-infinity'"
}

// property is the value of a property; an empty text is none.
func (w writer) property(p filter.Property) string {
	value := w.text(p)
	switch p.Kind {
	case filter.Integer, filter.Number:
		if p.Column != filter.InArea {
			return "attribute_number(" + value + ")"
		}
	case filter.Date:
		return "attribute_date(" + value + ")"
	case filter.Timestamp:
		return "attribute_timestamp(" + value + ")"
	case filter.Boolean:
		return "(CASE " + value + " WHEN 'true' THEN true WHEN 'false' THEN false END)"
	}
	return value
}

func (w writer) text(p filter.Property) string {
	switch p.Column {
	case filter.InID:
		return "id" // never empty; feature_by_id finds it
	case filter.InName:
		return "NULLIF(name, '')"
	case filter.InZone:
		return "NULLIF(zone, '')"
	case filter.InArea:
		return "area_m2"
	case filter.InShape:
		return "geom"
	}
	return "NULLIF(attributes->>" + w.arguments.add(p.Name) + "::text, '')"
}

// list writes nodes one after the other.
func (w writer) list(nodes []filter.Node) []string {
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = w.node(n)
	}
	return all
}

func (w writer) joined(nodes []filter.Node, by string) string {
	return "(" + strings.Join(w.list(nodes), by) + ")"
}
