package check

import (
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Judged is one relation put before the law.
type Judged struct {
	Kind              Kind
	AsOf              layer.Date
	Attributes        map[string]string // of the subject, declared ones merged in
	SubjectElevation  *layer.Elevation
	Feature           *FeatureRef       // nil for Outside
	FeatureAttributes map[string]string // standard field codes of the feature
	Layer             layer.Code
	Relation          Relation
	Class             Class
	Distance          geometry.Metres // for Within and Near
}

// Judgement is what one rule says. Rule is nil when no rule speaks: then the
// verdict is Clear, or Confirm for a layer whose every overlap an officer confirms.
type Judgement struct {
	Rule      *Rule
	Relation  Relation // SamePlane when the elevations of two rights keep them apart
	Verdict   Verdict
	Documents []string
}

// Judge gives the judgement of every rule that speaks, worst first and at
// least one. It is a pure function of its arguments.
func (l *Law) Judge(in Judged) []Judgement {
	in.Relation = l.atDepth(in)
	var all []Judgement
	for _, r := range l.written(in.Kind, in.Layer) {
		if r.Speaks(in.Kind, in.zone(), in.Relation, in.AsOf) && r.reaches(in) && l.hold(r.When, in) {
			all = append(all, l.apply(r, in))
		}
	}
	if len(all) == 0 {
		all = []Judgement{{Relation: in.Relation, Verdict: l.limited(in.Layer, in.Relation, in.Class, Clear)}}
	}
	slices.SortStableFunc(all, func(a, b Judgement) int { return int(b.Verdict - a.Verdict) })
	return all
}

// apply weighs the exceptions of r in order and limits the verdict by class.
func (l *Law) apply(r *Rule, in Judged) Judgement {
	j := Judgement{Rule: r, Relation: in.Relation, Verdict: r.Verdict, Documents: r.Documents}
	for _, e := range r.Unless {
		if l.holds(e.Condition, in) && l.hold(e.And, in) {
			j.Verdict, j.Documents = e.Verdict, e.Documents
			break
		}
	}
	j.Verdict = l.limited(in.Layer, in.Relation, in.Class, j.Verdict)
	if in.Class == Noise || in.Class == Touch {
		j.Documents = nil
	}
	return j
}

// reaches tells whether the feature is near enough for a distance rule.
func (r *Rule) reaches(in Judged) bool {
	return r.Relation != Within || in.Distance <= r.Distance
}

// atDepth turns an overlap in plan into SamePlane when both elevations are
// known, do not meet, and the law has a rule for that.
func (l *Law) atDepth(in Judged) Relation {
	if in.Relation != Overlap || in.SubjectElevation == nil || in.Feature == nil || in.Feature.Elevation == nil {
		return in.Relation
	}
	if in.SubjectElevation.Meets(*in.Feature.Elevation) {
		return in.Relation
	}
	for _, r := range l.written(in.Kind, in.Layer) {
		if r.Speaks(in.Kind, in.zone(), SamePlane, in.AsOf) {
			return SamePlane
		}
	}
	return in.Relation
}

func (in Judged) zone() string {
	if in.Feature == nil {
		return ""
	}
	return in.Feature.Zone
}
