package postgis_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
	"onemap/internal/problem"
)

func TestStartUpSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	log := quiet()
	_, err := postgis.Open(t.Context(), "postgres:///x?host=/nowhere", log)
	require.Equal(t, 3, problem.ExitCode(requireProblem(t, err, "S01")))

	url := pgtest.URL(t)
	require.NoError(t, execute(t, url, "DELETE FROM goose_db_version WHERE version_id > 1"))
	_, err = postgis.Open(t.Context(), url, log)
	requireProblem(t, err, "S02")

	url = pgtest.URL(t)
	require.NoError(t, execute(t, url, "DROP INDEX feature_geom"))
	_, err = postgis.Open(t.Context(), url, log)
	requireProblem(t, err, "S04")
}

func TestMigratingTwiceIsHarmless(t *testing.T) {
	t.Parallel()
	require.NoError(t, postgis.Migrate(t.Context(), pgtest.URL(t), quiet()))
}

// An import waits for more features; when its caller goes away, the database
// must not keep working.
func TestEndedContextLeavesNoQueryBehind(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	e := published(t, s)
	blocker := pgtestConn(t, url)
	_, err := blocker.Exec(t.Context(), "BEGIN; LOCK TABLE feature IN ACCESS EXCLUSIVE MODE")
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, err = s.Intersections(ctx, e.ID, square(0, 0, 1), []int{0})
	require.Equal(t, problem.Cancelled, problem.ClassOf(err))
	require.Eventually(t, func() bool {
		var n int
		err := blocker.QueryRow(t.Context(), `SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND wait_event_type = 'Lock'`).Scan(&n)
		return err == nil && n == 0
	}, 5*time.Second, 20*time.Millisecond)
}

func TestSlowQueryEndsAtTheLimit(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{StatementTimeout: time.Second})
	_, err := pgtestConn(t, url).Exec(t.Context(), "BEGIN; LOCK TABLE edition IN ACCESS EXCLUSIVE MODE")
	require.NoError(t, err)
	_, err = s.Catalogue(t.Context())
	requireProblem(t, err, "S10")
}

func TestBrokenConnectionHealsByItself(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	require.NoError(t, s.Ping(t.Context()))
	require.NoError(t, execute(t, url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'onemap'`))
	require.Eventually(t, func() bool {
		_, err := s.Catalogue(t.Context())
		return err == nil
	}, 5*time.Second, 20*time.Millisecond)
}

// Recorded times only grow, so that "as known at" stays true when the clock
// does not.
func TestRecordedTimesGrowThoughTheClockStands(t *testing.T) {
	t.Parallel()
	s := open(t)
	first := published(t, s)
	e := draft()
	e.Effective = layer.NewDate(2026, 3, 1)
	e, err := s.ImportEdition(t.Context(), e, stream([]layer.Feature{{ID: "B", Shape: square(0, 0, 1)}}))
	require.NoError(t, err)
	e, err = s.Publish(t.Context(), e.ID, "")
	require.NoError(t, err)
	require.True(t, e.Recorded.After(first.Recorded))
	_, err = s.FeaturePage(t.Context(), e.ID, geometry.EmptyBounds(), -1, 1)
	require.NoError(t, err)
}

func TestReadingNeverWrites(t *testing.T) {
	t.Parallel()
	require.ErrorContains(t, open(t).WriteThroughReads(t.Context()), "25006")
}
