package postgis

import (
	"iter"

	"onemap/internal/layer"
)

// featureRows is the stream of features as rows for COPY.
type featureRows struct {
	edition int64
	ordinal int // of the next row
	next    func() (layer.Feature, error, bool)
	stop    func()
	hash    *layer.Hasher
	row     layer.Feature
	failure error
}

func newFeatureRows(edition int64, features iter.Seq2[layer.Feature, error]) *featureRows {
	r := &featureRows{edition: edition, hash: layer.NewHasher()}
	r.next, r.stop = iter.Pull2(features)
	return r
}

func featureColumns() []string {
	return []string{"edition", "ordinal", "id", "name", "zone", "attributes", "top", "bottom", "area_m2", "geom"}
}

// Next implements pgx.CopyFromSource.
func (r *featureRows) Next() bool {
	var more bool
	r.row, r.failure, more = r.next()
	return more && r.failure == nil
}

// Values implements pgx.CopyFromSource.
func (r *featureRows) Values() ([]any, error) {
	f := r.row
	f.Ordinal = r.ordinal
	r.ordinal++
	r.hash.Add(f)
	if f.Attributes == nil {
		f.Attributes = map[string]string{}
	}
	if f.Area == 0 {
		f.Area = f.Shape.Area()
	}
	top, bottom := heights(f.Elevation)
	return []any{
		r.edition, f.Ordinal, f.ID, f.Name, f.Zone, f.Attributes,
		top, bottom, float64(f.Area), f.Shape.EWKB(),
	}, nil
}

// Err implements pgx.CopyFromSource.
func (r *featureRows) Err() error { return r.failure }

func heights(e *layer.Elevation) (top, bottom *float64) {
	if e == nil {
		return nil, nil
	}
	return &e.Top, &e.Bottom
}

func elevation(top, bottom *float64) *layer.Elevation {
	if top == nil || bottom == nil {
		return nil
	}
	return &layer.Elevation{Top: *top, Bottom: *bottom}
}
