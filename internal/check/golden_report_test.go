package check_test

import (
	"bytes"
	"context"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/readback"
	"onemap/internal/report/word"
	"onemap/schema"
)

// sampled is how many of the golden questions are reported when not all are.
const sampled = 40

// TestGoldenReportsFull writes the report of golden answers as PDF, Word and page
// and finds every character of the document tree in each, in order. All of
// them with ONEMAP_FULL=1, else every so many.
func TestGoldenReportsFull(t *testing.T) {
	law, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	font, err := pdf.Find(os.Getenv("ONEMAP_FONT"))
	require.NoError(t, err)
	n := 0
	for _, file := range goldenFiles(t) {
		for i := range file.Cases {
			c := &file.Cases[i]
			for _, a := range c.Asks {
				if n++; os.Getenv("ONEMAP_FULL") == "1" || n%sampled == 0 {
					c.report(t, law, font, a)
				}
			}
		}
	}
}

func (c *goldenCase) report(t *testing.T, law *check.Law, font *pdf.Font, a goldenAsk) {
	t.Helper()
	w := c.world(t, law)
	e := check.NewEngine(w, nil, func(context.Context, time.Time) (*check.Law, error) { return law, nil }, "golden")
	answer, err := e.Check(t.Context(), c.request(t, a))
	require.NoError(t, err)
	around := report.Surroundings(t.Context(), w, answer.Document())
	for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
		d := report.Of(answer, report.Options{Language: l, Around: around})
		var file, document, page bytes.Buffer
		require.NoError(t, pdf.Write(&file, d, font))
		require.NoError(t, word.Write(&document, d))
		require.NoError(t, d.HTML(&page))
		text, err := readback.PDF(file.Bytes())
		require.NoError(t, err)
		require.Empty(t, readback.Missing(d.Blocks(), text, font.Shown), "%s as PDF", c.Case)
		text, err = readback.Word(document.Bytes())
		require.NoError(t, err)
		require.Empty(t, readback.Missing(d.Blocks(), text, readback.AsIs), "%s as Word", c.Case)
		require.Empty(t, readback.Missing(d.Blocks(), readback.HTML(page.Bytes()), readback.AsIs), "%s as a page", c.Case)
	}
}
