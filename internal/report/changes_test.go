package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/report"
)

func TestDifferencesFromThePreviousCheckAreNamed(t *testing.T) {
	_, c := conflict(t)
	now, before := c.Document(), c.Document()
	before.Check.Number = "JC-2025-0009"
	before.Subjects[0].Verdict = check.Note
	before.Check.Editions[0].Edition, before.Check.Editions[0].DocumentNo = 99, "旧字1号"
	before.Check.RuleSets[0].SHA256 = "00000000000000000000"
	less := *before.Subjects[0].Layers[1].Overlap / 2
	before.Subjects[0].Layers[1].Overlap = &less

	d := report.New(now, report.Options{Language: bilingual.English, Previous: &report.Previous{Document: &before}})
	require.Contains(t, d.Changes.Sentence, "JC-2025-0009")
	var what []string
	for _, r := range d.Changes.Table.Rows {
		require.NotEqual(t, r[2], r[3])
		what = append(what, r[1])
	}
	require.Len(t, what, 4, what)
	require.Contains(t, what[0], "Rule set ")
	require.Contains(t, what[1], "Edition of ")
	require.Equal(t, "Verdict", what[2])

	same := report.New(now, report.Options{Language: bilingual.English, Previous: &report.Previous{Document: &now}})
	require.Empty(t, same.Changes.Table.Rows)
	require.Contains(t, same.Changes.Sentence, "are the same")
	first := report.New(now, report.Options{Language: bilingual.English, Previous: &report.Previous{}})
	require.Contains(t, first.Changes.Sentence, "No earlier check")
	require.Nil(t, report.New(now, report.Options{}).Changes, "nobody asked")
}
