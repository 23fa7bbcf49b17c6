package filter

import "onemap/internal/problem"

// parser reads tokens by precedence: OR, AND, NOT, predicates, + -, * / % DIV,
// ^. Brackets hold an expression of any kind; the builder says whether it fits.
type parser struct {
	builder
	tokens []token
	depth  int
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) take() token {
	t := p.tokens[0]
	if t.kind != end && t.kind != wrong {
		p.tokens = p.tokens[1:]
	}
	return t
}

// accept takes a keyword when it comes next.
func (p *parser) accept(keyword string) bool {
	if p.peek().is(keyword) {
		p.take()
		return true
	}
	return false
}

func (p *parser) acceptSign(sign string) bool {
	if p.peek().sign(sign) {
		p.take()
		return true
	}
	return false
}

// want takes a sign or refuses what stands there instead.
func (p *parser) want(sign string) error {
	if p.acceptSign(sign) {
		return nil
	}
	return p.unexpected("“"+sign+"”", `"`+sign+`"`)
}

// unexpected says what is missing at the next token.
func (p *parser) unexpected(zh, en string) error {
	t := p.peek()
	if t.kind == wrong && t.text == "unclosed" {
		return p.fail(t.at, syntax("引号没有结束", "a quotation mark is not closed"))
	}
	return p.fail(t.at, syntax("这里需要"+zh, en+" is expected here"))
}

// nested runs read one level deeper and refuses too deep nesting beforehand.
func (p *parser) nested(read func() (Node, error)) (Node, error) {
	if p.depth++; p.depth > MaxDepth {
		return nil, p.fail(p.peek().at, tooDeep())
	}
	n, err := read()
	p.depth--
	return n, err
}

func (p *parser) whole() (Node, error) {
	n, err := p.expression()
	if err != nil {
		return nil, err
	}
	if p.peek().kind != end {
		return nil, p.unexpected("AND、OR 或结尾", "AND, OR or the end")
	}
	return n, p.condition(n)
}

// condition refuses an expression that is neither true nor false.
func (b *builder) condition(n Node) error {
	if n.Kind() == Boolean {
		return nil
	}
	return b.fail(0, notACondition(n))
}

func notACondition(n Node) *problem.Problem {
	return refuse(codeType,
		textf("过滤条件应为真或假，而这里是%[1]s", "a filter is true or false, but this is %[2]s", n.Kind().name().ZH, n.Kind().name().EN),
		text("请写成比较，例如 area_m2 > 1000", "write a comparison, for example area_m2 > 1000"))
}

func (p *parser) expression() (Node, error) {
	return p.joined(Or, func() (Node, error) { return p.joined(And, p.negation) })
}

// joined reads operands between the same keyword.
func (p *parser) joined(op Op, operand func() (Node, error)) (Node, error) {
	first, err := operand()
	if err != nil || !p.peek().is(string(op)) {
		return first, err
	}
	args, offset := []Node{first}, p.peek().at
	for p.accept(string(op)) {
		n, err := operand()
		if err != nil {
			return nil, err
		}
		args = append(args, n)
	}
	return p.operation(offset, op, args...)
}

func (p *parser) negation() (Node, error) {
	t := p.peek()
	if !p.accept("NOT") {
		return p.predicate()
	}
	n, err := p.nested(p.negation)
	return p.unary(t.at, Not, n, err)
}

// unary applies an operation to what was read without an error.
func (p *parser) unary(offset int, op Op, n Node, err error) (Node, error) {
	if err != nil {
		return nil, err
	}
	return p.operation(offset, op, n)
}
