package filter

// Core is the expression in fewer operations, for those who evaluate it:
// BETWEEN and the temporal functions are written as comparisons of scalars, so
// INTERVAL is gone and Unbounded is the beginning or end of time; no geometry is
// a collection of different kinds, for which GEOS has no relations.
func (e *Expression) Core() Node { return core(e.root) }

func core(n Node) Node {
	o, ok := n.(*Operation)
	switch {
	case !ok:
		return n
	case o.Op == Between:
		v := core(o.Args[0])
		return plainly(And, plainly(GreaterEqual, v, core(o.Args[1])), plainly(LessEqual, v, core(o.Args[2])))
	case o.Op.temporal():
		return related(o)
	case o.Op.spatial():
		return collected(o)
	case o.Op == IsNull && literally(o.Args[0]):
		return BooleanLiteral(false)
	}
	args := make([]Node, len(o.Args))
	for i, a := range o.Args {
		args[i] = core(a)
	}
	return &Operation{Op: o.Op, Args: args, kind: o.kind, height: o.height}
}

// literally tells a literal, which always has a value.
func literally(n Node) bool {
	switch n.(type) {
	case *Operation, Reference:
		return false
	}
	return true
}

// plainly makes a condition of arguments that are known to fit.
func plainly(op Op, args ...Node) Node { return &Operation{Op: op, Args: args, kind: Boolean} }

// side is an end of one of the two operands of a temporal function.
type side int

const (
	start side = iota
	finish
)

// bound is one comparison between an end of the first operand and one of the
// second.
type bound struct {
	first  side
	op     Op
	second side
}

// allen gives the comparisons that all hold for a relation (21-065r2, temporal
// functions; J. F. Allen, CACM 26, 1983). An instant starts and ends at once.
// Disjoint is the only relation that is not a conjunction.
func allen(op Op) []bound {
	switch op {
	case After:
		return []bound{{start, Greater, finish}}
	case Before:
		return []bound{{finish, Less, start}}
	case TContains:
		return []bound{{start, Less, start}, {finish, Greater, finish}}
	case During:
		return []bound{{start, Greater, start}, {finish, Less, finish}}
	case TEquals:
		return []bound{{start, Equal, start}, {finish, Equal, finish}}
	case FinishedBy:
		return []bound{{start, Less, start}, {finish, Equal, finish}}
	case Finishes:
		return []bound{{start, Greater, start}, {finish, Equal, finish}}
	case Meets:
		return []bound{{finish, Equal, start}}
	case MetBy:
		return []bound{{start, Equal, finish}}
	case OverlappedBy:
		return []bound{{start, Greater, start}, {start, Less, finish}, {finish, Greater, finish}}
	case TOverlaps:
		return []bound{{start, Less, start}, {finish, Greater, start}, {finish, Less, finish}}
	case StartedBy:
		return []bound{{start, Equal, start}, {finish, Greater, finish}}
	case Starts:
		return []bound{{start, Equal, start}, {finish, Less, finish}}
	}
	return []bound{{start, LessEqual, finish}, {finish, GreaterEqual, start}} // TIntersects
}

func related(o *Operation) Node {
	op := o.Op
	if op == TDisjoint {
		op = TIntersects
	}
	first, second := ends(o.Args[0]), ends(o.Args[1])
	var all []Node
	for _, b := range allen(op) {
		all = append(all, plainly(b.op, first[b.first], second[b.second]))
	}
	n := all[0]
	if len(all) > 1 {
		n = plainly(And, all...)
	}
	if o.Op == TDisjoint {
		return plainly(Not, n)
	}
	return n
}

// ends are the start and the end of an interval or instant.
func ends(n Node) [2]Node {
	o, ok := n.(*Operation)
	if !ok || o.Op != MakeInterval {
		return [2]Node{n, n}
	}
	both := [2]Node{o.Args[0], o.Args[1]}
	if _, open := both[1].(Unbounded); open {
		both[1] = Unbounded{Future: true}
	}
	return both
}
