package check

import (
	"cmp"
	"slices"
)

// nearMisses lists the features of a layer that come near the subject without
// touching it, up to the distance the tolerances name. They decide nothing.
func (i *inspection) nearMisses(a *asked, touched []found) []NearMiss {
	seen := map[int]bool{}
	for _, f := range touched {
		seen[f.feature.Ordinal] = true
	}
	var misses []NearMiss
	for _, n := range a.data.Snapshot.Near(i.subject.Shape, i.run.law.Tolerances.Near) {
		feature := &a.data.Features[n.Feature]
		if seen[feature.Ordinal] || n.Distance <= 0 {
			continue
		}
		misses = append(misses, NearMiss{Layer: a.code, Feature: *refOf(feature), Distance: n.Distance})
	}
	slices.SortFunc(misses, func(a, b NearMiss) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Feature.ID, b.Feature.ID))
	})
	return misses
}
