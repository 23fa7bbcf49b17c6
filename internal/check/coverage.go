package check

import (
	"math"
	"strconv"

	"onemap/internal/geometry"
	"onemap/internal/overlay"
)

// areaNoise is the relative difference below which two areas of the same
// ground, computed from different cuts, are the same (design 11).
const areaNoise = 1e-9

// grounds holds the coverage polygon of every edition asked for, ready to
// overlay. Editions of a county mostly share one polygon; it is built once.
type grounds struct {
	of map[*asked]*overlay.Snapshot // nil entry: coverage unknown
}

func newGrounds(all []*asked) (*grounds, error) {
	g := &grounds{of: map[*asked]*overlay.Snapshot{}}
	same := map[string]*overlay.Snapshot{}
	for _, a := range all {
		if a.data == nil || a.edition.Coverage.IsEmpty() {
			continue
		}
		key := string(a.edition.Coverage.EWKB())
		if same[key] == nil {
			s, err := overlay.Build([]geometry.Shape{a.edition.Coverage})
			if err != nil {
				return nil, err
			}
			same[key] = s
		}
		g.of[a] = same[key]
	}
	return g, nil
}

// share is the part of the subject the edition of a speaks for, 0 to 1;
// exactly 1 only when nothing above rounding is left out.
func (g *grounds) share(b bench, a *asked, subject *overlay.Subject, area geometry.SquareMetres) (float64, error) {
	s := g.of[a]
	if s == nil || area <= 0 {
		return 0, nil
	}
	overlaps, err := b.worker(s).Overlaps(subject, false)
	if err != nil {
		return 0, err
	}
	var covered geometry.SquareMetres
	for _, o := range overlaps {
		covered += o.Area
	}
	return shareOf(covered, area), nil
}

// shareOf is part/whole; a difference within rounding counts as the whole.
func shareOf(part, whole geometry.SquareMetres) float64 {
	if whole <= 0 {
		return 0
	}
	s := float64(part / whole)
	if s >= 1-areaNoise {
		return 1
	}
	return s
}

// percentDown prints a share below 1 without ever rounding it up to 100 %.
func percentDown(share float64) string {
	return strconv.FormatFloat(math.Floor(share*1e4)/1e2, 'f', 2, 64) + " %"
}

// settle sets state, reason and verdict of a layer from what was found on it.
// Found things are shown even where the edition does not cover the subject;
// what is not covered is never clear.
func (l *LayerResult) settle(found int, worst Verdict, a *asked) {
	l.Verdict = worst
	switch {
	case found > 0:
		l.State = LayerTouched
	case l.CoveredShare < 1:
		l.State = LayerNotCovering
	default:
		l.State = LayerClear
	}
	if l.CoveredShare == 1 {
		return
	}
	l.Counts = l.Required
	if a.edition.Coverage.IsEmpty() {
		l.Reason = coverageUnknown()
	} else {
		l.Reason = coveredOnly(l.CoveredShare)
	}
	if l.State == LayerNotCovering || l.Required {
		l.Verdict = Worst(worst, Undetermined)
	}
}

// notChecked is the answer of a layer that could not be asked. A failure
// always makes the subject undetermined; a layer nobody published does so when
// the kind requires it.
func (r *run) notChecked(a *asked) LayerResult {
	return LayerResult{
		Layer: a.code, Name: r.name(a.code), Edition: a.edition, State: LayerNotChecked, Reason: a.reason,
		Required: a.required, Counts: a.required || a.failed, Verdict: Undetermined,
	}
}
