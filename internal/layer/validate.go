package layer

import (
	"fmt"
	"slices"
	"strings"
)

var (
	classes       = []Class{Status, Planning, Management, Society}
	sensitivities = []string{"public", "internal", "restricted"}
	fieldTypes    = []string{"text", "integer", "number", "date"}
	patterns      = []string{"solid", "hatch", "cross", "dots", "none"}
	reserved      = []string{"id", "name", "zone", "area_m2", "geometry"} // beside the fields in what is served
)

// Validate tells the first thing wrong with a definition.
func (d Definition) Validate() error {
	switch {
	case d.Code == "" || string(d.Code) != strings.ToUpper(string(d.Code)):
		return fmt.Errorf("code %q is not upper case", d.Code)
	case !d.Name.Complete():
		return fmt.Errorf("name must be given in Chinese and English")
	case !slices.Contains(classes, d.Class):
		return fmt.Errorf("class %q is not one of %v", d.Class, classes)
	case d.Source == "":
		return fmt.Errorf("source is missing")
	case !slices.Contains(sensitivities, d.Sensitivity):
		return fmt.Errorf("sensitivity %q is not one of %v", d.Sensitivity, sensitivities)
	case !(d.Accuracy > 0):
		return fmt.Errorf("accuracy_m must be positive")
	case !slices.Contains(patterns, d.Style.Pattern) || d.Style.Line == "":
		return fmt.Errorf("style needs a line colour and a pattern of %v", patterns)
	}
	if err := d.validateFields(); err != nil {
		return err
	}
	if err := d.validateReferences(); err != nil {
		return err
	}
	return d.validateZone()
}

// Publishable tells what keeps a definition from being published any more. Those
// on record stay as they are and are read, so it is no part of Validate.
func (d Definition) Publishable() error {
	for _, f := range d.Fields {
		if slices.Contains(reserved, strings.ToLower(f.Code)) {
			return fmt.Errorf("layer %s: field %s: every feature has an answer of its own by that name", d.Code, f.Code)
		}
	}
	return nil
}

func (d Definition) validateFields() error {
	owner := map[string]string{}
	for _, f := range d.Fields {
		if f.Code == "" || !f.Name.Complete() {
			return fmt.Errorf("field %q needs a code and a name in both languages", f.Code)
		}
		if !slices.Contains(fieldTypes, f.Type) {
			return fmt.Errorf("field %s: type %q is not one of %v", f.Code, f.Type, fieldTypes)
		}
		for _, name := range append([]string{f.Code}, f.Aliases...) {
			key := strings.ToUpper(name)
			if other, taken := owner[key]; taken {
				return fmt.Errorf("field name %s is claimed by %s and %s", name, other, f.Code)
			}
			owner[key] = f.Code
		}
	}
	return nil
}

func (d Definition) validateReferences() error {
	named := map[string]string{"id": d.ID, "name_field": d.NameField, "area_field": d.AreaField, "breakdown": d.Breakdown}
	if d.Zone != nil {
		named["zone.field"], named["zone.also"] = d.Zone.Field, d.Zone.Also
	}
	if d.Elevation != nil {
		named["elevation.top"], named["elevation.bottom"] = d.Elevation.Top, d.Elevation.Bottom
	}
	for key, code := range named {
		if code != "" && !slices.ContainsFunc(d.Fields, func(f Field) bool { return f.Code == code }) {
			return fmt.Errorf("%s names field %q, which is not defined", key, code)
		}
	}
	if d.ID == "" {
		return fmt.Errorf("id is missing")
	}
	return nil
}

func (d Definition) validateZone() error {
	if d.Zone == nil {
		return nil
	}
	for value, zone := range d.Zone.Values {
		if _, ok := d.Zone.Names[zone]; !ok {
			return fmt.Errorf("zone value %q means %q, which has no name", value, zone)
		}
	}
	for zone, name := range d.Zone.Names {
		if !name.Complete() {
			return fmt.Errorf("zone %s must be named in Chinese and English", zone)
		}
	}
	return nil
}
