package postgis_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/postgis"
)

func checked(t *testing.T, s *postgis.Store, e layer.Edition) *check.Check {
	t.Helper()
	id, number, err := s.NewIdentity(t.Context())
	require.NoError(t, err)
	distance := geometry.Metres(3)
	return &check.Check{
		ID: id, Number: number, Kind: "CON", AsOf: layer.NewDate(2026, 11, 25), KnownAt: clock(), Engine: "test",
		Verdict: check.Prohibited, Editions: []layer.Edition{e}, NarrowedTo: []layer.Code{"YJJBNTTB"},
		RuleSets: []check.RuleSet{{ID: "national", SHA256: e.SHA256}},
		Subjects: []check.SubjectResult{{
			Subject: check.Subject{Ordinal: 1},
			Findings: []check.Finding{
				{Layer: "YJJBNTTB", Edition: e.ID, Feature: &check.FeatureRef{ID: "A1"}, Relation: check.Overlap, Class: check.Conflict,
					Area: 10, ShareOfSubject: 0.5, ShareOfFeature: 0.1, Width: 2, Rule: &check.Rule{ID: "national/pbf"}, Verdict: check.Prohibited,
					Agreement: &check.Agreement{Overlay: 10, PostGIS: 10, Agrees: true}, Shape: square(0, 0, 1)},
				{Layer: "YJJBNTTB", Edition: e.ID, Relation: check.Within, Class: check.Near, Distance: &distance},
			},
		}},
	}
}

func TestCheckComesBackByteForByte(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	law := testLaw(t)
	require.NoError(t, s.PublishLaw(t.Context(), law))
	sub := submission(square(0, 0, 1), square(5, 5, 2))
	c := checked(t, s, e)
	c.RuleSets = law.RuleSets()
	require.Regexp(t, `^20261125-\d{6}$`, c.Number)
	document := []byte(`{"check":{"verdict":"prohibited"}} ` + "\n")
	require.NoError(t, s.SaveCheck(asPlanner(t), sub, c, document))

	for _, name := range []string{c.ID, c.Number} {
		got, err := s.LoadCheck(t.Context(), name)
		require.NoError(t, err)
		require.Equal(t, document, got.Document)
		require.Equal(t, check.Prohibited, got.Verdict)
		require.Equal(t, []int64{e.ID}, got.Editions)
		require.Equal(t, c.NarrowedTo, got.Layers)
		require.Equal(t, clock(), got.KnownAt)
		require.Equal(t, c.AsOf, got.AsOf)
		require.Equal(t, "张工", got.Principal)
		require.Equal(t, law.Content(), got.LawContent)
		back, err := s.LoadSubmission(t.Context(), got.Submission)
		require.NoError(t, err)
		sub.Problems = back.Problems
		require.Equal(t, sub, back)
	}
	_, err := s.LoadCheck(t.Context(), "none")
	requireProblem(t, err, "S20")
	requireProblem(t, s.SaveCheck(t.Context(), sub, c, document), "S37") // twice
}

func TestChecksAreListedNewestFirstPageByPage(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	for range 3 {
		require.NoError(t, s.SaveCheck(t.Context(), submission(square(0, 0, 1)), checked(t, s, e), []byte("{}")))
	}
	var seen []string
	var after postgis.Cursor
	for {
		page, err := s.ListChecks(t.Context(), after, 2)
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		for _, c := range page {
			require.Equal(t, 1, c.Subjects)
			seen = append(seen, c.ID)
		}
		after = postgis.Cursor{At: page[len(page)-1].Recorded, ID: seen[len(seen)-1]}
	}
	require.Len(t, seen, 3)
}

func TestTextThatCannotBeStoredIsNamed(t *testing.T) {
	t.Parallel()
	sub := submission(square(0, 0, 1))
	sub.Subjects[0].Name = "a\x00b"
	_, err := open(t).SaveSubmission(t.Context(), sub)
	requireProblem(t, err, "S15")
}

// A check judged by a law that is not on record does not claim one that is.
func TestCheckNamesNoOtherLawThanItsOwn(t *testing.T) {
	t.Parallel()
	s := open(t)
	require.NoError(t, s.PublishLaw(t.Context(), testLaw(t)))
	c := checked(t, s, published(t, s))
	require.NoError(t, s.SaveCheck(t.Context(), submission(square(0, 0, 1)), c, []byte("{}")))
	got, err := s.LoadCheck(t.Context(), c.ID)
	require.NoError(t, err)
	require.Nil(t, got.LawContent)
}
