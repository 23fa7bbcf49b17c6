package report_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/sheet"
	"onemap/internal/report/word"
)

// portable is the PDF of a report.
func portable(t testing.TB, d *report.Document) []byte {
	t.Helper()
	font, err := pdf.Find(os.Getenv("ONEMAP_FONT"))
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, pdf.Write(&b, d, font))
	return b.Bytes()
}

// docx is the Word document of a report.
func docx(t testing.TB, d *report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, word.Write(&b, d))
	return b.Bytes()
}

// xlsx is the workbook of a check.
func xlsx(t testing.TB, c check.CheckDocument, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, sheet.Write(&b, report.Spreads(c, o), sheet.About{Title: c.Check.Number, Made: report.Made(c)}))
	return b.Bytes()
}

func TestTheSameCheckGivesTheSameFiles(t *testing.T) {
	w := newWorld(t)
	c := w.check(t, "CON", echo{w: w}, w.plots(t, "conflict.geojson")[1])
	o := report.Options{Language: bilingual.Chinese, Around: report.Surroundings(t.Context(), w, c.Document()), Digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", Address: "https://onemap.example/v1/checks/b1946ac9?format=html"}
	for name, write := range map[string]func() []byte{
		"pdf":  func() []byte { return portable(t, report.Of(c, o)) },
		"docx": func() []byte { return docx(t, report.Of(c, o)) },
		"xlsx": func() []byte { return xlsx(t, c.Document(), o) },
	} {
		require.True(t, bytes.Equal(write(), write()), name)
	}
}
