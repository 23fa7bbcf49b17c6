package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/report"
)

func subjectsOf(t testing.TB, geojson []byte) []check.Subject {
	t.Helper()
	var c struct {
		Features []struct {
			Properties map[string]string
			Geometry   geometry.Shape
		}
	}
	require.NoError(t, json.Unmarshal(geojson, &c))
	var out []check.Subject
	for i, f := range c.Features {
		declared := geometry.SquareMetres(float64(int(f.Geometry.Area())) + 120)
		out = append(out, check.Subject{Ordinal: i + 1, ID: f.Properties["DKBH"], Name: f.Properties["DKMC"], Shape: f.Geometry, Declared: &declared,
			Attributes: map[string]string{"BZ": f.Properties["BZ"]}})
	}
	return out
}

func html(t testing.TB, d *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.HTML(&b))
	return b.String()
}

func text(t testing.TB, d *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.Text(&b))
	return b.String()
}

// conflict is the county's conflict sample, checked.
func conflict(t testing.TB) (*world, *check.Check) {
	w := newWorld(t)
	return w, w.check(t, "CON", echo{w, "CKQ"}, w.plots(t, "conflict.geojson")...)
}

func TestTextContainsEveryFact(t *testing.T) {
	_, c := conflict(t)
	for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
		out := text(t, report.Of(c, report.Options{Language: l}))
		page := html(t, report.Of(c, report.Options{Language: l}))
		for _, fact := range facts(c, l) {
			require.Contains(t, out, fact, l)
			require.Contains(t, page, fact, l)
		}
	}
}

// facts are strings that must be somewhere in a report.
func facts(c *check.Check, l bilingual.Language) []string {
	out := []string{c.Number, c.ID, c.AsOf.String(), c.Engine, c.Submission.SHA256, c.Submission.FileName}
	for _, e := range c.Editions {
		out = append(out, e.DocumentNo, e.SHA256, e.Effective.String())
	}
	for _, r := range c.RuleSets {
		out = append(out, r.SHA256)
	}
	for _, s := range c.Subjects {
		out = append(out, s.Subject.ID, s.Subject.Name, geometry.FormatRounded(float64(s.Area), 2))
		for _, x := range s.Layers {
			out = append(out, x.Name.In(l), string(x.Layer))
		}
		for _, f := range s.Findings {
			if f.Feature != nil {
				out = append(out, f.Feature.ID)
			}
			if f.Rule != nil {
				out = append(out, f.Rule.ID, f.Rule.Title.In(l), f.Rule.Basis[0].Document, f.Rule.Basis[0].Article)
			}
			if f.Area > 0 {
				out = append(out, strings.TrimPrefix(geometry.FormatRounded(float64(f.Area), 2), "<"))
			}
		}
	}
	return out
}

// zero finds a measurement printed as nothing at all.
var zero = regexp.MustCompile(`(^|[^\d.<])0(\.0+)? ?(m²|%|公顷|亩|ha\b|mu\b)`)

// covering is how little of the subject an edition speaks for, where 0 is an answer.
var covering = regexp.MustCompile(`(只覆盖地块的|covers only) 0\.00 %`)

func TestNothingFoundIsPrintedAsZero(t *testing.T) {
	w := newWorld(t)
	s := w.plots(t, "conflict.geojson")
	c := w.check(t, "CON", nil, s...)
	d := c.Document()
	for i := range d.Subjects {
		for j := range d.Subjects[i].Findings {
			f := &d.Subjects[i].Findings[j]
			f.Area, f.ShareOfSubject, f.ShareOfFeature, f.Width = 3e-7, 1e-12, 1e-13, 2e-6
		}
	}
	for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
		out := text(t, report.New(d, report.Options{Language: l}))
		require.NotRegexp(t, zero, covering.ReplaceAllString(out, ""))
		require.Contains(t, out, "<0.01 m²")
		require.Contains(t, out, "<0.01 %")
		require.Contains(t, out, "<0.001 m")
	}
}

func TestAShareBelowTheWholeNeverReads100(t *testing.T) {
	_, c := conflict(t)
	d := c.Document()
	d.Subjects[0].Findings[0].ShareOfSubject = 0.9999999
	require.Contains(t, text(t, report.New(d, report.Options{})), ">99.99 %")
}

