package filter

import (
	"sync"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Options say how geometry literals are written (filter-crs). The zero value is
// CRS84.
type Options struct {
	CRS        geometry.CRS // of coordinates in literals; native
	NorthFirst bool         // north or latitude is written first, as the CRS URI of EPSG says
}

// Expression is a filter whose properties exist and whose types fit. It never
// changes and may be shared.
type Expression struct {
	root  Node
	truth truth
	spare sync.Pool // *layer.Feature: asking needs no memory of its own
}

// ParseText reads cql2-text. Problems are of class Usage, with the place in the
// text: Q01 syntax, Q02 property, Q03 types, Q04 function, Q05 limit, Q06
// literal, Q07 geometry.
func ParseText(s string, q Schema, o Options) (*Expression, error) {
	b := builder{source: s, schema: q, options: o}
	if len(s) > MaxBytes {
		return nil, b.fail(0, tooMuch("字节数", "bytes", MaxBytes))
	}
	p := parser{builder: b, tokens: scan(s)}
	root, err := p.whole()
	if err != nil {
		return nil, err
	}
	return newExpression(root), nil
}

func newExpression(root Node) *Expression {
	return &Expression{root: root, truth: compile(core(root))}
}

// Root is the expression as a tree.
func (e *Expression) Root() Node { return e.root }

// Text is canonical cql2-text in CRS84: equal texts are equal questions,
// whatever encoding, spelling or filter-crs they came in.
func (e *Expression) Text() string { return string(appendNode(nil, e.root, 0)) }

// Matches tells whether the feature is selected: whether the answer is true,
// not false and not unknown. An error is a fault of the geometry engine.
func (e *Expression) Matches(f layer.Feature) (bool, error) {
	asked, _ := e.spare.Get().(*layer.Feature)
	if asked == nil {
		asked = new(layer.Feature)
	}
	*asked = f
	a, err := e.truth(asked)
	*asked = layer.Feature{}
	e.spare.Put(asked)
	return a == yes, err
}
