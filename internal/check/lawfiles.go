package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"onemap/internal/layer"
)

// The files of the law that are not rule packs.
const (
	kindsFile     = "rules/kinds.yaml"
	toleranceFile = "rules/tolerance.yaml"
	documentsFile = "rules/documents.yaml"
	mineralsFile  = "rules/minerals.yaml"
)

// firstPack is the pack every other one adds to.
const firstPack = "national"

func (l *Law) read() error {
	var kinds struct {
		Kinds      []KindDefinition      `yaml:"kinds"`
		Attributes []AttributeDefinition `yaml:"attributes"`
	}
	var documents struct {
		Documents []Document `yaml:"documents"`
	}
	var minerals struct {
		Groups   []MineralGroup `yaml:"groups"`
		Minerals []Mineral      `yaml:"minerals"`
	}
	for name, out := range map[string]any{
		kindsFile: &kinds, toleranceFile: &l.Tolerances, documentsFile: &documents, mineralsFile: &minerals,
	} {
		if err := l.decode(name, out); err != nil {
			return err
		}
	}
	l.Kinds, l.Attributes = kinds.Kinds, kinds.Attributes
	l.Documents, l.Groups, l.Minerals = documents.Documents, minerals.Groups, minerals.Minerals
	return l.readPacks()
}

func (l *Law) decode(name string, out any) error {
	text, ok := l.texts[name]
	if !ok {
		return fmt.Errorf("the law has no %s", name)
	}
	if err := layer.DecodeStrict([]byte(text), out); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// readPacks reads every other file under rules as a pack, national first, the
// rest by name.
func (l *Law) readPacks() error {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(l.texts)), func(name string) bool { return !isPack(name) })
	for _, name := range names {
		var p Pack
		if err := l.decode(name, &p); err != nil {
			return err
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); p.ID != want {
			return fmt.Errorf("%s: pack %q does not match the file name", name, p.ID)
		}
		for _, r := range p.Rules {
			r.Pack = p.ID
		}
		l.Packs = append(l.Packs, p)
	}
	slices.SortStableFunc(l.Packs, func(a, b Pack) int { return rank(a) - rank(b) })
	return nil
}

func rank(p Pack) int {
	if p.ID == firstPack {
		return 0
	}
	return 1
}

func isPack(name string) bool {
	switch name {
	case kindsFile, toleranceFile, documentsFile, mineralsFile:
		return false
	}
	return strings.HasPrefix(name, "rules/")
}
