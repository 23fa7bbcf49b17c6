package postgis

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed sql/job_count.sql
var sqlJobCount string

// Figures are what an operator watches of the store.
type Figures struct {
	Pools         map[string]PoolFigures // "read", "write"
	SnapshotBytes int                    // editions held in memory
}

// PoolFigures are those of one pool of connections.
type PoolFigures struct {
	InUse, Idle, Limit int
	Waited             int64 // requests that had to wait for a connection, since the start
}

// Figures looks at the process only, never at the database.
func (s *Store) Figures() Figures {
	return Figures{Pools: map[string]PoolFigures{"read": poolFigures(s.read), "write": poolFigures(s.write)}, SnapshotBytes: s.snapshots.Bytes()}
}

func poolFigures(p *pgxpool.Pool) PoolFigures {
	st := p.Stat()
	return PoolFigures{InUse: int(st.AcquiredConns()), Idle: int(st.IdleConns()), Limit: int(st.MaxConns()), Waited: st.EmptyAcquireCount()}
}

// OpenBatches counts the batches that wait and those that are worked on.
func (s *Store) OpenBatches(ctx context.Context) (map[BatchState]int, error) {
	rows, err := s.read.Query(ctx, sqlJobCount)
	if err != nil {
		return nil, explain(ctx, err)
	}
	all := map[BatchState]int{BatchQueued: 0, BatchRunning: 0}
	var state BatchState
	var n int
	_, err = pgx.ForEachRow(rows, []any{&state, &n}, func() error { all[state] = n; return nil })
	return all, explain(ctx, err)
}
