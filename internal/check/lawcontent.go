package check

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing/fstest"

	"onemap/internal/bilingual"
)

// Content is the law in canonical bytes: a JSON object of file name → text
// with sorted names. ParseLaw gives the same law back.
func (l *Law) Content() []byte {
	text, err := json.Marshal(l.texts)
	if err != nil {
		panic(err) // a map of strings always marshals
	}
	return text
}

// ParseLaw reads what Content wrote, in this version or an older one: a law on
// record is read for as long as there are checks that were judged by it.
func ParseLaw(content []byte) (*Law, error) {
	var texts map[string]string
	if err := json.Unmarshal(content, &texts); err != nil {
		return nil, fmt.Errorf("stored law: %w", err)
	}
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return readLaw(files)
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
