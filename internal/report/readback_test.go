package report_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/readback"
)

// every format holds the whole tree: the same facts in the same order.
func holdsEverything(t testing.TB, d *report.Document) {
	t.Helper()
	font, err := pdf.Find("")
	require.NoError(t, err)
	blocks := d.Blocks()
	text, err := readback.PDF(portable(t, d))
	require.NoError(t, err)
	require.Empty(t, readback.Missing(blocks, text, font.Shown), "PDF")
	text, err = readback.Word(docx(t, d))
	require.NoError(t, err)
	require.Empty(t, readback.Missing(blocks, text, readback.AsIs), "Word")
	require.Empty(t, readback.Missing(blocks, readback.HTML([]byte(html(t, d))), readback.AsIs), "HTML")
}

func TestEveryFormatHoldsEveryCharacter(t *testing.T) {
	w := newWorld(t)
	for name, c := range samples(t, w) {
		for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
			t.Run(name+" "+string(l), func(t *testing.T) { holdsEverything(t, report.Of(c, w.options(t, c, l))) })
		}
	}
}

func TestABatchReportHoldsEveryCharacter(t *testing.T) {
	w := newWorld(t)
	d, err := report.NewBatch(t.Context(), w.batch(t, w.patches(60), 3), report.Options{Language: bilingual.Chinese, Definitions: w.law.Layers})
	require.NoError(t, err)
	holdsEverything(t, d)
}

// TestPdftotextReadsTheSame holds our own reading of a PDF against poppler's.
func TestPdftotextReadsTheSame(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not on this machine")
	}
	w := newWorld(t)
	c := samples(t, w)["prohibited"]
	d := report.Of(c, w.options(t, c, bilingual.Chinese))
	run := exec.CommandContext(t.Context(), "pdftotext", "-raw", "-x", "0", "-y", "60", "-W", "600", "-H", "730", "-", "-")
	run.Stdin = strings.NewReader(string(portable(t, d)))
	out, err := run.Output()
	require.NoError(t, err)
	font, err := pdf.Find("")
	require.NoError(t, err)
	require.Empty(t, readback.Missing(d.Blocks(), string(out), font.Shown))
}
