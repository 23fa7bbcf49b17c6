package postgis

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

//go:embed sql/feature_all.sql
var sqlFeatureAll string

//go:embed sql/feature_draft.sql
var sqlFeatureDraft string

//go:embed sql/feature_get.sql
var sqlFeatureGet string

//go:embed sql/feature_page.sql
var sqlFeaturePage string

// EditionFeatures gives all features of an edition in any state, in order.
func (s *Store) EditionFeatures(ctx context.Context, edition int64) ([]layer.Feature, error) {
	e, err := s.Edition(ctx, edition)
	if err != nil {
		return nil, err
	}
	sql := sqlFeatureAll
	if e.State == layer.Draft {
		sql = sqlFeatureDraft
	}
	return s.features(ctx, e.Features, sql, edition)
}

// Diff compares an edition with a later one, drafts included.
func (s *Store) Diff(ctx context.Context, before, after int64) (layer.Difference, error) {
	a, err := s.EditionFeatures(ctx, before)
	if err != nil {
		return layer.Difference{}, err
	}
	b, err := s.EditionFeatures(ctx, after)
	if err != nil {
		return layer.Difference{}, err
	}
	return layer.Diff(a, b), nil
}

// FeaturePage gives at most limit features of a published edition that meet
// box and come after ordinal after (-1: from the first), in order.
func (s *Store) FeaturePage(ctx context.Context, edition int64, box geometry.Bounds, after, limit int) ([]layer.Feature, error) {
	d := box.Degrees()
	return s.features(ctx, limit, sqlFeaturePage, edition, after, d[0], d[1], d[2], d[3], limit)
}

// Feature gives the feature of a published edition with this id; a problem of
// class NotFound when there is none.
func (s *Store) Feature(ctx context.Context, edition int64, id string) (layer.Feature, error) {
	rows, err := s.read.Query(ctx, sqlFeatureGet, edition, id)
	if err != nil {
		return layer.Feature{}, explain(ctx, err)
	}
	f, err := pgx.CollectExactlyOneRow(rows, scanFeature)
	return f, found(ctx, err, bilingual.Text{ZH: "要素", EN: "feature"}, id)
}

// features runs a query for features; about is how many to expect.
func (s *Store) features(ctx context.Context, about int, sql string, args ...any) ([]layer.Feature, error) {
	rows, err := s.read.Query(ctx, sql, args...)
	if err != nil {
		return nil, explain(ctx, err)
	}
	features, err := pgx.AppendRows(make([]layer.Feature, 0, about), rows, scanFeature)
	return features, explain(ctx, err)
}

func scanFeature(row pgx.CollectableRow) (f layer.Feature, err error) {
	var top, bottom *float64
	var ewkb []byte
	err = row.Scan(&f.Ordinal, &f.ID, &f.Name, &f.Zone, &f.Attributes, &top, &bottom, (*float64)(&f.Area), &ewkb)
	if err != nil {
		return f, err
	}
	f.Elevation = elevation(top, bottom)
	f.Shape, err = geometry.ParseEWKB(ewkb)
	return f, err
}
