package check

import (
	"slices"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// thinnest is the width below which a remainder is an effect of computing, not
// ground: one step of the grid.
const thinnest geometry.Metres = 1e-4

// sameGround is the relative difference between two sums over the same ring: no
// remainder as wide as thinnest can hide in it.
const sameGround = 1e-12

// outside answers the rules that want the subject inside a layer: any part of
// it outside the features of the rule's zones counts.
func (i *inspection) outside(a *asked, all []found) ([]Finding, error) {
	var findings []Finding
	for _, r := range a.rules {
		if r.Relation != Outside || !i.speaks(r, a) {
			continue
		}
		f, some, err := i.partOutside(a, r, all)
		if err != nil {
			return nil, err
		}
		if some {
			findings = append(findings, i.outsideFindings(a, r, f)...)
		}
	}
	return findings, nil
}

// speaks tells whether r has something to say about this subject, before the
// costly difference is computed.
func (i *inspection) speaks(r *Rule, a *asked) bool {
	return slices.ContainsFunc(i.run.law.Judge(i.facts(a, found{relation: Outside, class: Conflict})),
		func(j Judgement) bool { return j.Rule == r })
}

func (i *inspection) outsideFindings(a *asked, r *Rule, f found) []Finding {
	var findings []Finding
	for _, j := range i.run.law.Judge(i.facts(a, f)) {
		if j.Rule == r {
			findings = append(findings, i.finding(a, f, j))
		}
	}
	return findings
}

// partOutside is the subject less the features of the rule's zones.
func (i *inspection) partOutside(a *asked, r *Rule, all []found) (found, bool, error) {
	rest := i.subject.Shape
	for _, f := range overlapping(all) {
		if len(r.Zones) > 0 && !slices.Contains(r.Zones, f.feature.Zone) {
			continue
		}
		if f.area >= i.area*(1-sameGround) { // wholly inside one feature
			return found{}, false, nil
		}
		var err error
		if rest, err = overlay.Difference(rest, a.data.Snapshot.Shape(f.feature.Ordinal)); err != nil {
			return found{}, false, err
		}
	}
	if rest.IsEmpty() {
		return found{}, false, nil
	}
	return i.describeOutside(a, rest)
}

func (i *inspection) describeOutside(a *asked, rest geometry.Shape) (found, bool, error) {
	f := found{relation: Outside, shape: rest, area: rest.Area(), planar: rest.Planar()}
	f.width = widthOf(f.area, rest)
	if f.width < thinnest {
		return found{}, false, nil
	}
	f.class = i.run.law.Classify(a.code, f.area, f.width)
	return f, true, nil
}
