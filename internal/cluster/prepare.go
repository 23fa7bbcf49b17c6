package cluster

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// answers tells whether the server takes queries.
func answers(ctx context.Context, l layout) error {
	if !exists(l.socketFile()) {
		return fmt.Errorf("no socket %s", l.socketFile())
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, l.url("postgres"))
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}

// prepare makes the database and installs PostGIS into it, once.
func prepare(ctx context.Context, l layout) error {
	conn, err := pgx.Connect(ctx, l.url("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var there bool
	err = conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", database).Scan(&there)
	if err != nil || there {
		return err
	}
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+database); err != nil {
		return fmt.Errorf("make database: %w", err)
	}
	return install(ctx, l)
}

func install(ctx context.Context, l layout) error {
	conn, err := pgx.Connect(ctx, l.url(database))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS postgis"); err != nil {
		return fmt.Errorf("install PostGIS: %w", err)
	}
	return nil
}
