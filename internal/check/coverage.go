package check

import (
	"crypto/sha256"
	"math"
	"strconv"
	"sync"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// areaNoise is the relative difference below which two areas of the same
// ground, computed from different cuts, are the same (design 11).
const areaNoise = 1e-9

// grounds holds the coverage polygons of editions, ready to overlay. Published
// editions never change, so what it holds never goes stale. Editions of a
// county mostly share one polygon; it is built once.
type grounds struct {
	lock    sync.Mutex
	edition map[int64]*overlay.Snapshot // nil: coverage unknown
	polygon map[[sha256.Size]byte]*overlay.Snapshot
}

func newGrounds() *grounds {
	return &grounds{edition: map[int64]*overlay.Snapshot{}, polygon: map[[sha256.Size]byte]*overlay.Snapshot{}}
}

// of gives the coverage of an edition, nil when it is unknown.
func (g *grounds) of(e *layer.Edition) (*overlay.Snapshot, error) {
	g.lock.Lock()
	defer g.lock.Unlock()
	if s, ok := g.edition[e.ID]; ok {
		return s, nil
	}
	s, err := g.build(e.Coverage)
	if err == nil {
		g.edition[e.ID] = s
	}
	return s, err
}

func (g *grounds) build(coverage geometry.Shape) (*overlay.Snapshot, error) {
	if coverage.IsEmpty() {
		return nil, nil
	}
	key := sha256.Sum256(coverage.EWKB())
	if s := g.polygon[key]; s != nil {
		return s, nil
	}
	s, err := overlay.Build([]geometry.Shape{coverage})
	if err == nil {
		g.polygon[key] = s
	}
	return s, err
}

// share is the part of the subject the edition of a speaks for, 0 to 1;
// exactly 1 only when nothing above rounding is left out.
func (g *grounds) share(b bench, a *asked, subject *overlay.Subject, area geometry.SquareMetres) (float64, error) {
	s, err := g.of(a.edition)
	if err != nil || s == nil || area <= 0 {
		return 0, err
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
