package check_test

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/schema"
)

// Areas are written to a millionth of a square metre and met within ten of them.
const goldenAreaError = 1e-5

const goldenFolder = "../../fixtures/golden"

// TestGolden asks every question of fixtures/golden and compares the answers
// with those written there. ONEMAP_BLESS=1 rewrites them instead; read the diff.
func TestGolden(t *testing.T) {
	law, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	bless := os.Getenv("ONEMAP_BLESS") == "1"
	for name, file := range goldenFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".yaml"), func(t *testing.T) {
			for i := range file.Cases {
				file.Cases[i].run(t, law, bless)
			}
			if bless {
				writeGolden(t, name, file)
			}
		})
	}
}

func goldenFiles(t *testing.T) map[string]*goldenFile {
	t.Helper()
	names, err := filepath.Glob(goldenFolder + "/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	files := map[string]*goldenFile{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		files[name] = &goldenFile{}
		require.NoError(t, layer.DecodeStrict(text, files[name]), name)
	}
	return files
}

// writeGolden keeps the comment the file begins with.
func writeGolden(t *testing.T, name string, file *goldenFile) {
	t.Helper()
	old, err := os.ReadFile(name)
	require.NoError(t, err)
	var out bytes.Buffer
	for line := range strings.Lines(string(old)) {
		if !strings.HasPrefix(line, "#") {
			break
		}
		out.WriteString(line)
	}
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	require.NoError(t, e.Encode(file))
	require.NoError(t, os.WriteFile(name, out.Bytes(), 0o644))
}

func (c *goldenCase) run(t *testing.T, law *check.Law, bless bool) {
	w := c.world(t, law)
	for i := range c.Asks {
		a := &c.Asks[i]
		t.Run(strings.Join([]string{c.Case, a.Kind, a.AsOf.String(), a.Because}, " "), func(t *testing.T) {
			got := c.answer(t, w, *a)
			if bless {
				a.keep(got)
				return
			}
			a.compare(t, got)
		})
	}
}

func (c *goldenCase) answer(t *testing.T, w *goldenWorld, a goldenAsk) goldenAnswer {
	t.Helper()
	e := check.NewEngine(w, nil, func(context.Context, time.Time) (*check.Law, error) { return w.law, nil }, "golden")
	answer, err := e.Check(t.Context(), c.request(t, a))
	require.NoError(t, err)
	require.Len(t, answer.Subjects, 1)
	return answerOf(answer.Subjects[0], c.Layer)
}

func (c *goldenCase) request(t *testing.T, a goldenAsk) check.Request {
	t.Helper()
	ground := c.Subject
	if len(a.Subject) > 0 {
		ground = a.Subject
	}
	r := check.Request{ID: c.Case, AsOf: a.AsOf, KnownAt: a.KnownAt, Preview: true,
		Submission: &check.Submission{Kind: check.Kind(a.Kind), Declared: a.Attributes, Subjects: []check.Subject{
			{Ordinal: 1, ID: "S", Shape: shapeOf(t, ground, nil), Elevation: elevationOf(a.Elevation)}}}}
	if r.KnownAt.IsZero() {
		r.KnownAt = time.Date(2100, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	if !c.Full {
		r.Layers = []layer.Code{c.Layer}
	}
	return r
}

func answerOf(s check.SubjectResult, first layer.Code) goldenAnswer {
	a := goldenAnswer{Verdict: s.Verdict.String(), States: map[layer.Code]string{}}
	for _, l := range s.Layers {
		a.States[l.Layer] = string(l.State)
		if l.Layer == first {
			overlap, double := float64(l.Overlap), float64(l.DoubleCovered)
			a.State, a.Share, a.Covered, a.Overlap, a.Double = string(l.State), &l.Share, &l.CoveredShare, &overlap, &double
		}
	}
	for _, f := range s.Findings {
		a.Findings = append(a.Findings, findingOf(f, first))
	}
	slices.SortFunc(a.Findings, byFinding)
	return a
}

func findingOf(f check.Finding, first layer.Code) goldenFinding {
	g := goldenFinding{Class: string(f.Class), Verdict: f.Verdict.String(), Area: float64(f.Area), Documents: f.Documents}
	if f.Layer != first {
		g.Layer = string(f.Layer)
	}
	if f.Feature != nil {
		g.Feature = f.Feature.ID
	}
	if f.Relation != check.Overlap {
		g.Relation = string(f.Relation)
	}
	if f.Rule != nil {
		g.Rule = f.Rule.ID
	}
	return g
}

func byFinding(a, b goldenFinding) int {
	return cmp.Or(cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Relation, b.Relation),
		cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Rule, b.Rule))
}
