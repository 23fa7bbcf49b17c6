package check

import (
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Rule is one dated legal record (schema/rules, design 7). It is read-only.
type Rule struct {
	ID         string          `yaml:"id" json:"id"`
	Pack       string          `yaml:"-" json:"pack"`
	Title      bilingual.Text  `yaml:"title" json:"title"`
	Effective  Period          `yaml:"effective" json:"effective"`
	Kinds      []Kind          `yaml:"kinds" json:"kinds"`
	Layer      layer.Code      `yaml:"layer" json:"layer"`
	Zones      []string        `yaml:"zones" json:"zones,omitempty"` // empty: every zone
	Relation   Relation        `yaml:"relation" json:"relation"`
	Distance   geometry.Metres `yaml:"distance_m" json:"distance_m,omitempty"` // for Within
	When       Conditions      `yaml:"when" json:"when,omitempty"`             // the rule speaks only when all hold
	Verdict    Verdict         `yaml:"verdict" json:"verdict"`
	Unless     Exceptions      `yaml:"unless" json:"unless,omitempty"` // the first whose conditions hold replaces the verdict
	Documents  []string        `yaml:"documents" json:"documents,omitempty"`
	Measure    string          `yaml:"measure" json:"measure,omitempty"` // what happens to an existing right: exit, cut_out, restore
	Basis      []Citation      `yaml:"basis" json:"basis"`
	Confidence string          `yaml:"confidence" json:"confidence"` // high, medium, low (domain.md, evidence tags)
	Note       bilingual.Text  `yaml:"note" json:"note,omitzero"`
}

// Period is a range of civil dates, both ends included; no To means still in force.
type Period struct {
	From layer.Date `yaml:"from" json:"from"`
	To   layer.Date `yaml:"to" json:"to,omitzero"`
}

// Holds tells whether day lies in the period.
func (p Period) Holds(day layer.Date) bool {
	return !p.From.After(day) && (p.To.IsZero() || !day.After(p.To))
}

// meets tells whether two periods share a day.
func (p Period) meets(q Period) bool {
	return (p.To.IsZero() || !q.From.After(p.To)) && (q.To.IsZero() || !p.From.After(q.To))
}

// Citation names the provision a rule rests on.
type Citation struct {
	Document string `yaml:"document" json:"document"`
	Article  string `yaml:"article" json:"article,omitempty"`
}

// Exception replaces the verdict of a rule when all its conditions hold.
type Exception struct {
	Condition `yaml:",inline"`
	And       Conditions `yaml:"and" json:"and,omitempty"`
	Verdict   Verdict    `yaml:"verdict" json:"verdict"`
	Documents []string   `yaml:"documents" json:"documents,omitempty"`
}

// Condition tests one attribute of the subject, or of the feature it meets.
// The attribute satisfies it when its value is one of In, starts with one of
// Prefix, belongs to one of the mineral Groups, equals the field Same of the
// feature, or is a date earlier than its field Before. Not turns the answer
// round; an attribute nobody declared satisfies only a Not.
type Condition struct {
	Attribute string   `yaml:"attribute" json:"attribute,omitempty"` // of the subject
	Feature   string   `yaml:"feature" json:"feature,omitempty"`     // standard field code of the feature
	In        []string `yaml:"in" json:"in,omitempty"`
	Prefix    []string `yaml:"prefix" json:"prefix,omitempty"`
	Groups    []string `yaml:"groups" json:"groups,omitempty"`
	Same      string   `yaml:"same" json:"same,omitempty"`
	Before    string   `yaml:"before" json:"before,omitempty"` // both are dates
	Not       bool     `yaml:"not" json:"not,omitempty"`
}

// Speaks tells whether the rule is about features of zone in relation for a
// subject of kind on day. A feature whose zone is not known is met by every
// zone's rule, so that the strictest answer wins.
func (r *Rule) Speaks(kind Kind, zone string, relation Relation, day layer.Date) bool {
	return r.Relation == relation && r.Effective.Holds(day) && slices.Contains(r.Kinds, kind) &&
		(len(r.Zones) == 0 || zone == "" || slices.Contains(r.Zones, zone))
}
