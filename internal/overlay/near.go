package overlay

import (
	"math"
	"slices"

	"onemap/internal/geometry"
)

// Neighbour is a feature not further from a subject than was asked.
type Neighbour struct {
	Feature  int
	Distance geometry.Metres // 0 when they touch or overlap
}

// Near gives the features within a distance of the subject, overlapping ones
// included, in the order of their numbers. The distance is that between the
// nearest points, found in a plane scaled at the subject's latitude and measured
// on the ellipsoid. A subject off the grid is rounded to it (0.05 mm).
func (s *Snapshot) Near(subject geometry.Shape, within geometry.Metres) []Neighbour {
	if subject.IsEmpty() || within < 0 {
		return nil
	}
	p := NewSubject(subject)
	if p.fault != nil {
		p.Set(frame{scale: 1}.outOf(frame{scale: 1}.into(subject)))
	}
	w, plane := NewWorker(s), planeAt(subject.Bounds())
	widened := plane.widened(p.box, float64(within))
	var near []Neighbour
	for _, f := range w.candidates(&widened) {
		q := s.outline(f)
		d := geometry.Metres(0)
		if !w.pair.share(p, &q, &s.tree.levels[0][f]) {
			g := gap{plane: plane, p: p, q: &q, best: float64(within) * nearlyOne}
			d = g.measure()
		}
		if d <= within {
			near = append(near, Neighbour{w.number(f), d})
		}
	}
	slices.SortFunc(near, func(a, b Neighbour) int { return a.Feature - b.Feature })
	return near
}

// share tells whether P and Q have a point in common.
func (w *pair) share(p *Subject, q *outline, qBox *box) bool {
	if !p.box.meets(qBox) {
		return false
	}
	w.out.reset()
	w.out.origin = between(&p.box, qBox)
	whole, ok := w.solve(&p.outline, q, &p.box, p)
	return !ok || whole || w.touch || w.out.count() > 0
}

// nearlyOne lets the plane's error pass the search; the ellipsoid decides.
const nearlyOne = 1 + 1e-2

// plane turns steps into metres around one latitude.
type plane struct{ east, north float64 }

func planeAt(b geometry.Bounds) plane {
	mid := (b.South + b.North) / 2
	const length = 1e6 // steps, about 100 m
	return plane{
		east:  float64(geometry.EdgeLength(0, mid, length, mid)) / length,
		north: float64(geometry.EdgeLength(0, mid-length/2, 0, mid+length/2)) / length,
	}
}

// widened is b with a margin of at least d metres on every side: 1 % more for
// the plane's error, and for the poleward side all of it where parallels are
// shorter.
func (p plane) widened(b box, d float64) box {
	dy := d / p.north * nearlyOne
	south, north := float64(b.south)-dy, float64(b.north)+dy
	dx := d / (p.north * shortest(south, north)) * nearlyOne
	return box{below(float64(b.west) - dx), below(south), above(float64(b.east) + dx), above(north)}
}

// shortest is the least length of a parallel between two latitudes, relative to
// the equator, never quite 0.
func shortest(south, north float64) float64 {
	lat := math.Max(math.Abs(south), math.Abs(north)) / geometry.PerDegree
	return math.Max(math.Cos(math.Min(lat, 90)*math.Pi/180), 1e-6)
}
