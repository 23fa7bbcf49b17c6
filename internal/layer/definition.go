package layer

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Definitions are all layer definitions by code.
type Definitions map[Code]Definition

// LoadDefinitions reads layers/*.yaml of schema (one definition per file, the
// file named after the code). It is strict: an unknown key, a text in one
// language only or a reference to a field that is not there is an error.
func LoadDefinitions(schema fs.FS) (Definitions, error) {
	names, err := fs.Glob(schema, "layers/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list layer definitions: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no layer definitions under layers/")
	}
	all := Definitions{}
	for _, name := range names {
		d, err := loadDefinition(schema, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all[d.Code] = d
	}
	return all, all.distinct()
}

func loadDefinition(schema fs.FS, name string) (Definition, error) {
	text, err := fs.ReadFile(schema, name)
	if err != nil {
		return Definition{}, err
	}
	var d Definition
	if err := DecodeStrict(text, &d); err != nil {
		return d, err
	}
	if want := strings.TrimSuffix(path.Base(name), ".yaml"); string(d.Code) != want {
		return d, fmt.Errorf("code %q does not match the file name", d.Code)
	}
	d.index()
	return d, d.Validate()
}

// Codes are the codes in alphabetical order.
func (ds Definitions) Codes() []Code {
	codes := make([]Code, 0, len(ds))
	for c := range ds {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	return codes
}

// Named finds a layer by its code or one of its older table names, without case.
func (ds Definitions) Named(name string) (Definition, bool) {
	if d, ok := ds[Code(strings.ToUpper(name))]; ok {
		return d, true
	}
	for _, c := range ds.Codes() {
		if containsFold(ds[c].Aliases, name) {
			return ds[c], true
		}
	}
	return Definition{}, false
}

// distinct refuses a table name that two layers claim.
func (ds Definitions) distinct() error {
	owner := map[string]Code{}
	for _, c := range ds.Codes() {
		for _, name := range append([]string{string(c)}, ds[c].Aliases...) {
			key := strings.ToUpper(name)
			if other, taken := owner[key]; taken && other != c {
				return fmt.Errorf("table name %s is claimed by %s and %s", name, other, c)
			}
			owner[key] = c
		}
	}
	return nil
}

// Zones are the zones rules may speak of, in alphabetical order.
func (d Definition) Zones() []string {
	if d.Zone == nil {
		return nil
	}
	zones := make([]string, 0, len(d.Zone.Names))
	for z := range d.Zone.Names {
		zones = append(zones, z)
	}
	slices.Sort(zones)
	return zones
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(v string) bool { return strings.EqualFold(v, s) })
}
