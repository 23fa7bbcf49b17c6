package filter

import "onemap/internal/layer"

// compile turns a core expression into closures once, so that asking a feature
// neither walks the tree nor decides what kinds its values have.
func compile(n Node) truth {
	o, ok := n.(*Operation)
	if !ok {
		return compileLeaf(n)
	}
	switch o.Op {
	case And:
		return least(compileAll(o.Args))
	case Or:
		return greatest(compileAll(o.Args))
	case Not:
		return opposite(compile(o.Args[0]))
	case IsNull:
		return compileIsNull(o.Args[0])
	case Like:
		return compileLike(o)
	case In:
		return compileIn(o)
	}
	if o.Op.spatial() {
		return compileSpatial(o)
	}
	return compileComparison(o)
}

func compileAll(args []Node) []truth {
	all := make([]truth, len(args))
	for i, a := range args {
		all[i] = compile(a)
	}
	return all
}

// compileLeaf is TRUE, FALSE or a property of kind Boolean.
func compileLeaf(n Node) truth {
	if b, ok := n.(BooleanLiteral); ok {
		return always(known(bool(b)))
	}
	value := textValue(n)
	return func(f *layer.Feature) (answer, error) {
		switch s, _ := value(f); s {
		case "true":
			return yes, nil
		case "false":
			return no, nil
		}
		return unknown, nil
	}
}

func compileIsNull(n Node) truth {
	switch n.Kind().family() {
	case Text:
		return absent(textValue(n))
	case Number:
		return absent(numberValue(n))
	case Date:
		return absent(instantValue(n))
	case Boolean:
		of := compile(n)
		return func(f *layer.Feature) (answer, error) {
			a, err := of(f)
			return known(a == unknown), err
		}
	}
	return always(no) // every feature has its geometry
}

func absent[T any](v value[T]) truth {
	return func(f *layer.Feature) (answer, error) {
		_, ok := v(f)
		return known(!ok), nil
	}
}
