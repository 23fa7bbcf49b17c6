package pgtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"testing"

	"github.com/jackc/pgx/v5"

	"onemap/internal/postgis"
	"onemap/schema"
)

// fingerprint names the migrations: other migrations, other template.
func fingerprint() (string, error) {
	sum := sha256.New()
	names, err := fs.Glob(schema.FS, "migrations/*.sql")
	if err != nil {
		return "", err
	}
	for _, name := range names {
		text, err := fs.ReadFile(schema.FS, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6]), nil
}

// template makes sure the migrated database called prefix plus fingerprint
// exists, and names it. It is migrated under another name first, so that a
// database of this name is always a whole one.
func template(t testing.TB, server, prefix string) string {
	t.Helper()
	mark, err := fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	name := prefix + mark
	if err := ensure(t.Context(), server, name); err != nil {
		t.Fatalf("make the test template %s: %v", name, err)
	}
	return name
}

func ensure(ctx context.Context, server, name string) error {
	conn, err := pgx.Connect(ctx, server)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	// Other processes want the same template; the lock ends with the connection.
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(hashtext('onemap test template'))"); err != nil {
		return err
	}
	var there bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there)
	if err != nil || there {
		return err
	}
	half := name + "_half"
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + half + " WITH (FORCE)", "CREATE DATABASE " + half + " TEMPLATE template0"} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := postgis.Migrate(ctx, on(server, half), slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "ALTER DATABASE "+half+" RENAME TO "+name)
	return err
}

// on gives the connection string of another database on the same server; it
// takes both forms, URL and keywords (in which the last one named wins).
func on(server, database string) string {
	u, err := url.Parse(server)
	if err != nil || u.Scheme == "" {
		return server + " dbname=" + database
	}
	u.Path = "/" + database
	return u.String()
}
