package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"onemap/internal/ingest"
	"onemap/internal/report"
)

func TestSuggestedBoundaryComesBackAsASurveyFile(t *testing.T) {
	_, c := conflict(t)
	require.NotNil(t, c.Subjects[0].Suggestion)
	var b bytes.Buffer
	require.NoError(t, report.Survey(&b, c.Document(), report.SuggestionPart, report.Options{}))
	text, err := simplifiedchinese.GBK.NewDecoder().String(b.String())
	require.NoError(t, err)
	require.Contains(t, text, "带号=39\r\n")
	require.Equal(t, 1, strings.Count(text, "@"))

	var got []ingest.Record
	_, err = ingest.Read(t.Context(), b.Bytes(), ingest.Options{FileName: "suggestion.txt"}, func(r ingest.Record) error {
		got = append(got, r)
		return nil
	})
	require.NoError(t, err)
	require.Len(t, got, 1)
	require.Nil(t, got[0].Refused)
	require.InDelta(t, float64(c.Subjects[0].Suggestion.Area), float64(got[0].Shape.Area()), 0.01)
}
