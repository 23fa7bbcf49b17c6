package report_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/word"
)

// A report of a prohibited parcel on six layers, from the stored document to
// the bytes; issue D asks for a second at most.
func BenchmarkReport(b *testing.B) {
	w := newWorld(b)
	c := samples(b, w)["prohibited"]
	o, document := w.options(b, c, bilingual.Chinese), c.Document()
	font, err := pdf.Find("")
	require.NoError(b, err)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"pdf":  func(out *bytes.Buffer) error { return pdf.Write(out, report.New(document, o), font) },
		"docx": func(out *bytes.Buffer) error { return word.Write(out, report.New(document, o)) },
		"html": func(out *bytes.Buffer) error { return report.New(document, o).HTML(out) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				require.NoError(b, write(&out))
				b.SetBytes(int64(out.Len()))
			}
		})
	}
}

// The report of a batch of 3,000 subjects, 30 seconds at most.
func BenchmarkBatchReport(b *testing.B) {
	w := newWorld(b)
	in := w.batch(b, w.patches(3000), 1, 2)
	font, err := pdf.Find("")
	require.NoError(b, err)
	for b.Loop() {
		d, err := report.NewBatch(b.Context(), in, report.Options{Language: bilingual.Chinese, Definitions: w.law.Layers})
		require.NoError(b, err)
		var out bytes.Buffer
		require.NoError(b, pdf.Write(&out, d, font))
	}
}
