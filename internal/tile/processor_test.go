package tile_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"onemap/internal/tile"
)

// backend is one connection to PostgreSQL and the process that serves it.
type backend struct {
	conn *pgxpool.Conn
	pid  int
}

func connect(t testing.TB, pool *pgxpool.Pool) *backend {
	t.Helper()
	conn, err := pool.Acquire(t.Context())
	require.NoError(t, err)
	t.Cleanup(conn.Release)
	p := &backend{conn: conn}
	require.NoError(t, conn.QueryRow(t.Context(), `SELECT pg_backend_pid()`).Scan(&p.pid))
	_, err = conn.Exec(t.Context(), `SET max_parallel_workers_per_gather = 0`) // so that the process does all the work
	require.NoError(t, err)
	return p
}

// draw gives a tile and the processor time its backend took.
func (p *backend) draw(t testing.TB, sql string, a tile.Address) (b []byte, spent time.Duration) {
	t.Helper()
	start := p.time(t)
	require.NoError(t, p.conn.QueryRow(t.Context(), sql, a.Z, a.X, a.Y).Scan(&b))
	return b, p.time(t) - start
}

// time is the processor time of the backend (Linux, the database on this machine).
func (p *backend) time(t testing.TB) time.Duration {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", p.pid))
	require.NoError(t, err)
	var ns int64
	_, err = fmt.Sscan(string(text), &ns)
	require.NoError(t, err)
	return time.Duration(ns)
}

// threadTime is the processor time of the thread at hand.
func threadTime(t testing.TB) time.Duration {
	t.Helper()
	var at unix.Timespec
	require.NoError(t, unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &at))
	return time.Duration(at.Nano())
}
