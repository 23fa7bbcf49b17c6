package check

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"testing/fstest"

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
// rules that could both claim the same case in one pack is an error.
func LoadLaw(schema fs.FS) (*Law, error) {
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
	l.sort()
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

// Content is the law in canonical bytes: a JSON object of file name → text
// with sorted names. ParseLaw gives the same law back.
func (l *Law) Content() []byte {
	text, err := json.Marshal(l.texts)
	if err != nil {
		panic(err) // a map of strings always marshals
	}
	return text
}

// ParseLaw loads what Content wrote.
func ParseLaw(content []byte) (*Law, error) {
	var texts map[string]string
	if err := json.Unmarshal(content, &texts); err != nil {
		return nil, fmt.Errorf("stored law: %w", err)
	}
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return LoadLaw(files)
}

// RuleSets gives the hash of every part of the law: the packs in order, then
// tolerance, vocabulary and layers.
func (l *Law) RuleSets() []RuleSet {
	var sets []RuleSet
	for _, p := range l.Packs {
		sets = append(sets, RuleSet{ID: p.ID, Name: p.Name, Rules: len(p.Rules), SHA256: l.hash("rules/" + p.ID + ".yaml")})
	}
	return append(sets,
		RuleSet{ID: "tolerance", Name: bilingual.Text{ZH: "容差", EN: "Tolerances"}, SHA256: l.hash(toleranceFile)},
		RuleSet{ID: "vocabulary", Name: bilingual.Text{ZH: "词表", EN: "Vocabulary"}, SHA256: l.hash(kindsFile, documentsFile, mineralsFile)},
		RuleSet{ID: "layers", Name: bilingual.Text{ZH: "图层定义", EN: "Layer definitions"}, SHA256: l.hash(l.layerFiles()...)},
	)
}

func (l *Law) layerFiles() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(l.texts)), func(name string) bool { return name[0] != 'l' })
}

// hash is over name and text of each file, lengths first.
func (l *Law) hash(names ...string) string {
	h := sha256.New()
	for _, name := range names {
		fmt.Fprintf(h, "%d %s %d %s", len(name), name, len(l.texts[name]), l.texts[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}
