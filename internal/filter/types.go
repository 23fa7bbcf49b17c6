package filter

import "onemap/internal/problem"

// result is the kind of an operation, or why its arguments do not fit it.
func result(op Op, args []Node) (Kind, *problem.Problem) {
	switch {
	case op == And || op == Or || op == Not:
		return Boolean, each(op, Boolean, args)
	case op.comparison() || op == Between || op == In:
		return Boolean, alike(op, args)
	case op == Like:
		return Boolean, like(args)
	case op == IsNull:
		return Boolean, nullable(args[0])
	case op == CaseI || op == AccentI:
		return Text, each(op, Text, args)
	case op.arithmetic():
		return Number, each(op, Number, args)
	case op == MakeInterval:
		return Interval, interval(args)
	case op.spatial():
		return Boolean, spatial(op, args)
	}
	return Boolean, temporal(op, args)
}

// each wants every argument of one family.
func each(op Op, want Kind, args []Node) *problem.Problem {
	for _, a := range args {
		if a.Kind().family() != want {
			return mismatch(op, want, a)
		}
	}
	return nil
}

// alike wants scalars of one family. A property says more surely what is meant
// than a literal, so the others are measured by it.
func alike(op Op, args []Node) *problem.Problem {
	measure := args[0]
	for _, a := range args {
		if _, ok := a.(Reference); ok {
			measure = a
			break
		}
	}
	k := measure.Kind().family()
	if k == Geometry || k == Interval {
		return notComparable(op, k)
	}
	return each(op, k, args)
}

// like wants a text and a literal pattern, which may be folded.
func like(args []Node) *problem.Problem {
	if p := each(Like, Text, args); p != nil {
		return p
	}
	pattern, _ := unfolded(args[1])
	s, literal := pattern.(TextLiteral)
	if !literal {
		return refuse(codeType, text("LIKE 之后必须是文本模式", "LIKE takes a literal pattern"),
			text("例如 XZQMC LIKE '沂源%'", "for example XZQMC LIKE '沂源%'"))
	}
	return wellFormed(string(s))
}

// unfolded takes CASEI and ACCENTI off a node and tells which there were.
func unfolded(n Node) (Node, []Op) {
	var folds []Op
	for {
		o, ok := n.(*Operation)
		if !ok || o.Op != CaseI && o.Op != AccentI {
			return n, folds
		}
		folds, n = append(folds, o.Op), o.Args[0]
	}
}

func nullable(a Node) *problem.Problem {
	if a.Kind() == Interval {
		return notComparable(IsNull, Interval)
	}
	return nil
}

func interval(args []Node) *problem.Problem {
	if p := each(MakeInterval, Date, args); p != nil {
		return p
	}
	from, ok1 := args[0].(Instant)
	to, ok2 := args[1].(Instant)
	if ok1 && ok2 && to.Time.Before(from.Time) {
		return badLiteral("时段的终点早于起点", "the interval ends before it begins")
	}
	return nil
}

func spatial(op Op, args []Node) *problem.Problem {
	if p := each(op, Geometry, args); p != nil {
		return p
	}
	first, literal1 := args[0].(*Place)
	second, literal2 := args[1].(*Place)
	if literal1 && literal2 && (first.mixed() || second.mixed()) {
		return refuse(codeGeometry,
			textf("%s 不能比较两个字面几何，其中一个是混合的几何集合", "%s does not compare two literals of which one is a collection of different kinds", op.upper()),
			text("请与几何属性比较", "compare it with the geometry of the features"))
	}
	return nil
}

// temporal wants instants or intervals. Most functions are defined for
// intervals only, and the standard wants instants refused there.
func temporal(op Op, args []Node) *problem.Problem {
	for _, a := range args {
		switch {
		case !a.Kind().temporal():
			return mismatch(op, Date, a)
		case a.Kind() != Interval && !takesInstants(op):
			p := mismatch(op, Interval, a)
			p.Next = text("请写成 INTERVAL(起, 止)，或用 T_INTERSECTS、T_AFTER、T_BEFORE",
				"write INTERVAL(start, end), or use T_INTERSECTS, T_AFTER or T_BEFORE")
			return p
		}
	}
	return nil
}

func takesInstants(op Op) bool {
	switch op {
	case After, Before, TDisjoint, TEquals, TIntersects:
		return true
	}
	return false
}

func notComparable(op Op, k Kind) *problem.Problem {
	return refuse(codeType,
		textf("%[1]s 不能用于%[2]s", "%[1]s does not take %[3]s", op.upper(), k.name().ZH, k.name().EN),
		text("几何请用 S_INTERSECTS 等函数，时段请用 T_INTERSECTS 等函数",
			"use functions such as S_INTERSECTS for geometries and T_INTERSECTS for intervals"))
}

// mismatch says what was wanted, and how to write it where that is known.
func mismatch(op Op, want Kind, got Node) *problem.Problem {
	p := refuse(codeType,
		textf("%[1]s 需要%[2]s，而这里是%[3]s", "%[1]s takes %[4]s here, not %[5]s", op.upper(),
			want.name().ZH, got.Kind().name().ZH, want.name().EN, got.Kind().name().EN),
		text("请使用类型相同的属性和值", "use a property and a value of the same type"))
	_, fromProperty := got.(Reference)
	switch {
	case fromProperty:
	case want == Date:
		p.Next = text("日期写成 DATE('2024-01-31')", "write dates as DATE('2024-01-31')")
	case want == Text:
		p.Next = text("文本属性的值请加单引号，例如 DLBM = '0101'", "put values of text properties in single quotes, for example DLBM = '0101'")
	case want == Number:
		p.Next = text("数值不加引号，例如 area_m2 > 1000", "write numbers without quotes, for example area_m2 > 1000")
	}
	return p
}
