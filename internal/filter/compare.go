package filter

import (
	"cmp"

	"onemap/internal/layer"
)

func compileComparison(o *Operation) truth {
	left, right := o.Args[0], o.Args[1]
	switch left.Kind().family() {
	case Text:
		return compare(o.Op, textValue(left), textValue(right))
	case Number:
		return compare(o.Op, numberValue(left), numberValue(right))
	case Date:
		return compare(o.Op, instantValue(left), instantValue(right))
	}
	return compareTruths(o.Op, compile(left), compile(right))
}

// compare orders text by code point, as PostgreSQL does under COLLATE "C".
func compare[T cmp.Ordered](op Op, left, right value[T]) truth {
	holds := outcomes(op)
	return func(f *layer.Feature) (answer, error) {
		l, ok := left(f)
		if !ok {
			return unknown, nil
		}
		r, ok := right(f)
		if !ok {
			return unknown, nil
		}
		switch {
		case l < r:
			return holds[0], nil
		case l > r:
			return holds[2], nil
		}
		return holds[1], nil
	}
}

// outcomes says whether op holds for less, equal and greater.
func outcomes(op Op) [3]answer {
	switch op {
	case Equal:
		return [3]answer{no, yes, no}
	case NotEqual:
		return [3]answer{yes, no, yes}
	case Less:
		return [3]answer{yes, no, no}
	case LessEqual:
		return [3]answer{yes, yes, no}
	case Greater:
		return [3]answer{no, no, yes}
	}
	return [3]answer{no, yes, yes} // GreaterEqual
}

// compareTruths orders false before true.
func compareTruths(op Op, left, right truth) truth {
	holds := outcomes(op)
	return func(f *layer.Feature) (answer, error) {
		l, err := left(f)
		if err != nil {
			return unknown, err
		}
		r, err := right(f)
		if err != nil || l == unknown || r == unknown {
			return unknown, err
		}
		return holds[cmp.Compare(l, r)+1], nil
	}
}

// compileIn asks for the value once; a list without the value but with an
// unknown in it leaves the answer unknown.
func compileIn(o *Operation) truth {
	switch list := o.Args[1:]; o.Args[0].Kind().family() {
	case Text:
		return among(textValue(o.Args[0]), list, textValue)
	case Number:
		return among(numberValue(o.Args[0]), list, numberValue)
	case Date:
		return among(instantValue(o.Args[0]), list, instantValue)
	}
	all := make([]truth, 0, len(o.Args))
	for _, a := range o.Args[1:] {
		all = append(all, compareTruths(Equal, compile(o.Args[0]), compile(a)))
	}
	return greatest(all)
}

func among[T comparable](v value[T], list []Node, read func(Node) value[T]) truth {
	literals := map[T]bool{}
	var others []value[T]
	for _, n := range list {
		if constant(n) {
			s, _ := read(n)(nil)
			literals[s] = true
		} else {
			others = append(others, read(n))
		}
	}
	return func(f *layer.Feature) (answer, error) {
		s, ok := v(f)
		if !ok {
			return unknown, nil
		}
		found := known(literals[s])
		for _, other := range others {
			if found == yes {
				break
			}
			if o, ok := other(f); !ok {
				found = unknown
			} else if o == s {
				found = yes
			}
		}
		return found, nil
	}
}

// constant tells a literal, which needs no feature.
func constant(n Node) bool {
	switch n.(type) {
	case TextLiteral, NumberLiteral, Instant:
		return true
	}
	return false
}
