package pgtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"onemap/internal/cluster"
)

// shared is the one cluster of this process. A test binary has no place to
// hand it down, hence a variable; the process's end lets go of the cluster.
var shared = sync.OnceValues(start)

// start gives the connection string of a database on which others may be made.
func start() (string, error) {
	if url := os.Getenv("DATABASE_URL"); url != "" {
		return url, nil
	}
	c, err := cluster.Start(context.Background(), cluster.Options{DataDir: folder(), Volatile: true})
	if err != nil {
		return "", err
	}
	held = c
	if c.Started() {
		err = sweep(c.URL())
	}
	return c.URL(), err
}

// held keeps the cluster, and with it the lock, from the garbage collector.
var held *cluster.Cluster //nolint:unused // written, never read: that is its whole purpose

// folder is the same for every test process of a user, so that they share.
func folder() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("onemap-pgtest-%d", os.Geteuid()))
}

// sweep drops what killed tests and other migrations left behind. Others may
// have joined the cluster already, so what a living process made stays.
func sweep(url string) error {
	mark, err := fingerprint()
	if err != nil {
		return err
	}
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, `SELECT datname FROM pg_database
		WHERE datname LIKE 'onemap\_t%' AND datname NOT LIKE '%' || $1 || '%'`, mark)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		if inUse(name) {
			continue
		}
		if _, err := conn.Exec(ctx, "DROP DATABASE "+pgx.Identifier{name}.Sanitize()+" WITH (FORCE)"); err != nil {
			return err
		}
	}
	return nil
}

// inUse tells whether the process that made a test's database, and that its
// name tells, still lives.
func inUse(name string) bool {
	var pid int
	if n, _ := fmt.Sscanf(name, "onemap_test_%d_", &pid); n == 0 {
		return false
	}
	return syscall.Kill(pid, 0) == nil
}

// server gives the shared server or fails the test.
func server(t testing.TB) string {
	t.Helper()
	url, err := shared()
	if err != nil {
		t.Fatalf("tests need PostGIS: %v (set DATABASE_URL, or run: %s)", err, cluster.Install)
	}
	return url
}
