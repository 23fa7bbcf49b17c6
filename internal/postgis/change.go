package postgis

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"onemap/internal/principal"
)

//go:embed sql/audit.sql
var sqlAudit string

//go:embed sql/audit_list.sql
var sqlAuditList string

// event is what a change leaves in the audit trail.
type event struct {
	action string         // noun.verb, e.g. "edition.publish"
	object string         // e.g. "edition/12"
	detail map[string]any // what a person would ask next
}

// nothing is the event of a change that found nothing to do; it leaves no trace.
func nothing() event { return event{} }

// change runs do in a transaction and writes its event there, on behalf of the
// context's principal. Errors are explained.
func (s *Store) change(ctx context.Context, do func(tx pgx.Tx) (event, error)) error {
	return explain(ctx, pgx.BeginFunc(ctx, s.write, func(tx pgx.Tx) error {
		e, err := do(tx)
		if err != nil || e.action == "" {
			return err
		}
		if e.detail == nil {
			e.detail = map[string]any{}
		}
		_, err = tx.Exec(ctx, sqlAudit, s.instant(), principal.From(ctx).Name, e.action, e.object, e.detail)
		return err
	}))
}

// object names a thing in the audit trail.
func object(noun string, id any) string { return fmt.Sprintf("%s/%v", noun, id) }

// instant is now as the database can hold it: UTC, whole microseconds.
func (s *Store) instant() time.Time { return s.now().UTC().Truncate(time.Microsecond) }

// AuditEvent is one entry of the audit trail.
type AuditEvent struct {
	ID        int64
	At        time.Time // UTC
	Principal string
	Action    string
	Object    string
	Detail    map[string]any
}

// AuditEvents lists what happened to object (empty: to anything), newest first,
// starting below the event with number before (0: from the newest).
func (s *Store) AuditEvents(ctx context.Context, object string, before int64, limit int) ([]AuditEvent, error) {
	if before == 0 {
		before = 1<<63 - 1
	}
	rows, err := s.read.Query(ctx, sqlAuditList, object, before, limit)
	if err != nil {
		return nil, explain(ctx, err)
	}
	events, err := pgx.CollectRows(rows, pgx.RowToStructByPos[AuditEvent])
	return events, explain(ctx, err)
}
