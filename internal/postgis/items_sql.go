package postgis

import (
	"fmt"
	"math"
	"strings"

	"onemap/internal/filter"
)

// The text of a query for items is made of an expression tree and of column
// names written here; only parameters carry what a client sent.

func selectItems(wanted Selection) (string, []any) {
	args := &arguments{}
	shape := "NULL::bytea"
	if wanted.Shapes {
		shape = "ST_AsEWKB(geom)"
	}
	columns := []string{"ordinal", "id", "name", "zone", "attributes", "area_m2", shape}
	var order []string
	for i, k := range wanted.Sort {
		value := sortValue(k.Property, args)
		columns = append(columns, fmt.Sprintf("(%s)::text AS key%d", value, i)) // a name of its own: ORDER BY looks at names first
		order = append(order, value+k.direction())
	}
	sql := "SELECT " + strings.Join(columns, ", ") + " FROM feature WHERE " + conditions(wanted, args)
	dense := wanted.Within == nil && wanted.Where == nil && wanted.Sort == nil
	if dense && wanted.Offset > 0 {
		wanted.After = &Mark{Ordinal: min(wanted.beginning()+wanted.Offset, math.MaxInt32)} // ordinals have no gaps
	}
	if wanted.After != nil {
		sql += " AND " + after(wanted, args)
	}
	sql += " ORDER BY " + strings.Join(append(order, "ordinal"), ", ")
	if wanted.Limit > 0 {
		sql += " LIMIT " + args.add(wanted.Limit)
	}
	if wanted.Offset > 0 && !dense {
		sql += " OFFSET " + args.add(wanted.Offset)
	}
	return sql, *args
}

// beginning is the ordinal before the first feature of the page, offset apart.
func (s Selection) beginning() int {
	if s.After != nil {
		return s.After.Ordinal
	}
	return -1
}

func countItems(wanted Selection) (string, []any) {
	args := &arguments{}
	return "SELECT count(*) FROM feature WHERE " + conditions(wanted, args), *args
}

// conditions decide what belongs to the answer, whatever the page.
func conditions(wanted Selection, args *arguments) string {
	all := []string{"edition = " + args.add(wanted.Edition)}
	if wanted.Within != nil {
		var any []string
		for _, ring := range wanted.Within {
			any = append(any, "ST_Intersects(geom, ST_GeomFromEWKB("+args.add(ring)+"))")
		}
		all = append(all, "("+strings.Join(any, " OR ")+")")
	}
	for _, e := range wanted.Where {
		all = append(all, "("+where(e, args)+")")
	}
	return strings.Join(all, " AND ")
}

// after leaves out what pages before have given: for keys a, b and the ordinal
// it is "beyond a, or equal in a and beyond b, or equal in both and of a higher
// ordinal". No value is beyond every value, in either direction.
func after(wanted Selection, args *arguments) string {
	var ways []string
	equal := ""
	for i, k := range wanted.Sort {
		value, last := sortValue(k.Property, args), wanted.After.Keys[i]
		if last == nil {
			equal += fmt.Sprintf("%s IS NULL AND ", value)
			continue
		}
		at := fmt.Sprintf("%s::%s", args.add(*last), sortType(k.Property))
		ways = append(ways, fmt.Sprintf("%s(%s %s %s OR %s IS NULL)", equal, value, k.beyond(), at, value))
		equal += fmt.Sprintf("%s = %s AND ", value, at)
	}
	ways = append(ways, equal+"ordinal > "+args.add(wanted.After.Ordinal))
	return "(" + strings.Join(ways, " OR ") + ")"
}

func (k SortKey) direction() string {
	if k.Descending {
		return " DESC NULLS LAST"
	}
	return " ASC NULLS LAST"
}

func (k SortKey) beyond() string {
	if k.Descending {
		return "<"
	}
	return ">"
}

// sortValue is a property as filters see it; text in the order of its code
// points, which no locale of the machine changes.
func sortValue(p filter.Property, args *arguments) string {
	if sortType(p) == "text" {
		return writer{args}.property(p) + ` COLLATE "C"`
	}
	return writer{args}.property(p)
}

// sortType is the type a value is compared in.
func sortType(p filter.Property) string {
	switch p.Kind {
	case filter.Integer, filter.Number:
		return "float8"
	case filter.Date:
		return "timestamp"
	}
	return "text"
}
