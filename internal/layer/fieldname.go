package layer

import "strings"

// Field finds a field by its standard code, an older one or its Chinese name,
// without case.
func (d Definition) Field(name string) (Field, bool) {
	if f := d.find(name); f != nil {
		return *f, true
	}
	return Field{}, false
}

// find is Field without a copy; nil when there is none.
func (d *Definition) find(name string) *Field {
	if d.named == nil {
		d.index()
	}
	i, ok := d.named[name]
	if !ok {
		i, ok = d.named[strings.ToUpper(name)]
	}
	if !ok {
		return nil
	}
	return &d.Fields[i]
}

// index makes the look-up of field names; imports ask it for every attribute
// of every feature. Codes win over older codes, and these over names.
func (d *Definition) index() {
	d.named = map[string]int{}
	for _, spelled := range []func(Field) []string{
		func(f Field) []string { return []string{f.Code} },
		func(f Field) []string { return f.Aliases },
		func(f Field) []string { return []string{f.Name.ZH} },
	} {
		for i, f := range d.Fields {
			for _, name := range spelled(f) {
				if key := strings.ToUpper(name); d.free(key) {
					d.named[key] = i
				}
			}
		}
	}
}

func (d *Definition) free(key string) bool {
	_, taken := d.named[key]
	return !taken
}
