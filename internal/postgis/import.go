package postgis

import (
	"context"
	_ "embed"
	"iter"

	"github.com/jackc/pgx/v5"

	"onemap/internal/layer"
)

//go:embed sql/edition_insert.sql
var sqlEditionInsert string

//go:embed sql/edition_fill.sql
var sqlEditionFill string

//go:embed sql/partition_open.sql
var sqlPartitionOpen string

//go:embed sql/partition_seal.sql
var sqlPartitionSeal string

//go:embed sql/partition_cut.sql
var sqlPartitionCut string

//go:embed sql/no_limit.sql
var sqlNoLimit string

// ImportEdition makes a draft edition of layer e.Layer: features are copied
// into a partition of their own in the order they come, and counted and hashed
// on the way; indexes come last. Of e are taken Layer, Effective, DocumentNo,
// Source, Coverage, Refused and SelfOverlap. An error in the sequence, or any
// other, leaves nothing behind.
func (s *Store) ImportEdition(ctx context.Context, e layer.Edition, features iter.Seq2[layer.Feature, error]) (layer.Edition, error) {
	err := s.change(ctx, func(tx pgx.Tx) (event, error) {
		if err := s.load(ctx, tx, &e, features); err != nil {
			return event{}, err
		}
		return event{"edition.import", object("edition", e.ID), map[string]any{
			"layer": e.Layer, "features": e.Features, "refused": e.Refused, "sha256": e.SHA256,
		}}, nil
	})
	if err != nil {
		return layer.Edition{}, err
	}
	return editionIn(ctx, s.write, e.ID)
}

func (s *Store) load(ctx context.Context, tx pgx.Tx, e *layer.Edition, features iter.Seq2[layer.Feature, error]) error {
	if _, err := tx.Exec(ctx, sqlNoLimit); err != nil {
		return err
	}
	err := tx.QueryRow(ctx, sqlEditionInsert, string(e.Layer), e.Effective.Time(), s.instant(), e.DocumentNo, e.Source,
		shapeBytes(e.Coverage), e.Refused, e.SelfOverlap).Scan(&e.ID)
	if err != nil {
		return err
	}
	var table string
	if err := tx.QueryRow(ctx, sqlPartitionOpen, e.ID).Scan(&table); err != nil {
		return err
	}
	rows := newFeatureRows(e.ID, features)
	defer rows.stop()
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{table}, featureColumns(), rows); err != nil {
		return err
	}
	for _, sql := range []string{sqlPartitionSeal, sqlPartitionCut} {
		if _, err := tx.Exec(ctx, sql, e.ID); err != nil {
			return err
		}
	}
	e.Features, e.SHA256 = rows.ordinal, rows.hash.Sum()
	_, err = tx.Exec(ctx, sqlEditionFill, e.ID, e.SHA256, e.Features)
	return err
}
