package postgis_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

func TestEditionGoesFromDraftIntoForceAndOut(t *testing.T) {
	t.Parallel()
	s := open(t)
	e, err := s.ImportEdition(asPlanner(t), draft(), stream(farmland()))
	require.NoError(t, err)
	require.Equal(t, layer.Draft, e.State)
	require.Equal(t, 3, e.Features)
	require.Equal(t, draft().Coverage, e.Coverage)
	catalogue, err := s.Catalogue(t.Context())
	require.NoError(t, err)
	require.Empty(t, catalogue, "a draft is not in the catalogue")

	e, err = s.Publish(asPlanner(t), e.ID, "")
	require.NoError(t, err)
	catalogue, err = s.Catalogue(t.Context())
	require.NoError(t, err)
	inForce, ok := catalogue.InForce("YJJBNTTB", layer.NewDate(2026, 6, 1), clock())
	require.True(t, ok)
	require.Equal(t, e, inForce)

	e, err = s.Withdraw(asPlanner(t), e.ID, "来源有误")
	require.NoError(t, err)
	require.Equal(t, layer.Withdrawn, e.State)
	_, err = s.LayerData(t.Context(), e.ID)
	require.NoError(t, err, "old checks still need it")
	events, err := s.AuditEvents(t.Context(), "edition/1", 0, 10)
	require.NoError(t, err)
	require.Len(t, events, 3)
	require.Equal(t, "edition.withdraw", events[0].Action)
	require.Equal(t, "张工", events[0].Principal)
}

func TestFeaturesComeBackAsTheyWentIn(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	features, err := s.EditionFeatures(t.Context(), e.ID)
	require.NoError(t, err)
	require.Equal(t, e.SHA256, layer.Hash(features))
	for i, want := range farmland() {
		require.Equal(t, want.Shape, features[i].Shape)
		require.Equal(t, want.Elevation, features[i].Elevation)
		require.Equal(t, want.Shape.Area(), features[i].Area)
	}
	page, err := s.FeaturePage(t.Context(), e.ID, square(0.5, 0.5, 1).Bounds(), -1, 10)
	require.NoError(t, err)
	require.Len(t, page, 2)
	one, err := s.Feature(t.Context(), e.ID, "A3")
	require.NoError(t, err)
	require.Equal(t, 2, one.Ordinal)
	_, err = s.Feature(t.Context(), e.ID, "none")
	requireProblem(t, err, "S20")
}

func TestDiffComparesADraftWithWhatIsInForce(t *testing.T) {
	t.Parallel()
	s := open(t)
	before := published(t, s)
	changed := farmland()[:2]
	changed[1].Shape = square(1, 0, 2)
	after, err := s.ImportEdition(t.Context(), draft(), stream(changed))
	require.NoError(t, err)
	d, err := s.Diff(t.Context(), before.ID, after.ID)
	require.NoError(t, err)
	require.Len(t, d.Removed, 1)
	require.Len(t, d.Changed, 1)
	require.True(t, d.Changed[0].Moved)
	require.NoError(t, s.DropDraft(t.Context(), after.ID))
	_, err = s.Edition(t.Context(), after.ID)
	requireProblem(t, err, "S20")
}

func TestFailedImportLeavesNothing(t *testing.T) {
	t.Parallel()
	s := open(t)
	broken := errors.New("file ended early")
	_, err := s.ImportEdition(t.Context(), draft(), func(yield func(layer.Feature, error) bool) {
		_ = yield(farmland()[0], nil) && yield(layer.Feature{}, broken)
	})
	require.ErrorContains(t, err, "file ended early")
	editions, err := s.Editions(t.Context())
	require.NoError(t, err)
	require.Empty(t, editions)
}

func TestPublishingIsRefused(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := draft()
	e.Refused = 2
	e, err := s.ImportEdition(t.Context(), e, stream(farmland()))
	require.NoError(t, err)

	_, err = s.Publish(t.Context(), e.ID, "")
	requireProblem(t, err, "S32") // refused records need a decision
	_, err = s.Publish(t.Context(), e.ID, "两条记录与本县无关")
	require.NoError(t, err)
	_, err = s.Publish(t.Context(), e.ID, "")
	requireProblem(t, err, "S39") // already published

	twin, err := s.ImportEdition(t.Context(), draft(), stream(farmland()))
	require.NoError(t, err)
	_, err = s.Publish(t.Context(), twin.ID, "")
	requireProblem(t, err, "S31") // same content, same day
	_, err = s.Withdraw(t.Context(), e.ID, "")
	requireProblem(t, err, "S33") // no reason
}

func TestFeatureWithoutAreaIsRefused(t *testing.T) {
	t.Parallel()
	flat := geometry.FromFlat([]float64{118e9, 36e9, 118.1e9, 36e9, 118e9, 36e9, 118e9, 36e9}, []int32{4}, []int32{1})
	_, err := open(t).ImportEdition(t.Context(), draft(), stream([]layer.Feature{{ID: "x", Shape: flat}}))
	requireProblem(t, err, "S35")
}

func TestWhatIsOnRecordCannotBeChanged(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	e := published(t, s)
	for _, sql := range []string{
		"UPDATE feature SET name = 'x'", "DELETE FROM feature", "UPDATE edition SET source = 'x'", "DELETE FROM edition",
		"UPDATE audit_event SET principal = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event",
	} {
		require.ErrorContains(t, execute(t, url, sql), "23000", sql)
	}
	again, err := s.Edition(t.Context(), e.ID)
	require.NoError(t, err)
	require.Equal(t, e, again)
}

// The database loses its server process in the middle of a load: no row, table
// or edition of it stays.
func TestKilledImportLeavesNothing(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	_, err := s.ImportEdition(t.Context(), draft(), func(yield func(layer.Feature, error) bool) {
		for i := range 20_000 {
			if i == 10_000 && execute(t, url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE datname = current_database() AND application_name = 'onemap'`) != nil {
				return
			}
			if !yield(layer.Feature{ID: "x", Shape: square(0, 0, 1)}, nil) {
				return
			}
		}
	})
	requireProblem(t, err, "S01")
	var tables int
	require.NoError(t, pgtestConn(t, url).QueryRow(t.Context(),
		"SELECT count(*) FROM pg_class WHERE relname LIKE 'feature_e%'").Scan(&tables))
	require.Zero(t, tables)
}
