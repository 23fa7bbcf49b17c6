package check

import (
	"slices"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// KindDefinition is a kind of subject as schema/rules/kinds.yaml defines it.
type KindDefinition struct {
	Code       Kind           `yaml:"code" json:"code"`
	Name       bilingual.Text `yaml:"name" json:"name"`
	Layers     []layer.Code   `yaml:"layers" json:"layers"`         // asked by a check
	Required   []layer.Code   `yaml:"required" json:"required"`     // without these the answer is undetermined
	Attributes []string       `yaml:"attributes" json:"attributes"` // attributes rules of this kind may test
}

// AttributeDefinition is something a sender may declare about a subject.
type AttributeDefinition struct {
	Code   string                    `yaml:"code" json:"code"`
	Name   bilingual.Text            `yaml:"name" json:"name"`
	Fields []string                  `yaml:"fields" json:"fields,omitempty"` // fields of delivered records that hold it
	Values map[string]bilingual.Text `yaml:"values" json:"values,omitempty"` // empty: free text
	Spell  map[string]string         `yaml:"spell" json:"spell,omitempty"`   // other spellings → value
}

// Document is a paper an officer needs before a conditional verdict clears.
type Document struct {
	Code string         `yaml:"code" json:"code"`
	Name bilingual.Text `yaml:"name" json:"name"`
	Note bilingual.Text `yaml:"note" json:"note,omitzero"`
}

// Mineral is one mineral with the groups it belongs to.
type Mineral struct {
	Code    string         `yaml:"code" json:"code"`
	Name    bilingual.Text `yaml:"name" json:"name"`
	Aliases []string       `yaml:"aliases" json:"aliases,omitempty"`
	Groups  []string       `yaml:"groups" json:"groups"`
}

// MineralGroup is a dated list of minerals with its source.
type MineralGroup struct {
	Code  string         `yaml:"code" json:"code"`
	Name  bilingual.Text `yaml:"name" json:"name"`
	Basis []Citation     `yaml:"basis" json:"basis"`
}

// Kind finds a kind by its code.
func (l *Law) Kind(code Kind) (KindDefinition, bool) {
	for _, k := range l.Kinds {
		if k.Code == code {
			return k, true
		}
	}
	return KindDefinition{}, false
}

// Document finds a document by its code.
func (l *Law) Document(code string) (Document, bool) {
	for _, d := range l.Documents {
		if d.Code == code {
			return d, true
		}
	}
	return Document{}, false
}

// Mineral finds a mineral by code, Chinese or English name or alias, without case.
func (l *Law) Mineral(name string) (Mineral, bool) {
	name = strings.TrimSpace(name)
	for _, m := range l.Minerals {
		if strings.EqualFold(m.Code, name) || m.Name.ZH == name || strings.EqualFold(m.Name.EN, name) ||
			slices.ContainsFunc(m.Aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return m, true
		}
	}
	return Mineral{}, false
}

// declared gives the value of attribute code among what a sender wrote: under
// its own name or in one of the fields of kinds.yaml, other spellings (是,
// true, 1) turned into the listed values; empty when nobody declared it.
func (l *Law) declared(attributes map[string]string, code string) string {
	for _, a := range l.Attributes {
		if a.Code != code {
			continue
		}
		for _, name := range append([]string{a.Code}, a.Fields...) {
			if value := strings.TrimSpace(attributes[name]); value != "" {
				return a.spelled(value)
			}
		}
	}
	return ""
}

func (a AttributeDefinition) spelled(value string) string {
	if _, listed := a.Values[value]; listed {
		return value
	}
	if v, ok := a.Spell[strings.ToLower(value)]; ok {
		return v
	}
	return value
}
