package check

import "onemap/internal/bilingual"

// judgeAll puts overlaps and touches before the law: one finding per rule that
// speaks, at least one per relation found.
func (i *inspection) judgeAll(a *asked, all []found) []Finding {
	var findings []Finding
	for _, f := range all {
		for _, j := range i.run.law.Judge(i.facts(a, f)) {
			findings = append(findings, i.finding(a, f, j))
		}
	}
	return findings
}

// facts is one relation as the law wants to see it.
func (i *inspection) facts(a *asked, f found) Judged {
	c := Judged{
		Kind: i.run.kind.Code, AsOf: i.run.request.AsOf, Attributes: i.attributes,
		SubjectElevation: i.subject.Elevation, Layer: a.code, Relation: f.relation, Class: f.class,
	}
	if f.feature != nil {
		c.Feature, c.FeatureAttributes = refOf(f.feature), f.feature.Attributes
	}
	if f.distance != nil {
		c.Distance = *f.distance
	}
	return c
}

// finding joins what was measured and what a rule says. What the engines
// disagree on needs a person, whatever the rule says.
func (i *inspection) finding(a *asked, f found, j Judgement) Finding {
	out := Finding{
		Layer: a.code, Edition: a.edition.ID, Relation: f.relation, Class: f.class,
		Area: f.area, Planar: f.planar, Width: f.width, Border: f.border, Distance: f.distance,
		ShareOfSubject: shareOf(f.area, i.area), ShareOfFeature: shareOf(f.area, f.featureArea),
		Agreement: f.agreement, Rule: j.Rule, Verdict: j.Verdict, Documents: j.Documents,
		Shape: f.shape, Remark: f.remark,
	}
	if j.Relation != "" {
		out.Relation = j.Relation
	}
	if f.feature != nil {
		out.Feature = refOf(f.feature)
	}
	if f.remark != (bilingual.Text{}) {
		out.Verdict = Worst(out.Verdict, Confirm)
	}
	if f.unknown {
		out.Verdict = Worst(out.Verdict, Undetermined)
	}
	return out
}
