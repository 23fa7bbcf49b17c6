package check

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"onemap/internal/geometry"
)

// encounter is what one layer's overlay gave.
type encounter struct {
	asked *asked
	found []found
	err   error
	panic any // of the second engine's goroutine
}

// encounters overlays the subject with every layer and lets the second engine
// confirm what was found, all layers at once: its answers travel.
func (i *inspection) encounters(ctx context.Context) []encounter {
	all := make([]encounter, len(i.run.asked))
	var wait sync.WaitGroup
	for n, a := range i.run.asked {
		e := &all[n]
		e.asked = a
		if a.data == nil || ctx.Err() != nil {
			continue
		}
		if e.found, e.err = i.overlaps(a.data); e.err == nil && !i.run.alone {
			wait.Go(func() {
				defer func() { e.panic = recover() }()
				e.found = i.confirm(ctx, a.data, e.found)
			})
		}
	}
	wait.Wait()
	for _, e := range all {
		if e.panic != nil {
			panic(e.panic) // where it can be caught
		}
	}
	return all
}

// layer adds the answer of one layer to the result.
func (i *inspection) layer(e encounter) {
	a := e.asked
	if e.err != nil {
		failed := *a
		failed.data, failed.failed, failed.reason = nil, true, overlayFailed(e.err)
		a = &failed
	}
	if a.data == nil {
		i.result.Layers = append(i.result.Layers, i.run.notChecked(a))
		return
	}
	answer, findings := i.answer(a, e.found)
	i.result.Layers = append(i.result.Layers, answer)
	i.result.Findings = append(i.result.Findings, findings...)
	if !i.run.request.Brief && len(a.rules) > 0 { // everything is near a land-use patch
		i.result.Near = append(i.result.Near, i.nearMisses(a, e.found)...)
	}
}

// answer runs all relations of one layer. A step that fails leaves the layer
// undetermined and takes nothing back of what the others found.
func (i *inspection) answer(a *asked, all []found) (LayerResult, []Finding) {
	answer := LayerResult{Layer: a.code, Name: i.run.name(a.code), Edition: a.edition, Required: a.required,
		Accuracy: geometry.Metres(a.data.Definition.Accuracy), ByClass: map[Class]int{}}
	share, failedShare := i.run.engine.grounds.share(i.bench, a, i.prepared, i.area)
	answer.CoveredShare = share
	failedCover := i.measure(&answer, a, all)
	outside, failedOutside := i.outside(a, all)
	findings := slices.Concat(i.judgeAll(a, all), outside, i.within(a))
	answer.count(findings)
	answer.settle(len(findings), worstOf(findings), a)
	if err := cmp.Or(failedShare, failedCover, failedOutside); err != nil {
		answer.fail(err)
	}
	return answer, findings
}

// fail marks a layer that could be asked only in part.
func (l *LayerResult) fail(err error) {
	if l.State != LayerTouched {
		l.State = LayerNotChecked
	}
	l.Counts, l.Reason, l.Verdict = true, overlayFailed(err), Worst(l.Verdict, Undetermined)
}

// measure fills in the areas a layer has in common with the subject. When the
// pieces cannot be united, the sum stands in, at most the subject's area.
func (i *inspection) measure(answer *LayerResult, a *asked, all []found) error {
	some := overlapping(all)
	g, err := cover(some, a.data, i.area)
	answer.Overlap, answer.Summed, answer.DoubleCovered = min(g.union, i.area), g.summed, g.doubled()
	answer.Share, answer.Features = shareOf(answer.Overlap, i.area), len(some)
	for _, f := range all {
		if f.fallback {
			answer.Fallbacks++
		}
	}
	return err
}

// count counts relations by class, once however many rules speak about one.
func (l *LayerResult) count(findings []Finding) {
	type relation struct {
		ordinal  int
		relation Relation
	}
	seen := map[relation]bool{}
	for _, f := range findings {
		key := relation{-1, f.Relation}
		if f.Feature != nil {
			key.ordinal = f.Feature.Ordinal
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		l.ByClass[f.Class]++
		if f.Rule == nil && f.Class == Conflict {
			l.NoRule++
		}
	}
}
