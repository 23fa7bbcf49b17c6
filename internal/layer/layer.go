// Package layer says what a planning layer, an edition and a feature are and
// which edition is in force on a day.
//
// It knows layer definitions (schema/layers), effective and recorded time,
// coverage, content hashes and the comparison of two editions. It must never
// know how they are stored, checked, drawn or served. Dates are civil dates in
// China (no time zone); recorded times are UTC.
package layer

import (
	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// Code names a layer by its standard field code, e.g. "STBHHX".
type Code string

// Class is one of the four data classes of GB/T 39972-2021.
type Class string

// The classes: 现状数据, 规划管控数据, 管理数据, 社会经济数据.
const (
	Status     Class = "status"
	Planning   Class = "plan"
	Management Class = "manage"
	Society    Class = "socio"
)

// Definition is a layer as schema/layers/<code>.yaml defines it.
type Definition struct {
	Code        Code           `yaml:"code"`
	Name        bilingual.Text `yaml:"name"`
	Class       Class          `yaml:"class"`
	Source      string         `yaml:"source"`      // standard or document that defines the layer
	Aliases     []string       `yaml:"aliases"`     // older table names, e.g. YJJBNT
	Fields      []Field        `yaml:"fields"`      // attribute schema
	ID          string         `yaml:"id"`          // field that identifies a feature, usually BSM
	NameField   string         `yaml:"name_field"`  // field people call a feature by
	Zone        *ZoneField     `yaml:"zone"`        // sub-zones a rule may ask for
	Elevation   *ElevationPair `yaml:"elevation"`   // fields with the top and bottom elevation
	AreaField   string         `yaml:"area_field"`  // declared area, m² unless the field says otherwise
	Accuracy    float64        `yaml:"accuracy_m"`  // positional accuracy, metres
	Sensitivity string         `yaml:"sensitivity"` // public, internal, restricted
	Partition   bool           `yaml:"partition"`   // features must not overlap and leave no gaps
	Breakdown   string         `yaml:"breakdown"`   // field that reports break a subject down by
	Style       Style          `yaml:"style"`

	named map[string]int // every spelling of a field in upper case → its place in Fields; nil: not indexed
}

// Field is one attribute.
type Field struct {
	Code     string            `yaml:"code"`
	Name     bilingual.Text    `yaml:"name"`
	Type     string            `yaml:"type"` // text, integer, number, date
	Length   int               `yaml:"length"`
	Unit     string            `yaml:"unit"`
	Required bool              `yaml:"required"`
	Aliases  []string          `yaml:"aliases"` // older codes, matched without case
	Values   map[string]string `yaml:"values"`  // code list: value → meaning
}

// ZoneField maps the values of a field to the zones rules speak of.
type ZoneField struct {
	Field  string                    `yaml:"field"`
	Also   string                    `yaml:"also"`   // field asked when the first says nothing known, e.g. GHFQMC
	Values map[string]string         `yaml:"values"` // value as delivered → zone
	Names  map[string]bilingual.Text `yaml:"names"`  // zone → name
}

// ElevationPair names the fields with the elevations of a right, metres in
// the 1985 height datum.
type ElevationPair struct {
	Top    string `yaml:"top"`
	Bottom string `yaml:"bottom"`
}

// Style is how a layer is drawn: CSS colours and a pattern that tells layers
// apart without colour.
type Style struct {
	Fill    string `yaml:"fill"`
	Line    string `yaml:"line"`
	Pattern string `yaml:"pattern"` // solid, hatch, cross, dots, none
	Order   int    `yaml:"order"`   // higher is drawn later
}

// Elevation is a range of heights, metres in the 1985 height datum.
type Elevation struct {
	Top    float64 `json:"top"`
	Bottom float64 `json:"bottom"`
}

// Meets tells whether two ranges share a height; a shared limit alone does not count.
func (e Elevation) Meets(f Elevation) bool { return e.Bottom < f.Top && f.Bottom < e.Top }

// Feature is one record of an edition.
type Feature struct {
	Ordinal    int               // position in the edition, from 0
	ID         string            // value of Definition.ID, unique in the edition
	Name       string            // value of Definition.NameField
	Zone       string            // zone by Definition.Zone, empty when the layer has none
	Attributes map[string]string // standard field codes → value as text
	Elevation  *Elevation
	Shape      geometry.Shape
	Area       geometry.SquareMetres // area of record
}
