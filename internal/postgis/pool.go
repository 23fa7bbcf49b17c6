package postgis

import (
	"context"
	_ "embed"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed sql/geometry_type.sql
var sqlGeometryType string

func openPool(ctx context.Context, url string, o Options, readOnly bool) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.MaxConns = o.Connections
	config.AfterConnect = learnGeometry
	config.ConnConfig.BuildContextWatcherHandler = cancelInDatabase
	limit(config.ConnConfig.RuntimeParams, o.StatementTimeout, readOnly)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	return pool, nil
}

// limit bounds what one statement, one wait for a lock and one forgotten
// transaction may take.
func limit(parameters map[string]string, statement time.Duration, readOnly bool) {
	parameters["application_name"] = "onemap"
	parameters["timezone"] = "UTC"
	parameters["statement_timeout"] = strconv.FormatInt(statement.Milliseconds(), 10)
	parameters["lock_timeout"] = "10000"
	parameters["idle_in_transaction_session_timeout"] = "120000"
	// Compiling a query and starting workers take longer than a page of
	// features does; by the defaults PostgreSQL does both for some.
	parameters["jit"], parameters["parallel_setup_cost"] = "off", "10000"
	if readOnly {
		parameters["default_transaction_read_only"] = "on"
	}
}

// cancelInDatabase makes an ended context stop the query in the server and
// keeps the connection when the server obeys within a second.
func cancelInDatabase(c *pgconn.PgConn) ctxwatch.Handler {
	return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: time.Second}
}

// learnGeometry lets COPY send EWKB into a geometry column: its binary form is
// EWKB, so bytes pass as they are.
func learnGeometry(ctx context.Context, c *pgx.Conn) error {
	var oid uint32
	if err := c.QueryRow(ctx, sqlGeometryType).Scan(&oid); err != nil {
		return err
	}
	c.TypeMap().RegisterType(&pgtype.Type{Name: "geometry", OID: oid, Codec: pgtype.ByteaCodec{}})
	return nil
}
