package pgtest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/pgtest"
)

const insert = `INSERT INTO audit_event (at, principal, action, object) VALUES (now(), 'x', 'test.write', 'test/1')`

func TestDatabasesOfTestsAreApart(t *testing.T) {
	t.Parallel()
	a, b := pgtest.DB(t), pgtest.DB(t)
	_, err := a.Exec(t.Context(), insert)
	require.NoError(t, err)
	var n int
	require.NoError(t, b.QueryRow(t.Context(), "SELECT count(*) FROM audit_event").Scan(&n))
	require.Zero(t, n)
}

func TestTransactionLeavesNothing(t *testing.T) {
	t.Parallel()
	for range 2 {
		t.Run("once", func(t *testing.T) {
			tx := pgtest.Tx(t)
			var n int
			require.NoError(t, tx.QueryRow(t.Context(), "SELECT count(*) FROM audit_event").Scan(&n))
			require.Zero(t, n)
			_, err := tx.Exec(t.Context(), insert)
			require.NoError(t, err)
		})
	}
}

func TestEachFormOfConnectionStringNamesAnotherDatabase(t *testing.T) {
	t.Parallel()
	require.Equal(t, "postgres:///b?host=%2Ftmp", pgtest.On("postgres:///a?host=%2Ftmp", "b"))
	require.Equal(t, "host=/tmp dbname=a dbname=b", pgtest.On("host=/tmp dbname=a", "b"))
}
