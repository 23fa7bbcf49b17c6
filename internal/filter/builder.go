package filter

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onemap/internal/problem"
)

// builder makes the nodes of one expression for both encodings, so that types
// and limits are checked in one place.
type builder struct {
	source  string
	schema  Schema
	options Options
	nodes   int
}

// fail places a problem.
func (b *builder) fail(offset int, p *problem.Problem) error { return at(b.source, offset, p) }

// count refuses a node too many.
func (b *builder) count(offset int) error {
	if b.nodes++; b.nodes > MaxNodes {
		return b.fail(offset, tooMuch("节点数", "nodes", MaxNodes))
	}
	return nil
}

func tooDeep() *problem.Problem { return tooMuch("嵌套层数", "levels of nesting", MaxDepth) }

// operation makes an operation of arguments that fit it. AND and OR take up the
// arguments of the same operator below them.
func (b *builder) operation(offset int, op Op, args ...Node) (Node, error) {
	if err := b.count(offset); err != nil {
		return nil, err
	}
	if op == And || op == Or {
		args = flat(op, args)
	}
	if op.comparison() || op == Between || op == In {
		args = dated(args)
	}
	o := &Operation{Op: op, Args: args}
	for _, a := range args {
		o.height = max(o.height, 1+height(a))
	}
	if o.height > MaxDepth {
		return nil, b.fail(offset, tooDeep())
	}
	kind, p := result(op, args)
	if p != nil {
		return nil, b.fail(offset, p)
	}
	o.kind = kind
	return o, nil
}

func flat(op Op, args []Node) []Node {
	var out []Node
	for _, a := range args {
		if o, ok := a.(*Operation); ok && o.Op == op {
			out = append(out, o.Args...)
		} else {
			out = append(out, a)
		}
	}
	return out
}

// dated reads texts beside dates as dates where they are spelled like one.
func dated(args []Node) []Node {
	if !slices.ContainsFunc(args, func(n Node) bool { return n.Kind().family() == Date }) {
		return args
	}
	out := slices.Clone(args)
	for i, a := range args {
		s, ok := a.(TextLiteral)
		if t, p := moment(string(s)); ok && p == nil && t != (Unbounded{}) {
			out[i] = t
		}
	}
	return out
}

func (b *builder) property(offset int, name string) (Node, error) {
	if err := b.count(offset); err != nil {
		return nil, err
	}
	p, ok := b.schema.Property(name)
	if !ok {
		return nil, b.fail(offset, unknownProperty(name, b.schema.names()))
	}
	return Reference{p}, nil
}

func (b *builder) number(offset int, token string) (Node, error) {
	if err := b.count(offset); err != nil {
		return nil, err
	}
	f, err := strconv.ParseFloat(token, 64)
	if err != nil || math.IsInf(f, 0) {
		return nil, b.fail(offset, badLiteral("数值超出范围", "the number is out of range"))
	}
	return NumberLiteral(f + 0), nil // -0 is 0
}

// text refuses what PostgreSQL cannot hold.
func (b *builder) text(offset int, s string) (Node, error) {
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		return nil, b.fail(offset, badLiteral("文本含有非法字符", "the text contains a character that is not allowed"))
	}
	return TextLiteral(s), b.count(offset)
}

func (b *builder) boolean(offset int, v bool) (Node, error) {
	return BooleanLiteral(v), b.count(offset)
}
