package report_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/report"
	"onemap/internal/report/readback"
)

// TestClientLibreOfficeOpensOurFiles has a real office program open the Word document
// and the workbook and convert them: no table, no row and no character is lost.
func TestClientLibreOfficeOpensOurFiles(t *testing.T) {
	if os.Getenv("ONEMAP_CLIENTS") != "1" {
		t.Skip("set ONEMAP_CLIENTS=1 to run LibreOffice")
	}
	w := newWorld(t)
	for name, c := range samples(t, w) {
		o := w.options(t, c, bilingual.Chinese)
		d := report.Of(c, o)
		t.Run(name+".docx", func(t *testing.T) {
			page := converted(t, docx(t, d), "docx", "html")
			require.GreaterOrEqual(t, strings.Count(page, "<table"), tables(d), "tables")
			require.Empty(t, readback.Missing(d.Blocks(), readback.HTML([]byte(page)), readback.AsIs))
		})
		t.Run(name+".xlsx", func(t *testing.T) {
			sheets := report.Spreads(c.Document(), o)
			page := converted(t, xlsx(t, c.Document(), o), "xlsx", "html")
			require.Equal(t, len(sheets), strings.Count(page, "<table"), "sheets")
			text := readback.HTML([]byte(page))
			for _, s := range sheets {
				for _, row := range s.Rows {
					for _, cell := range row {
						if said, ok := cell.(string); ok {
							require.Contains(t, squeezed(text), squeezed(said), s.Name)
						}
					}
				}
			}
		})
	}
}

// tables counts the blocks of a report that are tables.
func tables(d *report.Document) (n int) {
	for _, b := range d.Blocks() {
		if t, ok := b.(report.Table); ok && len(t.Rows) > 0 {
			n++
		}
	}
	return n
}

var blank = regexp.MustCompile(`\s+`)

func squeezed(s string) string { return blank.ReplaceAllString(s, "") }

// converted has LibreOffice turn a file into another format.
func converted(t *testing.T, file []byte, from, to string) string {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "report."+from)
	require.NoError(t, os.WriteFile(in, file, 0o600))
	run := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", dir, in)
	out, err := run.CombinedOutput()
	require.NoError(t, err, string(out))
	b, err := os.ReadFile(filepath.Join(dir, "report."+to))
	require.NoError(t, err, string(out))
	return string(b)
}
