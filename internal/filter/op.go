package filter

import "strings"

// Op names an operation as CQL2 JSON does.
type Op string

// The operations.
const (
	And          Op = "and"
	Or           Op = "or"
	Not          Op = "not"
	Equal        Op = "="
	NotEqual     Op = "<>"
	Less         Op = "<"
	Greater      Op = ">"
	LessEqual    Op = "<="
	GreaterEqual Op = ">="
	Like         Op = "like"
	Between      Op = "between"
	In           Op = "in"
	IsNull       Op = "isNull"
	CaseI        Op = "casei"
	AccentI      Op = "accenti"
	Plus         Op = "+"
	Minus        Op = "-"
	Times        Op = "*"
	Divide       Op = "/"
	Modulo       Op = "%"
	IntegerDiv   Op = "div"
	Power        Op = "^"
	MakeInterval Op = "interval"

	Intersects Op = "s_intersects"
	Equals     Op = "s_equals"
	Disjoint   Op = "s_disjoint"
	Touches    Op = "s_touches"
	Within     Op = "s_within"
	Overlaps   Op = "s_overlaps"
	Crosses    Op = "s_crosses"
	Contains   Op = "s_contains"
	Covers     Op = "s_covers" // written by Core only: contains, borders included

	After        Op = "t_after"
	Before       Op = "t_before"
	TContains    Op = "t_contains"
	TDisjoint    Op = "t_disjoint"
	During       Op = "t_during"
	TEquals      Op = "t_equals"
	FinishedBy   Op = "t_finishedBy"
	Finishes     Op = "t_finishes"
	TIntersects  Op = "t_intersects"
	Meets        Op = "t_meets"
	MetBy        Op = "t_metBy"
	OverlappedBy Op = "t_overlappedBy"
	TOverlaps    Op = "t_overlaps"
	StartedBy    Op = "t_startedBy"
	Starts       Op = "t_starts"
)

func spatialOps() []Op {
	return []Op{Intersects, Equals, Disjoint, Touches, Within, Overlaps, Crosses, Contains}
}

func temporalOps() []Op {
	return []Op{
		After, Before, TContains, TDisjoint, During, TEquals, FinishedBy, Finishes,
		TIntersects, Meets, MetBy, OverlappedBy, TOverlaps, StartedBy, Starts,
	}
}

// functionOps are the operations written as NAME(arguments) in text.
func functionOps() []Op {
	return append(append(spatialOps(), temporalOps()...), CaseI, AccentI)
}

// allOps are the operations of CQL2 JSON; INTERVAL has a form of its own.
func allOps() []Op {
	return append(functionOps(),
		And, Or, Not, Equal, NotEqual, Less, Greater, LessEqual, GreaterEqual, Like, Between, In, IsNull,
		Plus, Minus, Times, Divide, Modulo, IntegerDiv, Power)
}

// function finds the operation written NAME(…), without case.
func function(name string) (Op, bool) {
	for _, op := range functionOps() {
		if strings.EqualFold(string(op), name) {
			return op, true
		}
	}
	return "", false
}

func (op Op) spatial() bool  { return strings.HasPrefix(string(op), "s_") }
func (op Op) temporal() bool { return strings.HasPrefix(string(op), "t_") }

func (op Op) comparison() bool {
	switch op {
	case Equal, NotEqual, Less, Greater, LessEqual, GreaterEqual:
		return true
	}
	return false
}

func (op Op) arithmetic() bool {
	switch op {
	case Plus, Minus, Times, Divide, Modulo, IntegerDiv, Power:
		return true
	}
	return false
}

// upper is the operation as text writes it.
func (op Op) upper() string { return strings.ToUpper(string(op)) }
