package filter

import "slices"

// Reads are the attributes the expression looks at, never nil, and whether it
// looks at the geometry, so that nobody has to make what is not looked at.
func (e *Expression) Reads() (attributes []string, shape bool) {
	r := reader{attributes: []string{}}
	r.node(e.root)
	return r.attributes, r.shape
}

type reader struct {
	attributes []string
	shape      bool
}

func (r *reader) node(n Node) {
	switch n := n.(type) {
	case *Operation:
		for _, a := range n.Args {
			r.node(a)
		}
	case Reference:
		switch p := n.Property; {
		case p.Column == InShape:
			r.shape = true
		case p.Column == InAttributes && !slices.Contains(r.attributes, p.Name):
			r.attributes = append(r.attributes, p.Name)
		}
	}
}
