package postgis

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
	"onemap/schema"
)

// A constraint that was renamed would lose its explanation in silence.
func TestExplainedConstraintsExist(t *testing.T) {
	var migrations strings.Builder
	names, err := fs.Glob(schema.FS, "migrations/*.sql")
	require.NoError(t, err)
	for _, name := range names {
		text, err := fs.ReadFile(schema.FS, name)
		require.NoError(t, err)
		migrations.Write(text)
	}
	for name := range breaches() {
		require.Contains(t, migrations.String(), name)
		p := broken(name)
		require.True(t, p.Message.Complete() && p.Next.Complete(), name)
		require.NotEqual(t, problem.Internal, p.Class, name)
	}
}

func TestSQLStatesAreExplained(t *testing.T) {
	for state, want := range map[string]string{
		"57014": "S10", "55P03": "S11", "40001": "S12", "40P01": "S12", "53100": "S13", "53300": "S14",
		"57P01": "S01", "57P03": "S01", "08006": "S01", "42704": "S05", "22021": "S15",
	} {
		p, ok := problem.As(explain(t.Context(), &pgconn.PgError{Code: state}))
		require.True(t, ok, state)
		require.Equal(t, want, p.Code)
		require.True(t, p.Message.Complete() && p.Next.Complete(), state)
	}
	bug := &pgconn.PgError{Code: "42601"}
	_, ok := problem.As(explain(t.Context(), bug))
	require.False(t, ok, "a fault of ours is not dressed up as the user's")
	require.ErrorIs(t, explain(t.Context(), bug), bug)
}
