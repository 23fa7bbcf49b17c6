package postgis

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	_ "github.com/jackc/pgx/v5/stdlib" // goose speaks database/sql
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"onemap/schema"
)

// Migrate brings the database at url to the newest migration. Several
// processes may call it at once; one works, the others wait. Errors are
// *problem.Problem.
func Migrate(ctx context.Context, url string, log *slog.Logger) (err error) {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return unreachable(err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.PingContext(ctx); err != nil {
		return unreachable(err)
	}
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	done, err := provider.Up(ctx)
	for _, m := range done {
		log.Info("migrated the database", "migration", m.Source.Path, "took", m.Duration)
	}
	return explain(ctx, err)
}

func newProvider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(schema.FS, "migrations")
	if err != nil {
		return nil, err
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, fmt.Errorf("migration lock: %w", err)
	}
	return goose.NewProvider(goose.DialectPostgres, db, files, goose.WithSessionLocker(locker))
}
