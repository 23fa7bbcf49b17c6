package check

import (
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Tolerances are schema/rules/tolerance.yaml: when an overlap is too small or
// too thin to decide on (domain 7.5). They classify; they never drop.
type Tolerances struct {
	Noise   Limit           `yaml:"noise" json:"noise"`     // below both limits
	Sliver  Limit           `yaml:"sliver" json:"sliver"`   // below either limit
	Near    geometry.Metres `yaml:"near_m" json:"near_m"`   // near misses are listed up to here
	Confirm []layer.Code    `yaml:"confirm" json:"confirm"` // an officer confirms any overlap that is not nothing
	Note    bilingual.Text  `yaml:"note" json:"note"`
}

// Limit is an area and a mean width 2A/P; both are exclusive.
type Limit struct {
	Area  geometry.SquareMetres `yaml:"area_m2" json:"area_m2"`
	Width geometry.Metres       `yaml:"width_m" json:"width_m"`
}

// Classify tells what the whole overlap of one feature is: area in square
// metres of record, width in metres. No area at all is a Touch.
func (l *Law) Classify(_ layer.Code, area geometry.SquareMetres, width geometry.Metres) Class {
	t := l.Tolerances
	switch {
	case !(area > 0):
		return Touch
	case area < t.Noise.Area && width < t.Noise.Width:
		return Noise
	case area < t.Sliver.Area || width < t.Sliver.Width:
		return Sliver
	}
	return Conflict
}

// limited turns the verdict of a rule into that of a finding of class: a
// sliver asks at most to confirm the boundary, noise and touches decide
// nothing, except that an officer confirms every overlap with the layers
// listed under confirm, whatever its class and whatever the rules say.
func (l *Law) limited(code layer.Code, relation Relation, class Class, v Verdict) Verdict {
	switch class {
	case Sliver:
		v = min(v, Confirm)
	case Noise, Touch:
		v = Clear
	}
	meets := relation == Overlap || relation == SamePlane
	if meets && class != Touch && class != Near && slices.Contains(l.Tolerances.Confirm, code) {
		v = max(v, Confirm)
	}
	return v
}
