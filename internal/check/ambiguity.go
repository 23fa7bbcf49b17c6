package check

import (
	"fmt"
	"slices"
)

func (l *Law) checkCondition(c Condition, r *Rule, kind KindDefinition) error {
	tests := len(c.In) + len(c.Prefix) + len(c.Groups) + len(c.Same) + len(c.Before)
	switch {
	case (c.Attribute == "") == (c.Feature == ""):
		return fmt.Errorf("a condition tests either an attribute or a feature field")
	case tests == 0:
		return fmt.Errorf("a condition needs in, prefix, groups, same or before")
	case c.Attribute != "" && !slices.Contains(kind.Attributes, c.Attribute):
		return fmt.Errorf("kind %s has no attribute %q", kind.Code, c.Attribute)
	}
	for _, field := range []string{c.Feature, c.Same, c.Before} {
		if f, ok := l.Layers[r.Layer].Field(field); field != "" && (!ok || f.Code != field) {
			return fmt.Errorf("layer %s has no field %q", r.Layer, field)
		}
	}
	for _, g := range c.Groups {
		if !l.hasGroup(g) {
			return fmt.Errorf("no such mineral group %q", g)
		}
	}
	return l.checkListed(c)
}

// checkListed refuses values that a listed attribute cannot have: such a
// condition would silently never hold.
func (l *Law) checkListed(c Condition) error {
	for _, a := range l.Attributes {
		if a.Code != c.Attribute || len(a.Values) == 0 {
			continue
		}
		for _, v := range c.In {
			if _, ok := a.Values[v]; !ok {
				return fmt.Errorf("attribute %s has no value %q", a.Code, v)
			}
		}
	}
	return nil
}

// checkAmbiguity refuses two rules of one pack that could both speak about
// the same case.
func (l *Law) checkAmbiguity() error {
	for _, p := range l.Packs {
		for i, a := range p.Rules {
			for _, b := range p.Rules[i+1:] {
				if collide(a, b) {
					return fmt.Errorf("rules %s and %s both claim the same case", a.ID, b.ID)
				}
			}
		}
	}
	return nil
}

func collide(a, b *Rule) bool {
	return a.Layer == b.Layer && a.Relation == b.Relation && a.Effective.meets(b.Effective) &&
		share(a.Kinds, b.Kinds) && shareZone(a.Zones, b.Zones) && !exclude(a.When, b.When)
}

func share[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

func shareZone(a, b []string) bool { return len(a) == 0 || len(b) == 0 || share(a, b) }

// exclude tells whether some condition of a can never hold together with one of b.
func exclude(a, b Conditions) bool {
	for _, c := range a {
		for _, d := range b {
			if opposed(c, d) {
				return true
			}
		}
	}
	return false
}

func opposed(c, d Condition) bool {
	if c.Attribute != d.Attribute || c.Feature != d.Feature {
		return false
	}
	same := slices.Equal(c.In, d.In) && slices.Equal(c.Prefix, d.Prefix) && slices.Equal(c.Groups, d.Groups) && c.Same == d.Same && c.Before == d.Before
	if c.Not != d.Not {
		return same
	}
	onlyIn := func(e Condition) bool {
		return len(e.In) > 0 && len(e.Prefix)+len(e.Groups)+len(e.Same)+len(e.Before) == 0
	}
	return !c.Not && onlyIn(c) && onlyIn(d) && !share(c.In, d.In)
}
