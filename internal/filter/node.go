package filter

import "time"

// Node is a part of an expression: *Operation, Reference or a literal.
type Node interface {
	// Kind is the type of its value.
	Kind() Kind
}

// Operation is an operator or function with its arguments: two for comparisons,
// arithmetic, LIKE, spatial and temporal functions and INTERVAL, three for
// BETWEEN, any number for AND and OR, the value and then the list for IN, one
// for the rest.
type Operation struct {
	Op     Op
	Args   []Node
	kind   Kind
	height int // of the tree below, leaves 0
}

// Reference is the value of a property of the feature.
type Reference struct{ Property Property }

// The literals. An Instant is UTC, to the microsecond; Day tells DATE from
// TIMESTAMP. Unbounded is an open end ".." of an interval.
type (
	TextLiteral    string
	NumberLiteral  float64
	BooleanLiteral bool
	Instant        struct {
		Time time.Time
		Day  bool
	}
	Unbounded struct{ Future bool }
)

// Kind implements Node.
func (o *Operation) Kind() Kind { return o.kind }

// Kind implements Node.
func (r Reference) Kind() Kind { return r.Property.Kind }

// Kind implements Node.
func (TextLiteral) Kind() Kind { return Text }

// Kind implements Node.
func (NumberLiteral) Kind() Kind { return Number }

// Kind implements Node.
func (BooleanLiteral) Kind() Kind { return Boolean }

// Kind implements Node.
func (Unbounded) Kind() Kind { return Timestamp }

// Kind implements Node.
func (i Instant) Kind() Kind {
	if i.Day {
		return Date
	}
	return Timestamp
}

func height(n Node) int {
	if o, ok := n.(*Operation); ok {
		return o.height
	}
	return 0
}
