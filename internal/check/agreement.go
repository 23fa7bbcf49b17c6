package check

import (
	"context"
	"math"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
)

// secondGrid is the grid, in degrees, on which the second engine is asked
// again: many steps of a double, so that its arithmetic is steady, and fine
// enough that the rounding it brings does not hide a difference that counts.
const secondGrid = 1e-12

// stepOfDouble is the spacing of doubles at 180 degrees, the rounding of one
// coordinate an engine computes in degrees.
const stepOfDouble = 180 * 0x1p-52

// confirm asks the second engine about the overlaps of one layer and records
// on each whether both agree. Silence of the second engine is disagreement;
// overlaps only it found are added.
func (i *inspection) confirm(ctx context.Context, data *LayerData, all []found) []found {
	answers, err := i.askSecond(ctx, data, ordinals(all))
	if err != nil {
		return doubted(all, secondFailed(err))
	}
	doubtful := i.compare(all, answers, false)
	if again := i.askOnGrid(ctx, data, doubtful); again != nil {
		i.compare(all, again, true)
	}
	return append(all, i.missed(data, all, answers)...)
}

func (i *inspection) askSecond(ctx context.Context, data *LayerData, features []int) (map[int]Second, error) {
	rows, err := i.run.engine.second.Intersections(ctx, data.Edition.ID, i.subject.Shape, features)
	return byOrdinal(rows), err
}

func (i *inspection) askOnGrid(ctx context.Context, data *LayerData, features []int) map[int]Second {
	grid, ok := i.run.engine.second.(GridEngine)
	if !ok || len(features) == 0 {
		return nil
	}
	rows, err := grid.IntersectionsOnGrid(ctx, data.Edition.ID, i.subject.Shape, features, secondGrid)
	if err != nil {
		return nil // the plain disagreement stands
	}
	return byOrdinal(rows)
}

// compare records agreement on the overlaps that have an answer to judge and
// gives the features on which the engines differ.
func (i *inspection) compare(all []found, answers map[int]Second, grid bool) (differ []int) {
	step := stepOfDouble
	if grid {
		step = secondGrid
	}
	for n := range all {
		f := &all[n]
		if f.relation == Touches || grid && (f.agreement == nil || f.agreement.Agrees || f.shape.IsEmpty()) {
			continue
		}
		s, answered := answers[f.feature.Ordinal]
		if f.unknown {
			f.lend(s, answered)
			continue
		}
		f.agreement = &Agreement{Overlay: f.area, PostGIS: s.Area, Grid: grid, Agrees: agree(f.planar, s.Planar, roundingBound(f.shape, step))}
		f.remark = bilingual.Text{}
		if !f.agreement.Agrees {
			f.remark = enginesDisagree()
			differ = append(differ, f.feature.Ordinal)
		}
	}
	return differ
}

// lend takes over what the second engine says about an overlap the first could
// not compute.
func (f *found) lend(s Second, answered bool) {
	if answered {
		f.unknown, f.area, f.planar, f.remark = false, s.Area, s.Planar, onlySecond()
		f.agreement = &Agreement{PostGIS: s.Area}
	}
}

// agree compares planar areas: 1e-9 relative plus what rounding can change.
func agree(a, b geometry.SquareDegrees, bound float64) bool {
	x, y := float64(a), float64(b)
	return math.Abs(x-y) <= areaNoise*math.Max(math.Abs(x), math.Abs(y))+bound
}

// roundingBound is the planar area, square degrees, that moving every vertex of
// s by one step (degrees) can change: the step times the outline, doubled to be
// sure.
func roundingBound(s geometry.Shape, step float64) float64 {
	var outline float64
	for r := range s.Rings() {
		xy := s.Ring(r)
		for k := 2; k < len(xy); k += 2 {
			outline += math.Hypot(xy[k]-xy[k-2], xy[k+1]-xy[k-1])
		}
	}
	return 2 * step * outline / geometry.PerDegree
}

// missed is what only the second engine found.
func (i *inspection) missed(data *LayerData, all []found, answers map[int]Second) []found {
	known := map[int]bool{}
	for _, f := range all {
		known[f.feature.Ordinal] = f.relation != Touches
	}
	bound := roundingBound(i.subject.Shape, stepOfDouble)
	var extra []found
	for n := range data.Features {
		s, ok := answers[n]
		if !ok || known[n] || float64(s.Planar) <= bound {
			continue
		}
		extra = append(extra, found{
			feature: &data.Features[n], featureArea: data.Snapshot.Area(n), relation: Overlap, class: Conflict,
			planar: s.Planar, area: s.Area, remark: missedByOverlay(), agreement: &Agreement{PostGIS: s.Area},
		})
	}
	return extra
}

// doubted marks overlaps that could not be confirmed.
func doubted(all []found, why bilingual.Text) []found {
	for n := range all {
		if all[n].relation != Touches {
			all[n].remark = why
		}
	}
	return all
}

func ordinals(all []found) []int {
	some := make([]int, 0, len(all))
	for _, f := range all {
		some = append(some, f.feature.Ordinal)
	}
	return some
}

func byOrdinal(rows []Second) map[int]Second {
	m := make(map[int]Second, len(rows))
	for _, r := range rows {
		m[r.Feature] = r
	}
	return m
}
