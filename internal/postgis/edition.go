package postgis

import (
	"context"
	_ "embed"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

//go:embed sql/edition_get.sql
var sqlEditionGet string

//go:embed sql/edition_list.sql
var sqlEditionList string

//go:embed sql/catalogue.sql
var sqlCatalogue string

func editionNoun() bilingual.Text { return bilingual.Text{ZH: "版本", EN: "edition"} }

// Catalogue lists every edition that was ever published, withdrawn ones
// included.
func (s *Store) Catalogue(ctx context.Context) (layer.Catalogue, error) {
	editions, err := s.editions(ctx, sqlCatalogue)
	return layer.Catalogue(editions), err
}

// Editions lists every edition, drafts included, by layer and effective date.
func (s *Store) Editions(ctx context.Context) ([]layer.Edition, error) {
	return s.editions(ctx, sqlEditionList)
}

// Edition gives one edition in any state; a problem of class NotFound when
// there is none.
func (s *Store) Edition(ctx context.Context, id int64) (layer.Edition, error) {
	return editionIn(ctx, s.read, id)
}

// editionIn reads where the caller says: after a change, where it was made,
// because a replica may lag behind.
func editionIn(ctx context.Context, pool *pgxpool.Pool, id int64) (layer.Edition, error) {
	rows, err := pool.Query(ctx, sqlEditionGet, id)
	if err != nil {
		return layer.Edition{}, explain(ctx, err)
	}
	e, err := pgx.CollectExactlyOneRow(rows, scanEdition)
	return e, found(ctx, err, editionNoun(), strconv.FormatInt(id, 10))
}

func (s *Store) editions(ctx context.Context, sql string) ([]layer.Edition, error) {
	rows, err := s.read.Query(ctx, sql)
	if err != nil {
		return nil, explain(ctx, err)
	}
	editions, err := pgx.CollectRows(rows, scanEdition)
	return editions, explain(ctx, err)
}

func scanEdition(row pgx.CollectableRow) (e layer.Edition, err error) {
	var effective time.Time
	var recorded, withdrawn *time.Time
	var coverage []byte
	err = row.Scan(&e.ID, &e.Layer, &e.State, &effective, &recorded, &withdrawn, &e.DocumentNo, &e.Source,
		&coverage, &e.SHA256, &e.Features, &e.Refused, &e.SelfOverlap)
	if err != nil {
		return e, err
	}
	e.Effective, e.Recorded, e.Withdrawn = civil(effective), instantOf(recorded), instantOf(withdrawn)
	e.Coverage, err = parseShape(coverage)
	return e, err
}

// civil is the date a column of type date holds.
func civil(t time.Time) layer.Date { return layer.NewDate(t.Date()) }

func instantOf(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

// shapeBytes is EWKB, or NULL for the empty shape.
func shapeBytes(s geometry.Shape) []byte {
	if s.IsEmpty() {
		return nil
	}
	return s.EWKB()
}

func parseShape(ewkb []byte) (geometry.Shape, error) {
	if ewkb == nil {
		return geometry.Shape{}, nil
	}
	return geometry.ParseEWKB(ewkb)
}
