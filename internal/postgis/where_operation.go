package postgis

import "onemap/internal/filter"

func (w writer) operation(o *filter.Operation) string {
	switch o.Op {
	case filter.And:
		return w.joined(o.Args, " AND ")
	case filter.Or:
		return w.joined(o.Args, " OR ")
	case filter.Not:
		return "(NOT " + w.node(o.Args[0]) + ")"
	case filter.IsNull:
		return "(" + w.node(o.Args[0]) + " IS NULL)"
	case filter.Like:
		return w.joined(o.Args, " LIKE ")
	case filter.In:
		return "(" + w.node(o.Args[0]) + " IN " + w.joined(o.Args[1:], ", ") + ")"
	}
	if f, ok := functions()[o.Op]; ok {
		return f + w.joined(o.Args, ", ")
	}
	if f, ok := relations()[o.Op]; ok {
		return w.spatial(o, f)
	}
	return w.comparison(o)
}

// functions are those of schema/migrations/00008_filter.sql.
func functions() map[filter.Op]string {
	return map[filter.Op]string{
		filter.CaseI: "fold_case", filter.AccentI: "fold_accents",
		filter.Plus: "number_add", filter.Minus: "number_subtract", filter.Times: "number_multiply",
		filter.Divide: "number_divide", filter.IntegerDiv: "number_div", filter.Modulo: "number_modulo",
		filter.Power: "number_power",
	}
}

// relations are the functions of PostGIS. Disjoint is asked as the opposite of
// intersecting, which the index answers.
func relations() map[filter.Op]string {
	return map[filter.Op]string{
		filter.Intersects: "ST_Intersects", filter.Disjoint: "ST_Intersects", filter.Equals: "ST_Equals",
		filter.Touches: "ST_Touches", filter.Within: "ST_Within", filter.Overlaps: "ST_Overlaps",
		filter.Crosses: "ST_Crosses", filter.Contains: "ST_Contains",
		filter.Covers: "ST_Covers",
	}
}

func (w writer) spatial(o *filter.Operation, function string) string {
	both := w.list(o.Args)
	holds := "(" + both[0] + " && " + both[1] + " AND " + function + "(" + both[0] + ", " + both[1] + "))"
	if o.Op == filter.Disjoint {
		return "(NOT " + holds + ")"
	}
	return holds
}

// comparison orders text by code point, whatever the database was made with.
func (w writer) comparison(o *filter.Operation) string {
	operator := " " + comparators()[o.Op] + " "
	if o.Args[0].Kind() == filter.Text && o.Op != filter.Equal && o.Op != filter.NotEqual {
		operator = ` COLLATE "C"` + operator
	}
	return w.joined(o.Args, operator)
}

func comparators() map[filter.Op]string {
	return map[filter.Op]string{
		filter.Equal: "=", filter.NotEqual: "<>", filter.Less: "<", filter.LessEqual: "<=",
		filter.Greater: ">", filter.GreaterEqual: ">=",
	}
}
