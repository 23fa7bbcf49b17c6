package report_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/report"
)

// read gives the records our reader finds in a file.
func read(t *testing.T, name string, b []byte) []ingest.Record {
	t.Helper()
	var got []ingest.Record
	_, err := ingest.Read(t.Context(), b, ingest.Options{FileName: name}, func(r ingest.Record) error {
		require.Nil(t, r.Refused, "%s: %v", r.ID, r.Refused)
		got = append(got, r)
		return nil
	})
	require.NoError(t, err)
	return got
}

// plot is a shape that was written and its name.
type plot struct {
	name  string
	shape geometry.Shape
}

// written are the shapes of a check that coordinates are given of, in order.
func written(c *check.Check) (all []plot) {
	for _, s := range c.Subjects {
		all = append(all, plot{"subject", s.Subject.Shape})
		seen := map[string]bool{}
		for _, f := range s.Findings {
			key := string(f.Layer)
			if f.Feature != nil {
				key += f.Feature.ID
			}
			if f.Shape.IsEmpty() || f.Verdict < check.Note || seen[key] {
				continue
			}
			seen[key] = true
			all = append(all, plot{key, f.Shape})
		}
		if s.Suggestion != nil {
			all = append(all, plot{"suggestion", s.Suggestion.Shape})
		}
	}
	return all
}

// Everything a check writes as survey TXT comes back through our reader with
// the same number of parts and rings and the same area to 0.01 m².
func TestSurveyFilesComeBack(t *testing.T) {
	w := newWorld(t)
	for name, c := range samples(t, w) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, report.Survey(&b, c.Document(), report.EveryPart, w.options(t, c, bilingual.Chinese)))
			comeBack(t, read(t, "out.txt", b.Bytes()), written(c))
			followsTheGrammar(t, b.Bytes())
		})
	}
}

func TestCornerListsComeBack(t *testing.T) {
	w := newWorld(t)
	for name, c := range samples(t, w) {
		for _, crs := range []string{"EPSG:4527", "EPSG:4490"} {
			for _, l := range []bilingual.Language{bilingual.Chinese, bilingual.English} {
				t.Run(name+" "+crs+" "+string(l), func(t *testing.T) {
					d := c.Document()
					d.Check.Submission.CRS = crs
					var b bytes.Buffer
					require.NoError(t, report.CornerList(&b, d, report.EveryPart, w.options(t, c, l)))
					comeBack(t, read(t, "out.csv", b.Bytes()), written(c))
				})
			}
		}
	}
}

func comeBack(t *testing.T, got []ingest.Record, want []plot) {
	t.Helper()
	require.Len(t, got, len(want))
	for i, r := range got {
		require.Equal(t, want[i].shape.Parts(), r.Shape.Parts(), want[i].name)
		require.Equal(t, want[i].shape.Rings(), r.Shape.Rings(), want[i].name)
		require.InDelta(t, float64(want[i].shape.Area()), float64(r.Shape.Area()), 0.01, want[i].name)
	}
}

// followsTheGrammar holds a survey file against the rules of domain 4.1 word by
// word: header, plot rows of nine fields, points counted with closing rows,
// rings numbered on and closed.
func followsTheGrammar(t *testing.T, b []byte) {
	t.Helper()
	text, err := simplifiedchinese.GBK.NewDecoder().String(string(b))
	require.NoError(t, err)
	head, plots, ok := strings.Cut(text, "[地块坐标]\r\n")
	require.True(t, ok)
	for _, key := range []string{"坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", "带号=39", "精度=0.001"} {
		require.Contains(t, head, key+"\r\n")
	}
	rows := strings.Split(strings.TrimSuffix(plots, "\r\n"), "\r\n")
	for len(rows) > 0 {
		fields := strings.Split(rows[0], ",")
		require.Len(t, fields, 9, rows[0])
		require.Equal(t, "@", fields[8])
		end := slices.IndexFunc(rows[1:], func(s string) bool { return strings.HasSuffix(s, "@") }) + 1
		if end == 0 {
			end = len(rows)
		}
		require.Equal(t, fields[0], strconv.Itoa(end-1), "points of %s", rows[0])
		ringsClose(t, rows[1:end])
		rows = rows[end:]
	}
}

func ringsClose(t *testing.T, points []string) {
	t.Helper()
	first, ring := "", "0"
	for i, p := range points {
		fields := strings.Split(p, ",")
		require.Len(t, fields, 4, p)
		if fields[1] != ring {
			if i > 0 {
				require.Equal(t, first, points[i-1], "a ring ends where it begins")
			}
			first, ring = p, fields[1]
		}
	}
	require.Equal(t, first, points[len(points)-1])
}

func TestOnlyTheSuggestionIsWrittenWhenAskedFor(t *testing.T) {
	_, c := conflict(t)
	require.NotNil(t, c.Subjects[0].Suggestion)
	var b bytes.Buffer
	require.NoError(t, report.Survey(&b, c.Document(), report.SuggestionPart, report.Options{}))
	got := read(t, "s.txt", b.Bytes())
	require.Len(t, got, 1)
	w := newWorld(t)
	again := w.check(t, "CON", nil, check.Subject{Ordinal: 1, Shape: got[0].Shape})
	require.NotEqual(t, check.Prohibited, again.Verdict, "what comes back as a file is as clear as what was suggested")
	clear := w.check(t, "CON", nil, w.plots(t, "clear.geojson")[0])
	require.ErrorContains(t, report.Survey(&b, clear.Document(), report.SuggestionPart, report.Options{}), "F03")
}
