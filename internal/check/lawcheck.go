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

func (l *Law) checkVocabulary() error {
	seen := map[string]bool{}
	once := func(what, code string, name bilingual.Text) error {
		if code == "" || !name.Complete() || seen[what+code] {
			return fmt.Errorf("%s %q: needs a code used once and a name in both languages", what, code)
		}
		seen[what+code] = true
		return nil
	}
	for _, a := range l.Attributes {
		if err := once("attribute", a.Code, a.Name); err != nil {
			return err
		}
		for value, name := range a.Values {
			if !name.Complete() {
				return fmt.Errorf("attribute %s: value %s needs a name in both languages", a.Code, value)
			}
		}
	}
	for _, d := range l.Documents {
		if err := once("document", d.Code, d.Name); err != nil {
			return err
		}
	}
	for _, g := range l.Groups {
		if err := once("mineral group", g.Code, g.Name); err != nil {
			return err
		}
	}
	for _, m := range l.Minerals {
		if err := once("mineral", m.Code, m.Name); err != nil {
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
	seen := map[Kind]bool{}
	for _, k := range l.Kinds {
		if k.Code == "" || !k.Name.Complete() || seen[k.Code] {
			return fmt.Errorf("kind %q: needs a code used once and a name in both languages", k.Code)
		}
		seen[k.Code] = true
		for _, code := range slices.Concat(k.Layers, k.Required) {
			if _, ok := l.Layers[code]; !ok {
				return fmt.Errorf("kind %s: no such layer %q", k.Code, code)
			}
		}
		for _, code := range k.Required {
			if !slices.Contains(k.Layers, code) {
				return fmt.Errorf("kind %s: required layer %s is not asked", k.Code, code)
			}
		}
		for _, a := range k.Attributes {
			if !l.hasAttribute(a) {
				return fmt.Errorf("kind %s: no such attribute %q", k.Code, a)
			}
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
