package filter

// predicate reads a scalar and what is asked of it, if anything.
func (p *parser) predicate() (Node, error) {
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	t := p.peek()
	if op := Op(t.text); t.kind == symbol && op.comparison() {
		p.take()
		right, err := p.sum()
		if err != nil {
			return nil, err
		}
		return p.operation(t.at, op, left, right)
	}
	if p.accept("IS") {
		return p.isNull(t.at, left)
	}
	negated := p.accept("NOT")
	n, err := p.worded(left, negated)
	if err != nil || !negated {
		return n, err
	}
	return p.operation(t.at, Not, n)
}

// worded reads LIKE, BETWEEN or IN; without any of them it is left itself.
func (p *parser) worded(left Node, negated bool) (Node, error) {
	t := p.peek()
	switch {
	case p.accept("LIKE"):
		pattern, err := p.primary()
		if err != nil {
			return nil, err
		}
		return p.operation(t.at, Like, left, pattern)
	case p.accept("BETWEEN"):
		return p.between(t.at, left)
	case p.accept("IN"):
		list, err := p.list()
		if err != nil {
			return nil, err
		}
		return p.operation(t.at, In, append([]Node{left}, list...)...)
	case negated:
		return nil, p.unexpected(" LIKE、BETWEEN 或 IN", "LIKE, BETWEEN or IN")
	}
	return left, nil
}

func (p *parser) isNull(offset int, left Node) (Node, error) {
	negated := p.accept("NOT")
	if !p.accept("NULL") {
		return nil, p.unexpected(" NULL", "NULL")
	}
	n, err := p.operation(offset, IsNull, left)
	if err != nil || !negated {
		return n, err
	}
	return p.operation(offset, Not, n)
}

func (p *parser) between(offset int, left Node) (Node, error) {
	low, err := p.sum()
	if err != nil {
		return nil, err
	}
	if !p.accept("AND") {
		return nil, p.unexpected(" AND", "AND")
	}
	high, err := p.sum()
	if err != nil {
		return nil, err
	}
	return p.operation(offset, Between, left, low, high)
}

// list reads "(expression, …)".
func (p *parser) list() ([]Node, error) {
	if err := p.want("("); err != nil {
		return nil, err
	}
	var all []Node
	for {
		n, err := p.nested(p.expression)
		if err != nil {
			return nil, err
		}
		if all = append(all, n); !p.acceptSign(",") {
			return all, p.want(")")
		}
	}
}
