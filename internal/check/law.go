package check

import (
	"fmt"
	"io/fs"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// Law is everything under schema/rules and schema/layers: what a check judges
// by. It is read-only and safe for any number of readers.
type Law struct {
	Packs      []Pack // national first
	Kinds      []KindDefinition
	Attributes []AttributeDefinition
	Tolerances Tolerances
	Documents  []Document
	Minerals   []Mineral
	Groups     []MineralGroup
	Layers     layer.Definitions

	texts map[string]string // file → text, as loaded
	index map[ruleKey][]*Rule
}

// Pack is one file of rules.
type Pack struct {
	ID    string         `yaml:"pack" json:"pack"`
	Name  bilingual.Text `yaml:"name" json:"name"`
	Rules []*Rule        `yaml:"rules" json:"rules"`
}

// RuleSet names one hashed part of the law: a rule pack, or "tolerance",
// "vocabulary" (kinds, documents, minerals) or "layers".
type RuleSet struct {
	ID     string         `json:"id"`
	SHA256 string         `json:"sha256"` // of the canonical bytes of its files, lower-case hex
	Name   bilingual.Text `json:"-"`
	Rules  int            `json:"-"`
}

// LoadLaw reads rules/*.yaml and layers/*.yaml of schema, strictly: an unknown
// key, a reference to nothing, a missing translation, date or basis, or two
// rules that could both claim the same case in one pack is an error, and so is
// a layer that may no longer be published.
func LoadLaw(schema fs.FS) (*Law, error) {
	l, err := readLaw(schema)
	if err != nil {
		return nil, err
	}
	for _, code := range l.Layers.Codes() {
		if err := l.Layers[code].Publishable(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func readLaw(schema fs.FS) (*Law, error) {
	l := &Law{texts: map[string]string{}}
	if err := l.gather(schema); err != nil {
		return nil, err
	}
	var err error
	if l.Layers, err = layer.LoadDefinitions(schema); err != nil {
		return nil, err
	}
	if err = l.read(); err != nil {
		return nil, err
	}
	l.fillIndex()
	return l, l.validate()
}

func (l *Law) gather(schema fs.FS) error {
	for _, pattern := range []string{"rules/*.yaml", "layers/*.yaml"} {
		names, err := fs.Glob(schema, pattern)
		if err != nil {
			return fmt.Errorf("list %s: %w", pattern, err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(schema, name)
			if err != nil {
				return fmt.Errorf("read the law: %w", err)
			}
			l.texts[name] = string(text)
		}
	}
	return nil
}
