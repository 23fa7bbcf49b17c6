package filter

// collected writes a relation between a feature and a collection of different
// kinds as relations to its points, lines and polygons. A feature is an area, so
// lines and points never cover any of it.
func collected(o *Operation) Node {
	op, feature := o.Op, o.Args[0]
	place, ok := o.Args[1].(*Place)
	if first, swapped := feature.(*Place); swapped {
		op, feature, place, ok = turned(op), o.Args[1], first, true
	}
	if !ok || !place.mixed() {
		return o
	}
	c := collection{feature: feature, parts: place.parts()}
	return c.relation(op)
}

// collection is what a feature is compared with, by kind, polygons last.
type collection struct {
	feature Node
	parts   []*Place
}

// area are the polygons; nil when there are none.
func (c collection) area() *Place {
	if last := c.parts[len(c.parts)-1]; last.Type == MultiPolygon {
		return last
	}
	return nil
}

func (c collection) to(op Op, part *Place) Node { return plainly(op, c.feature, part) }

func (c collection) each(op Op, parts ...*Place) []Node {
	var all []Node
	for _, p := range parts {
		all = append(all, c.to(op, p))
	}
	return all
}

// relation follows the definitions of 21-065r2, spatial functions; dimensions are those of
// the part with the largest one.
func (c collection) relation(op Op) Node {
	area := c.area()
	switch {
	case op == Intersects:
		return c.any(op)
	case op == Disjoint:
		return negated(c.any(Intersects))
	case op == Touches:
		return plainly(And, c.any(Intersects), negated(c.sharesInterior(c.parts...)))
	case op == Contains:
		return plainly(And, c.covered(), c.any(Contains))
	case op == Crosses && area == nil:
		return plainly(And, c.sharesInterior(c.parts...), negated(c.covered()))
	case op == Crosses || area == nil:
		return BooleanLiteral(false)
	case op == Within:
		return c.to(op, area)
	case op == Equals:
		return plainly(And, append(c.each(Covers, c.parts...), c.to(op, area))...)
	}
	return plainly(And, c.sharesInterior(area), negated(c.to(Within, area)), negated(c.covered())) // Overlaps
}

func (c collection) any(op Op) Node { return plainly(Or, c.each(op, c.parts...)...) }

// covered is that no point of the collection lies outside the feature.
func (c collection) covered() Node { return plainly(And, c.each(Covers, c.parts...)...) }

// sharesInterior is that a part meets the inside of the feature, not its border
// only.
func (c collection) sharesInterior(parts ...*Place) Node {
	var all []Node
	for _, p := range parts {
		all = append(all, plainly(And, c.to(Intersects, p), negated(c.to(Touches, p))))
	}
	return plainly(Or, all...)
}

func negated(n Node) Node { return plainly(Not, n) }
