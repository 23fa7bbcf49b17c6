package postgis

import (
	"context"
	_ "embed"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"onemap/internal/check"
	"onemap/internal/geometry"
)

//go:embed sql/intersection.sql
var sqlIntersection string

//go:embed sql/intersection_grid.sql
var sqlIntersectionGrid string

// Intersections computes with ST_Intersection what subject shares with the
// features of a published edition that have these ordinals, and with any other
// feature it shares an area with. A feature named that is not near the subject
// has no row.
func (s *Store) Intersections(ctx context.Context, edition int64, subject geometry.Shape, features []int) ([]check.Second, error) {
	all, err := s.second(ctx, sqlIntersection, edition, subject.EWKB(), features)
	if err == nil || !gaveUp(err) {
		return all, explain(ctx, err)
	}
	return s.oneByOne(ctx, edition, subject, features)
}

// IntersectionsOnGrid does the same on a grid (degrees), for the features named
// only.
func (s *Store) IntersectionsOnGrid(ctx context.Context, edition int64, subject geometry.Shape, features []int, grid float64) ([]check.Second, error) {
	answers, err := s.second(ctx, sqlIntersectionGrid, edition, subject.EWKB(), features, grid)
	return answers, explain(ctx, err)
}

// oneByOne keeps a feature on which GEOS gives up from taking the answers of
// the others with it. It has no row, so the two engines do not agree on it and
// a person is asked.
func (s *Store) oneByOne(ctx context.Context, edition int64, subject geometry.Shape, features []int) ([]check.Second, error) {
	var all []check.Second
	for _, f := range features {
		one, err := s.second(ctx, sqlIntersectionGrid, edition, subject.EWKB(), []int{f}, -1.0)
		if err != nil && !gaveUp(err) {
			return nil, explain(ctx, err)
		}
		if err != nil {
			s.log.Warn("PostGIS gave up on an intersection", "edition", edition, "feature", f, "error", err)
		}
		all = append(all, one...)
	}
	return all, nil
}

func (s *Store) second(ctx context.Context, sql string, args ...any) ([]check.Second, error) {
	rows, err := s.read.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanSecond)
}

// scanSecond measures the area by our own official formula on the geometry
// PostGIS answered; the plane area is PostGIS's own.
func scanSecond(row pgx.CollectableRow) (a check.Second, err error) {
	var ewkb []byte
	if err := row.Scan(&a.Feature, (*float64)(&a.Planar), &ewkb); err != nil {
		return a, err
	}
	shape, err := geometry.ParseEWKB(ewkb)
	a.Area = shape.Area()
	return a, err
}

// gaveUp tells an error of GEOS, which PostGIS reports as an internal one.
func gaveUp(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "XX000"
}