func TestReportsAreDeterministic(t *testing.T) {
	w, c := conflict(t)
	around := report.Surroundings(t.Context(), w, c.Document())
	first := html(t, report.Of(c, report.Options{Around: around}))
	again := html(t, report.Of(c, report.Options{Around: report.Surroundings(t.Context(), w, c.Document())}))
	require.Equal(t, first, again)
}

func TestStoredDocumentGivesTheSameReport(t *testing.T) {
	w, c := conflict(t)
	b, err := c.Document().Bytes()
	require.NoError(t, err)
	d, err := check.ParseDocument(b)
	require.NoError(t, err)
	require.Equal(t, text(t, report.Of(c, report.Options{})), text(t, report.New(d, report.Options{Definitions: w.law.Layers})))
}

func TestWhatAFileSaysIsEscaped(t *testing.T) {
	w := newWorld(t)
	s := w.plots(t, "conflict.geojson")[:1]
	s[0].Name, s[0].Attributes["x"] = `<script>alert(1)</script>`, "\x1b[2Jboo"
	c := w.check(t, "CON", nil, s...)
	require.NotContains(t, html(t, report.Of(c, report.Options{})), "<script")
	require.NotContains(t, text(t, report.Of(c, report.Options{})), "\x1b")
}

func TestDisagreementIsShown(t *testing.T) {
	_, c := conflict(t)
	require.Contains(t, text(t, report.Of(c, report.Options{})), "两个引擎不一致")
}

func TestPreviewSaysSo(t *testing.T) {
	w := newWorld(t)
	c := w.check(t, "CON", nil, w.plots(t, "clear.geojson")...)
	require.Contains(t, html(t, report.Of(c, report.Options{})), "预检")
}

func TestEveryLayerIsInOneOfThreeLists(t *testing.T) {
	_, c := conflict(t)
	d := report.Of(c, report.Options{})
	for i, s := range d.Subjects {
		n := 0
		for _, list := range s.Coverage {
			n += len(list.Layers)
		}
		require.Equal(t, len(c.Subjects[i].Layers), n)
		require.Len(t, s.Coverage, 3)
	}
}

func TestCornersAreThoseOfTheSurvey(t *testing.T) {
	_, c := conflict(t)
	d := report.Of(c, report.Options{})
	require.Len(t, d.Subjects[0].Corners.Rows, 4)
	require.Contains(t, d.Subjects[0].Corners.Note, "EPSG:4527")
}

func TestGeoJSONHasEveryFinding(t *testing.T) {
	_, c := conflict(t)
	var b bytes.Buffer
	require.NoError(t, report.GeoJSON(&b, c.Document()))
	var got struct {
		Features []struct {
			Properties map[string]any
			Geometry   any
		}
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &got))
	n := 0
	for _, s := range c.Subjects {
		n += 1 + len(s.Findings)
		if s.Suggestion != nil {
			n++
		}
	}
	require.Len(t, got.Features, n)
}

// TestWritePages leaves the pages where ONEMAP_PAGES says, to be looked at.
func TestWritePages(t *testing.T) {
	dir := os.Getenv("ONEMAP_PAGES")
	if dir == "" {
		t.Skip("set ONEMAP_PAGES to a folder to look at the pages")
	}
	w, c := conflict(t)
	around := report.Surroundings(t.Context(), w, c.Document())
	for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
		o := report.Options{Language: l, Around: around}
		require.NoError(t, os.WriteFile(filepath.Join(dir, string(l)+".html"), []byte(html(t, report.Of(c, o))), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, string(l)+".txt"), []byte(text(t, report.Of(c, o))), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, string(l)+".pdf"), portable(t, report.Of(c, o)), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, string(l)+".docx"), docx(t, report.Of(c, o)), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, string(l)+".xlsx"), xlsx(t, c.Document(), o), 0o644))
	}
}

func TestALayerThatDoesNotCoverIsNamedInTheConclusion(t *testing.T) {
	w := newWorld(t)
	c := w.check(t, "CON", nil, w.plots(t, "conflict.geojson")[0])
	require.Contains(t, report.Of(c, report.Options{}).Subjects[0].Conclusion, "地质灾害易发区 DZZH")
}
