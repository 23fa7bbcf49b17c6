package filter

// sum reads terms between + and -.
func (p *parser) sum() (Node, error) {
	return p.chain(p.product, func(t token) bool { return t.sign("+") || t.sign("-") })
}

func (p *parser) product() (Node, error) {
	return p.chain(p.power, func(t token) bool {
		return t.sign("*") || t.sign("/") || t.sign("%") || t.is("DIV")
	})
}

// chain reads operands between operators that bind to the left.
func (p *parser) chain(operand func() (Node, error), operator func(token) bool) (Node, error) {
	left, err := operand()
	for err == nil && operator(p.peek()) {
		t := p.take()
		op := Op(t.text)
		if t.kind == word {
			op = IntegerDiv
		}
		var right Node
		if right, err = operand(); err == nil {
			left, err = p.operation(t.at, op, left, right)
		}
	}
	return left, err
}

func (p *parser) power() (Node, error) {
	base, err := p.signed()
	t := p.peek()
	if err != nil || !p.acceptSign("^") {
		return base, err
	}
	exponent, err := p.signed()
	if err != nil {
		return nil, err
	}
	return p.operation(t.at, Power, base, exponent)
}

// signed reads an operand with a sign: a negative number, or -1 times the rest,
// for JSON has no other sign.
func (p *parser) signed() (Node, error) {
	t := p.peek()
	switch {
	case p.acceptSign("+"):
		if p.peek().kind != digits {
			return nil, p.unexpected("数值", "a number")
		}
	case p.acceptSign("-"):
		if p.peek().kind == digits {
			return p.number(t.at, "-"+p.take().text)
		}
		n, err := p.primary()
		if err != nil {
			return nil, err
		}
		return p.operation(t.at, Times, NumberLiteral(-1), n)
	}
	return p.primary()
}

// primary reads a literal, a property, a function or brackets.
func (p *parser) primary() (Node, error) {
	t := p.peek()
	switch t.kind {
	case digits:
		return p.number(t.at, p.take().text)
	case literal:
		return p.text(t.at, p.take().text)
	case quoted:
		return p.property(t.at, p.take().text)
	case word:
		return p.named()
	case symbol:
		if p.acceptSign("(") {
			return p.bracketed()
		}
	}
	return nil, p.unexpected("属性、值或函数", "a property, a value or a function")
}

func (p *parser) bracketed() (Node, error) {
	n, err := p.nested(p.expression)
	if err != nil {
		return nil, err
	}
	return n, p.want(")")
}

// named reads what begins with a word.
func (p *parser) named() (Node, error) {
	t := p.peek()
	switch {
	case reserved(t.text):
		if t.is("TRUE") || t.is("FALSE") {
			p.take()
			return p.boolean(t.at, t.is("TRUE"))
		}
		return nil, p.unexpected("属性、值或函数", "a property, a value or a function")
	case geometryWord(t.text) && p.opens(1):
		return p.geometry()
	case !p.tokens[1].sign("("):
		return p.property(t.at, p.take().text)
	}
	p.take()
	if instantWord(t) {
		return p.temporal(t)
	}
	op, known := function(t.text)
	if !known {
		return nil, p.fail(t.at, unknownFunction(t.text))
	}
	args, err := p.list()
	if err != nil {
		return nil, err
	}
	if err := p.arity(t.at, op, len(args)); err != nil {
		return nil, err
	}
	return p.operation(t.at, op, args...)
}

// arity wants as many arguments as an operation takes.
func (b *builder) arity(offset int, op Op, n int) error {
	least, most := 2, 2
	switch op {
	case CaseI, AccentI, Not, IsNull:
		least, most = 1, 1
	case Between:
		least, most = 3, 3
	case And, Or, In:
		most = n // limited as nodes
	}
	if least <= n && n <= most {
		return nil
	}
	return b.fail(offset, refuse(codeType,
		textf("%s 需要 %d 个参数，这里有 %d 个", "%s takes %d arguments, here are %d", op.upper(), least, n),
		text("请改正参数", "correct the arguments")))
}
