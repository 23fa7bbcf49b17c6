package filter

// temporal reads what follows DATE, TIMESTAMP or INTERVAL, the bracket next.
func (p *parser) temporal(t token) (Node, error) {
	if err := p.want("("); err != nil {
		return nil, err
	}
	read := p.instant
	if t.is("INTERVAL") {
		read = p.interval
	}
	n, err := read(t)
	if err != nil {
		return nil, err
	}
	return n, p.want(")")
}

func (p *parser) instant(t token) (Node, error) {
	s := p.peek()
	if s.kind != literal {
		return nil, p.unexpected("加单引号的日期", "a date in single quotes")
	}
	p.take()
	if t.is("DATE") {
		return p.date(s.at, s.text)
	}
	return p.timestamp(s.at, s.text)
}

func (p *parser) interval(t token) (Node, error) {
	from, err := p.intervalEnd()
	if err != nil {
		return nil, err
	}
	if err := p.want(","); err != nil {
		return nil, err
	}
	to, err := p.intervalEnd()
	if err != nil {
		return nil, err
	}
	return p.operation(t.at, MakeInterval, from, to)
}

// intervalEnd reads a date or timestamp in quotes, '..' or a property.
func (p *parser) intervalEnd() (Node, error) {
	if t := p.peek(); t.kind == literal {
		p.take()
		return p.moment(t.at, t.text)
	}
	return p.primary()
}
