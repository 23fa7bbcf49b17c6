package check

import (
	"cmp"
	"errors"
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// found is one relation of the subject to one feature before any rule is
// asked.
type found struct {
	feature     *layer.Feature
	relation    Relation
	class       Class
	planar      geometry.SquareDegrees
	area        geometry.SquareMetres
	width       geometry.Metres
	border      geometry.Metres
	distance    *geometry.Metres
	featureArea geometry.SquareMetres
	shape       geometry.Shape
	agreement   *Agreement
	remark      bilingual.Text // why a person must look; empty: nobody must
	fallback    bool           // the first engine left it to its fallback
	unknown     bool           // no engine could say whether and how much they overlap
}

// overlaps finds the features of one layer that overlap or touch the subject.
// They come in order of their identifiers, so that neither sums nor documents
// depend on how an edition is stored.
func (i *inspection) overlaps(data *LayerData) ([]found, error) {
	worker := i.bench.worker(data.Snapshot)
	overlaps, err := worker.Overlaps(i.prepared, true)
	unknown, err := i.givenUp(data, err)
	if err != nil {
		return nil, err
	}
	all := append(make([]found, 0, len(overlaps)+len(unknown)), unknown...)
	for n, o := range overlaps {
		f := found{
			feature: &data.Features[o.Feature], featureArea: data.Snapshot.Area(o.Feature),
			planar: o.Planar, area: o.Area, border: o.Border, fallback: o.By != overlay.Own,
		}
		i.describe(&f, o, data.Definition.Code, func() geometry.Shape { return worker.Shape(n) })
		all = append(all, f)
	}
	slices.SortFunc(all, byFeature)
	return all, nil
}

// givenUp turns the features no engine of package overlay could answer for into
// relations that are unknown, not none.
func (i *inspection) givenUp(data *LayerData, err error) ([]found, error) {
	var given *overlay.GivenUp
	if !errors.As(err, &given) {
		return nil, err
	}
	var all []found
	for _, n := range given.Features {
		all = append(all, found{
			feature: &data.Features[n], featureArea: data.Snapshot.Area(n), relation: Overlap, class: Conflict,
			unknown: true, fallback: true, remark: notComputed(),
		})
	}
	return all, nil
}

// describe adds relation, class, geometry and width. The tolerance is applied
// to the whole overlap of a feature, never to its pieces.
func (i *inspection) describe(f *found, o overlay.Overlap, code layer.Code, shape func() geometry.Shape) {
	if o.Relation == overlay.Touches {
		f.relation, f.class = Touches, Touch
		return
	}
	f.shape = shape()
	f.width = widthOf(f.area, f.shape)
	f.relation = Overlap
	f.class = i.run.law.Classify(code, f.area, f.width)
}

// widthOf is 2A/P (design 4); 0 for a shape without an outline.
func widthOf(area geometry.SquareMetres, s geometry.Shape) geometry.Metres {
	p := s.Perimeter()
	if p <= 0 {
		return 0
	}
	return geometry.Metres(2 * float64(area) / float64(p))
}

func byFeature(a, b found) int {
	return cmp.Or(
		cmp.Compare(a.feature.ID, b.feature.ID),
		cmp.Compare(a.feature.Name, b.feature.Name),
		cmp.Compare(a.area, b.area),
		cmp.Compare(a.feature.Ordinal, b.feature.Ordinal),
	)
}

// refOf names a feature.
func refOf(f *layer.Feature) *FeatureRef {
	return &FeatureRef{Ordinal: f.Ordinal, ID: f.ID, Name: f.Name, Zone: f.Zone, Elevation: f.Elevation}
}

// overlapping leaves out what only touches.
func overlapping(all []found) []found {
	var some []found
	for _, f := range all {
		if f.relation != Touches {
			some = append(some, f)
		}
	}
	return some
}
