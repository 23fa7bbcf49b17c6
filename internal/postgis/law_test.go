package postgis_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/schema"
)

func testLaw(t *testing.T) *check.Law {
	t.Helper()
	l, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	return l
}

func TestLawIsKnownFromItsPublicationOn(t *testing.T) {
	t.Parallel()
	s := open(t)
	_, err := s.LawAt(t.Context(), clock())
	require.Contains(t, requireProblem(t, err, "S20").Next.EN, "onemap migrate", "no number is wrong")
	law := testLaw(t)
	require.NoError(t, s.PublishLaw(asPlanner(t), law))
	require.NoError(t, s.PublishLaw(asPlanner(t), law), "the same law again is nothing new")
	events, err := s.AuditEvents(t.Context(), "", 0, 10)
	require.NoError(t, err)
	require.Len(t, events, 1)
	got, err := s.LawAt(t.Context(), clock())
	require.NoError(t, err)
	require.Equal(t, law.RuleSets(), got.RuleSets())
	early, err := s.LawAt(t.Context(), clock().Add(-time.Hour))
	require.NoError(t, err)
	require.Same(t, got, early)
}
