package check

import (
	"cmp"
	"slices"

	"onemap/internal/geometry"
)

// within finds the features a distance rule speaks about: nearer than the rule
// says, overlapping ones included.
func (i *inspection) within(a *asked) []Finding {
	reach := a.reach()
	if reach <= 0 {
		return nil
	}
	var findings []Finding
	for _, n := range a.data.Snapshot.Near(i.subject.Shape, reach) {
		feature := &a.data.Features[n.Feature]
		f := found{feature: feature, featureArea: a.data.Snapshot.Area(n.Feature),
			relation: Within, class: Near, distance: &n.Distance}
		for _, j := range i.run.law.Judge(i.facts(a, f)) {
			if j.Rule != nil {
				findings = append(findings, i.finding(a, f, j))
			}
		}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(featureID(a), featureID(b)), cmp.Compare(ruleID(a), ruleID(b)))
	})
	return findings
}

// reach is the largest distance any rule of the layer asks for.
func (a *asked) reach() geometry.Metres {
	var reach geometry.Metres
	for _, r := range a.rules {
		if r.Relation == Within {
			reach = max(reach, r.Distance)
		}
	}
	return reach
}
