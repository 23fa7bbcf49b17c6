package pgtest

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var count atomic.Int64

// URL gives the connection string of a migrated database of this test's own.
// It is dropped when the test ends.
func URL(t testing.TB) string {
	t.Helper()
	server := server(t)
	from := template(t, server, "onemap_template_")
	name := fmt.Sprintf("onemap_test_%d_%d_%d", os.Getpid(), time.Now().UnixNano(), count.Add(1))
	if err := execute(t.Context(), server, "CREATE DATABASE "+name+" TEMPLATE "+from); err != nil {
		t.Fatalf("clone the test template: %v", err)
	}
	t.Cleanup(func() {
		if err := execute(context.Background(), server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test database: %v", err)
		}
	})
	return on(server, name)
}

// DB gives connections to a migrated database of this test's own.
func DB(t testing.TB) *pgxpool.Pool {
	t.Helper()
	pool, err := pgxpool.New(t.Context(), URL(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// Tx gives a transaction on a migrated database shared by all tests; it is
// rolled back when the test ends. Far cheaper than DB, but not for tests that
// commit, make partitions or need more than one connection.
func Tx(t testing.TB) pgx.Tx {
	t.Helper()
	server := server(t)
	conn, err := pgx.Connect(t.Context(), on(server, template(t, server, "onemap_tx_")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	tx, err := conn.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tx.Rollback(context.Background()) })
	return tx
}

func execute(ctx context.Context, url, sql string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}
