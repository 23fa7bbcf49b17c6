package filter

// appendOperation writes an operation in the form its operator has in text.
func appendOperation(b []byte, o *Operation) []byte {
	switch o.Op {
	case And, Or:
		return appendBetween(b, o, " "+o.Op.upper()+" ", rank(o)+1)
	case Not:
		return appendNode(append(b, "NOT "...), o.Args[0], 4)
	case IsNull:
		return append(appendNode(b, o.Args[0], 5), " IS NULL"...)
	case Like:
		return appendBetween(b, o, " LIKE ", 5)
	case Between:
		b = append(appendNode(b, o.Args[0], 5), " BETWEEN "...)
		b = append(appendNode(b, o.Args[1], 5), " AND "...)
		return appendNode(b, o.Args[2], 5)
	case In:
		b = append(appendNode(b, o.Args[0], 5), " IN "...)
		return appendList(b, o.Args[1:])
	case MakeInterval:
		return appendInterval(b, o)
	case Power:
		return appendBetween(b, o, " ^ ", 8)
	}
	switch {
	case o.Op.comparison():
		return appendBetween(b, o, " "+string(o.Op)+" ", 5)
	case o.Op.arithmetic():
		b = append(appendNode(b, o.Args[0], rank(o)), " "+o.Op.upper()+" "...)
		return appendNode(b, o.Args[1], rank(o)+1)
	}
	return appendList(append(b, o.Op.upper()...), o.Args)
}

func appendBetween(b []byte, o *Operation, operator string, least int) []byte {
	for i, a := range o.Args {
		if i > 0 {
			b = append(b, operator...)
		}
		b = appendNode(b, a, least)
	}
	return b
}

func appendList(b []byte, args []Node) []byte {
	b = append(b, '(')
	for i, a := range args {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendNode(b, a, 0)
	}
	return append(b, ')')
}

func appendInterval(b []byte, o *Operation) []byte {
	b = append(b, "INTERVAL("...)
	for i, a := range o.Args {
		if i > 0 {
			b = append(b, ", "...)
		}
		if t, ok := a.(Instant); ok {
			b = append(append(append(b, '\''), t.String()...), '\'')
			continue
		}
		b = appendNode(b, a, 0)
	}
	return append(b, ')')
}
