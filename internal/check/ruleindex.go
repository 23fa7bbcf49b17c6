package check

import "onemap/internal/layer"

// Rules gives the rules in force on day for kind and layer code, county packs
// after national ones, each pack in the order it is written. A zero kind or
// code asks for all.
func (l *Law) Rules(kind Kind, code layer.Code, day layer.Date) []*Rule {
	var found []*Rule
	for _, r := range l.written(kind, code) {
		if r.Effective.Holds(day) {
			found = append(found, r)
		}
	}
	return found
}

// ruleKey is what rules are looked up by; a zero part stands for all.
type ruleKey struct {
	kind Kind
	code layer.Code
}

// written gives the rules of all times for kind and code.
func (l *Law) written(kind Kind, code layer.Code) []*Rule { return l.index[ruleKey{kind, code}] }

// fillIndex makes the look-up; a check of many parcels asks it for every
// overlap.
func (l *Law) fillIndex() {
	l.index = map[ruleKey][]*Rule{}
	for _, p := range l.Packs {
		for _, r := range p.Rules {
			for _, k := range append([]Kind{""}, r.Kinds...) {
				for _, c := range []layer.Code{"", r.Layer} {
					l.index[ruleKey{k, c}] = append(l.index[ruleKey{k, c}], r)
				}
			}
		}
	}
}
