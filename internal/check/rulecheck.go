package check

import (
	"fmt"
	"slices"
)

var (
	relations   = []Relation{Overlap, Outside, Within, SamePlane}
	confidences = []string{"high", "medium", "low"}
	measures    = []string{"", "exit", "cut_out", "restore"}
)

func (l *Law) checkPacks() error {
	if len(l.Packs) == 0 || l.Packs[0].ID != firstPack {
		return fmt.Errorf("the law has no %s pack", firstPack)
	}
	seen := map[string]bool{}
	for _, p := range l.Packs {
		if !p.Name.Complete() {
			return fmt.Errorf("pack %s: name must be given in both languages", p.ID)
		}
		for _, r := range p.Rules {
			if seen[r.ID] {
				return fmt.Errorf("rule %s is defined twice", r.ID)
			}
			seen[r.ID] = true
			if err := l.checkRule(r); err != nil {
				return fmt.Errorf("rule %s: %w", r.ID, err)
			}
		}
	}
	return nil
}

func (l *Law) checkRule(r *Rule) error {
	switch {
	case len(r.ID) <= len(r.Pack)+1 || r.ID[:len(r.Pack)+1] != r.Pack+"/":
		return fmt.Errorf("id must begin with %s/", r.Pack)
	case !r.Title.Complete() || (r.Note.ZH == "") != (r.Note.EN == ""):
		return fmt.Errorf("title and note must be given in both languages")
	case r.Effective.From.IsZero() || !r.Effective.To.IsZero() && r.Effective.From.After(r.Effective.To):
		return fmt.Errorf("effective needs a first day not after the last")
	case len(r.Kinds) == 0:
		return fmt.Errorf("kinds is empty")
	case !slices.Contains(relations, r.Relation):
		return fmt.Errorf("relation %q is not one of %v", r.Relation, relations)
	case (r.Relation == Within) != (r.Distance > 0):
		return fmt.Errorf("distance_m belongs to relation within, and only there")
	case !slices.Contains(confidences, r.Confidence):
		return fmt.Errorf("confidence %q is not one of %v", r.Confidence, confidences)
	case !slices.Contains(measures, r.Measure):
		return fmt.Errorf("measure %q is not one of %v", r.Measure, measures)
	case len(r.Basis) == 0 || slices.ContainsFunc(r.Basis, func(c Citation) bool { return c.Document == "" }):
		return fmt.Errorf("basis is missing")
	}
	return l.checkReferences(r)
}

func (l *Law) checkReferences(r *Rule) error {
	d, ok := l.Layers[r.Layer]
	if !ok {
		return fmt.Errorf("no such layer %q", r.Layer)
	}
	for _, z := range r.Zones {
		if !slices.Contains(d.Zones(), z) {
			return fmt.Errorf("layer %s has no zone %q", r.Layer, z)
		}
	}
	for _, k := range r.Kinds {
		kind, ok := l.Kind(k)
		if !ok {
			return fmt.Errorf("no such kind %q", k)
		}
		if !slices.Contains(kind.Layers, r.Layer) {
			return fmt.Errorf("kind %s does not ask layer %s", k, r.Layer)
		}
		if err := l.checkConditions(r, kind); err != nil {
			return err
		}
	}
	return l.checkDocuments(r)
}

func (l *Law) checkDocuments(r *Rule) error {
	lists := [][]string{r.Documents}
	for _, e := range r.Unless {
		lists = append(lists, e.Documents)
	}
	for _, code := range slices.Concat(lists...) {
		if _, ok := l.Document(code); !ok {
			return fmt.Errorf("no such document %q", code)
		}
	}
	if r.Verdict == Conditional && len(r.Documents) == 0 {
		return fmt.Errorf("a conditional verdict names the documents it needs")
	}
	return nil
}

func (l *Law) checkConditions(r *Rule, kind KindDefinition) error {
	all := slices.Clone(r.When)
	for _, e := range r.Unless {
		all = append(append(all, e.Condition), e.And...)
		if e.Verdict == Conditional && len(e.Documents) == 0 {
			return fmt.Errorf("a conditional exception names the documents it needs")
		}
	}
	for _, c := range all {
		if err := l.checkCondition(c, r, kind); err != nil {
			return err
		}
	}
	return nil
}
