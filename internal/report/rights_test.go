package report_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/report"
)

// rights are the county's planned mining rights as subjects of an inventory.
func (w *world) rights(t testing.TB, n int) []check.Subject {
	t.Helper()
	var out []check.Subject
	d := w.law.Layers["CKQ"]
	for i, r := range w.county.Edition("CKQ").Features[:n] {
		f, _ := d.Feature(i, r.Attributes, r.Shape)
		out = append(out, check.Subject{Ordinal: i + 1, ID: f.ID, Name: f.Name, Shape: f.Shape, Elevation: f.Elevation,
			Attributes: map[string]string{"mineral": r.Attributes["KCZKZMC"], "method": r.Attributes["KCFS"], "holder": r.Attributes["SQR"]}})
	}
	return out
}

func TestATouchIsListedWithItsBorder(t *testing.T) {
	w := newWorld(t)
	c := w.check(t, "MEX", echo{w: w}, w.rights(t, 1)...)
	d := report.Of(c, report.Options{})
	require.NotEmpty(t, d.Subjects[0].Appendix.Rows)
	found := false
	for _, r := range d.Subjects[0].Appendix.Rows {
		if r[2] == "相接" && r[0] == "生态保护红线 STBHHX" {
			found = true
			require.Equal(t, "—", r[3], "a touch has no area, not an area of 0")
			require.NotEqual(t, "—", r[6], "but a common border")
		}
	}
	require.True(t, found, d.Subjects[0].Appendix.Rows)
}

func TestElevationsAreShown(t *testing.T) {
	w := newWorld(t)
	c := w.check(t, "MNO", echo{w: w}, w.rights(t, 6)[5])
	out := text(t, report.Of(c, report.Options{Language: bilingual.English}))
	require.Contains(t, out, "10 m to -350 m")
	require.Contains(t, out, "180 m to 20 m")
}

func TestWriteRights(t *testing.T) {
	dir := os.Getenv("ONEMAP_PAGES")
	if dir == "" {
		t.Skip("set ONEMAP_PAGES to a folder to look at the pages")
	}
	w := newWorld(t)
	c := w.check(t, "MNO", echo{w: w}, w.rights(t, 6)...)
	o := report.Options{Language: bilingual.English, Around: report.Surroundings(t.Context(), w, c.Document())}
	require.NoError(t, os.WriteFile(dir+"/rights.html", []byte(html(t, report.Of(c, o))), 0o644))
	require.NoError(t, os.WriteFile(dir+"/rights.txt", []byte(text(t, report.Of(c, o))), 0o644))
}
