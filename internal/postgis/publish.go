package postgis

import (
	"context"
	_ "embed"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

//go:embed sql/edition_lock.sql
var sqlEditionLock string

//go:embed sql/partition_attach.sql
var sqlPartitionAttach string

//go:embed sql/edition_publish.sql
var sqlEditionPublish string

//go:embed sql/edition_withdraw.sql
var sqlEditionWithdraw string

//go:embed sql/partition_drop.sql
var sqlPartitionDrop string

//go:embed sql/edition_delete.sql
var sqlEditionDelete string

// Publish puts a draft into force: its partition is attached and its row in
// the catalogue written in one transaction. decision says why it is right to
// publish although records were refused at import; without it such a draft is
// a problem of class Conflict.
func (s *Store) Publish(ctx context.Context, edition int64, decision string) (layer.Edition, error) {
	err := s.change(ctx, func(tx pgx.Tx) (event, error) {
		was, err := lockEdition(ctx, tx, edition, layer.Draft)
		if err != nil {
			return event{}, err
		}
		if _, err := tx.Exec(ctx, sqlPartitionAttach, edition); err != nil {
			return event{}, err
		}
		var recorded time.Time
		if err := tx.QueryRow(ctx, sqlEditionPublish, edition, s.instant(), decision).Scan(&recorded); err != nil {
			return event{}, err
		}
		return event{"edition.publish", object("edition", edition), map[string]any{
			"layer": was.Layer, "refused": was.Refused, "decision": decision, "recorded": recorded,
		}}, nil
	})
	if err != nil {
		return layer.Edition{}, err
	}
	return editionIn(ctx, s.write, edition)
}

// Withdraw takes a published edition out of force from now on. Checks made
// before keep it, and it stays readable.
func (s *Store) Withdraw(ctx context.Context, edition int64, reason string) (layer.Edition, error) {
	err := s.change(ctx, func(tx pgx.Tx) (event, error) {
		if _, err := lockEdition(ctx, tx, edition, layer.Published); err != nil {
			return event{}, err
		}
		_, err := tx.Exec(ctx, sqlEditionWithdraw, edition, s.instant(), reason)
		return event{"edition.withdraw", object("edition", edition), map[string]any{"reason": reason}}, err
	})
	if err != nil {
		return layer.Edition{}, err
	}
	return editionIn(ctx, s.write, edition)
}

// DropDraft gives a draft up, features and all.
func (s *Store) DropDraft(ctx context.Context, edition int64) error {
	return s.change(ctx, func(tx pgx.Tx) (event, error) {
		was, err := lockEdition(ctx, tx, edition, layer.Draft)
		if err != nil {
			return event{}, err
		}
		for _, sql := range []string{sqlPartitionDrop, sqlEditionDelete} {
			if _, err := tx.Exec(ctx, sql, edition); err != nil {
				return event{}, err
			}
		}
		return event{"edition.drop", object("edition", edition), map[string]any{"layer": was.Layer}}, nil
	})
}

// lockEdition takes hold of an edition that must be in state want.
func lockEdition(ctx context.Context, tx pgx.Tx, id int64, want layer.State) (e layer.Edition, err error) {
	e.ID = id
	err = tx.QueryRow(ctx, sqlEditionLock, id).Scan(&e.State, &e.Refused, &e.Layer)
	if err != nil {
		return e, found(ctx, err, editionNoun(), strconv.FormatInt(id, 10))
	}
	if e.State != want {
		return e, wrongState(e, want)
	}
	return e, nil
}

func wrongState(e layer.Edition, want layer.State) error {
	id := strconv.FormatInt(e.ID, 10)
	return &problem.Problem{
		Code: "S39", Class: problem.Conflict,
		Message: bilingual.Text{
			ZH: "版本 " + id + " 的状态是 " + string(e.State) + "，此操作要求 " + string(want),
			EN: "Edition " + id + " is " + string(e.State) + "; this needs one that is " + string(want),
		},
		Next: bilingual.Text{ZH: "核对版本编号", EN: "Check the edition's number"},
	}
}
