package check_test

import (
	"time"

	"gopkg.in/yaml.v3"

	"onemap/internal/layer"
)

// goldenFile is one file of fixtures/golden (README.md there explains it).
type goldenFile struct {
	Cases []goldenCase `yaml:"cases"`
}

// goldenCase is a little world: what is in force, who asks, what must come out.
type goldenCase struct {
	Case          string      `yaml:"case"`
	Because       string      `yaml:"because,omitempty"`
	Full          bool        `yaml:"full,omitempty"` // every layer of the kind is asked
	Subject       []goldenBox `yaml:"subject,flow"`
	goldenEdition `yaml:",inline"`
	Editions      []goldenEdition `yaml:"editions,omitempty"` // beside the first
	Asks          []goldenAsk     `yaml:"asks"`
}

// goldenEdition is one edition in force.
type goldenEdition struct {
	Layer       layer.Code      `yaml:"layer"`
	Effective   layer.Date      `yaml:"effective,omitempty"`
	Recorded    time.Time       `yaml:"recorded,omitempty"`
	Withdrawn   time.Time       `yaml:"withdrawn,omitempty"`
	Coverage    *[]goldenBox    `yaml:"coverage,omitempty,flow"` // absent: everywhere; empty: unknown
	SelfOverlap bool            `yaml:"self_overlap,omitempty"`
	Features    []goldenFeature `yaml:"features,omitempty"`
}

// goldenBox is west, south, east, north in cells of 0.001 degree from (118.1, 36.1).
type goldenBox [4]float64

// goldenFeature is a feature: the boxes less the holes.
type goldenFeature struct {
	ID         string            `yaml:"id"`
	Zone       string            `yaml:"zone,omitempty"`
	Boxes      []goldenBox       `yaml:"boxes,flow"`
	Holes      []goldenBox       `yaml:"holes,omitempty,flow"`
	Attributes map[string]string `yaml:"attributes,omitempty,flow"`
	Elevation  []float64         `yaml:"elevation,omitempty,flow"`
}

// goldenAsk is one question and its answer.
type goldenAsk struct {
	Because    string            `yaml:"because,omitempty"`
	Kind       string            `yaml:"kind"`
	AsOf       layer.Date        `yaml:"as_of"`
	KnownAt    time.Time         `yaml:"known_at,omitempty"`
	Attributes map[string]string `yaml:"attributes,omitempty,flow"`
	Subject    []goldenBox       `yaml:"subject,omitempty,flow"`
	Elevation  []float64         `yaml:"elevation,omitempty,flow"`

	goldenAnswer `yaml:",inline"`
}

// goldenAnswer is what must come out.
type goldenAnswer struct {
	Verdict  string                `yaml:"verdict"`
	State    string                `yaml:"state"`            // of the first layer
	States   map[layer.Code]string `yaml:"states,omitempty"` // of further layers
	Overlap  *float64              `yaml:"overlap_m2,omitempty"`
	Double   *float64              `yaml:"double_covered_m2,omitempty"`
	Share    *float64              `yaml:"share,omitempty"`
	Covered  *float64              `yaml:"covered_share,omitempty"`
	Findings []goldenFinding       `yaml:"findings,omitempty"`
}

// goldenFinding is one finding; area in square metres of record.
type goldenFinding struct {
	Layer     string   `yaml:"layer,omitempty"` // absent: the layer of the case
	Feature   string   `yaml:"feature,omitempty"`
	Relation  string   `yaml:"relation,omitempty"` // absent: overlap
	Class     string   `yaml:"class"`
	Rule      string   `yaml:"rule,omitempty"` // absent: no rule speaks
	Verdict   string   `yaml:"verdict"`
	Area      float64  `yaml:"area_m2,omitempty"`
	Documents []string `yaml:"documents,omitempty,flow"`
}

// MarshalYAML writes a question and its answer on one line.
func (a goldenAsk) MarshalYAML() (any, error) {
	type plain goldenAsk
	return onOneLine(plain(a))
}

// MarshalYAML writes a feature on one line.
func (f goldenFeature) MarshalYAML() (any, error) {
	type plain goldenFeature
	return onOneLine(plain(f))
}

func onOneLine(v any) (*yaml.Node, error) {
	var n yaml.Node
	if err := n.Encode(v); err != nil {
		return nil, err
	}
	n.Style = yaml.FlowStyle
	return &n, nil
}
