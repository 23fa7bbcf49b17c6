package filter

import (
	"strconv"
	"strings"
)

// rank orders operators by how tightly they bind; an argument that binds less
// than its place demands is put in brackets.
func rank(n Node) int {
	o, ok := n.(*Operation)
	if !ok {
		return 8
	}
	switch o.Op {
	case Or:
		return 1
	case And:
		return 2
	case Not:
		return 3
	case Plus, Minus:
		return 5
	case Times, Divide, Modulo, IntegerDiv:
		return 6
	case Power:
		return 7
	case Like, Between, In, IsNull:
		return 4
	}
	if o.Op.comparison() {
		return 4
	}
	return 8
}

// appendNode writes a node; least is the rank its place demands.
func appendNode(b []byte, n Node, least int) []byte {
	if rank(n) < least {
		return append(appendNode(append(b, '('), n, 0), ')')
	}
	switch n := n.(type) {
	case *Operation:
		return appendOperation(b, n)
	case Reference:
		return appendName(b, n.Property.Name)
	case *Place:
		return n.appendText(b)
	}
	return appendScalar(b, n)
}

func appendScalar(b []byte, n Node) []byte {
	switch n := n.(type) {
	case TextLiteral:
		return appendQuoted(b, string(n))
	case NumberLiteral:
		return appendNumber(b, float64(n))
	case BooleanLiteral:
		return append(b, strings.ToUpper(strconv.FormatBool(bool(n)))...)
	case Instant:
		if n.Day {
			return append(append(append(b, "DATE('"...), n.String()...), "')"...)
		}
		return append(append(append(b, "TIMESTAMP('"...), n.String()...), "')"...)
	}
	return append(b, "'..'"...)
}

func appendNumber(b []byte, f float64) []byte {
	return append(b, strings.Replace(strconv.FormatFloat(f, 'g', -1, 64), "e", "E", 1)...)
}

func appendName(b []byte, name string) []byte {
	if plain(name) {
		return append(b, name...)
	}
	return append(append(append(b, '"'), strings.ReplaceAll(name, `"`, `""`)...), '"')
}

// appendQuoted writes a literal with the escapes scan reads.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '\'')
	for i := 0; i < len(s); i++ {
		switch at := strings.IndexByte(escapedBytes, s[i]); {
		case s[i] == '\'':
			b = append(b, '\'', '\'')
		case at >= 0:
			b = append(b, '\\', escapeLetters[at])
		default:
			b = append(b, s[i])
		}
	}
	return append(b, '\'')
}
