package check

import (
	"fmt"
	"slices"

	"onemap/internal/bilingual"
)

// validate tells the first thing wrong with the law.
func (l *Law) validate() error {
	for _, step := range []func() error{l.checkVocabulary, l.checkKinds, l.checkTolerances, l.checkPacks, l.checkAmbiguity} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// names refuses codes used twice and names in one language only.
type names map[string]bool

func (n names) add(what, code string, name bilingual.Text) error {
	if code == "" || !name.Complete() || n[what+" "+code] {
		return fmt.Errorf("%s %q: needs a code used once and a name in both languages", what, code)
	}
	n[what+" "+code] = true
	return nil
}

func (l *Law) checkVocabulary() error {
	seen := names{}
	for _, d := range l.Documents {
		if err := seen.add("document", d.Code, d.Name); err != nil {
			return err
		}
	}
	for _, a := range l.Attributes {
		if err := a.check(seen); err != nil {
			return err
		}
	}
	return l.checkMinerals(seen)
}

func (a AttributeDefinition) check(seen names) error {
	for value, name := range a.Values {
		if err := seen.add("value of "+a.Code, value, name); err != nil {
			return err
		}
	}
	for spelling, value := range a.Spell {
		if _, ok := a.Values[value]; !ok {
			return fmt.Errorf("attribute %s: %q spells %q, which is no value", a.Code, spelling, value)
		}
	}
	return seen.add("attribute", a.Code, a.Name)
}

func (l *Law) checkMinerals(seen names) error {
	for _, g := range l.Groups {
		if err := seen.add("mineral group", g.Code, g.Name); err != nil {
			return err
		}
	}
	for _, m := range l.Minerals {
		if err := seen.add("mineral", m.Code, m.Name); err != nil {
			return err
		}
		for _, g := range m.Groups {
			if !l.hasGroup(g) {
				return fmt.Errorf("mineral %s: no such group %q", m.Code, g)
			}
		}
	}
	return nil
}

func (l *Law) checkKinds() error {
	seen := names{}
	for _, k := range l.Kinds {
		if err := seen.add("kind", string(k.Code), k.Name); err != nil {
			return err
		}
		if err := l.checkKind(k); err != nil {
			return fmt.Errorf("kind %s: %w", k.Code, err)
		}
	}
	return nil
}

func (l *Law) checkKind(k KindDefinition) error {
	for _, code := range k.Layers {
		if _, ok := l.Layers[code]; !ok {
			return fmt.Errorf("no such layer %q", code)
		}
	}
	for _, code := range k.Required {
		if !slices.Contains(k.Layers, code) {
			return fmt.Errorf("required layer %s is not asked", code)
		}
	}
	for _, a := range k.Attributes {
		if !l.hasAttribute(a) {
			return fmt.Errorf("no such attribute %q", a)
		}
	}
	return nil
}

func (l *Law) checkTolerances() error {
	t := l.Tolerances
	if t.Noise.Area > t.Sliver.Area || t.Noise.Width > t.Sliver.Width || !t.Note.Complete() {
		return fmt.Errorf("tolerance: noise must lie below sliver, and the note be in both languages")
	}
	for _, code := range t.Confirm {
		if _, ok := l.Layers[code]; !ok {
			return fmt.Errorf("tolerance: no such layer %q", code)
		}
	}
	return nil
}

func (l *Law) hasGroup(code string) bool {
	return slices.ContainsFunc(l.Groups, func(g MineralGroup) bool { return g.Code == code })
}

func (l *Law) hasAttribute(code string) bool {
	return slices.ContainsFunc(l.Attributes, func(a AttributeDefinition) bool { return a.Code == code })
}
