package check_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/schema"
)

// compare holds an answer against what is written.
func (a *goldenAsk) compare(t *testing.T, got goldenAnswer) {
	t.Helper()
	want := slices.Clone(a.Findings)
	slices.SortFunc(want, byFinding)
	require.Len(t, got.Findings, len(want), "findings: want %+v\ngot %+v", want, got.Findings)
	for i := range want {
		require.InDelta(t, want[i].Area, got.Findings[i].Area, goldenAreaError, "area of %+v", want[i])
		got.Findings[i].Area = want[i].Area
	}
	require.Equal(t, want, slices.Clone(got.Findings))
	require.Equal(t, a.Verdict, got.Verdict, "verdict")
	require.Equal(t, a.State, got.State, "state")
	for code, state := range a.States {
		require.Equal(t, state, got.States[code], code)
	}
	for name, pair := range map[string][2]*float64{"overlap": {a.Overlap, got.Overlap}, "double": {a.Double, got.Double},
		"share": {a.Share, got.Share}, "covered": {a.Covered, got.Covered}} {
		if pair[0] != nil {
			require.InDelta(t, *pair[0], *pair[1], goldenAreaError, name)
		}
	}
}

// keep takes over an answer, with the fields that were written before.
func (a *goldenAsk) keep(got goldenAnswer) {
	old := a.goldenAnswer
	a.Verdict, a.State, a.Findings = got.Verdict, got.State, got.Findings
	for i := range a.Findings {
		a.Findings[i].Area = math.Round(a.Findings[i].Area*1e6) / 1e6
	}
	for code := range old.States {
		a.States[code] = got.States[code]
	}
	keep := func(field **float64, value *float64) {
		if *field != nil {
			*field = value
		}
	}
	keep(&a.Overlap, got.Overlap)
	keep(&a.Double, got.Double)
	keep(&a.Share, got.Share)
	keep(&a.Covered, got.Covered)
}

// Every rule has a question it answers and one it passes: in force, asked, of
// its kind, and yet silent.
func TestGoldenKnowsEveryRule(t *testing.T) {
	law, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	fails, passes, firstDay := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, file := range goldenFiles(t) {
		for _, c := range file.Cases {
			for _, a := range c.Asks {
				spoken := map[string]bool{}
				for _, f := range a.Findings {
					spoken[f.Rule] = true
					fails[f.Rule] = fails[f.Rule] || f.Verdict != "clear"
				}
				for _, r := range law.Rules(check.Kind(a.Kind), c.Layer, a.AsOf) {
					passes[r.ID] = passes[r.ID] || !spoken[r.ID]
					firstDay[r.ID] = firstDay[r.ID] || spoken[r.ID] && a.AsOf == r.Effective.From
				}
			}
		}
	}
	for _, r := range allRules(law) {
		require.True(t, fails[r.ID], "no case fails %s", r.ID)
		require.True(t, passes[r.ID], "no case passes %s", r.ID)
		require.True(t, firstDay[r.ID], "no case asks %s on its first day", r.ID)
	}
}

// The day before its first day a rule is silent, and so it is after its last.
func TestGoldenKnowsBothSidesOfEveryDate(t *testing.T) {
	law, err := check.LoadLaw(schema.FS)
	require.NoError(t, err)
	asked := map[string]bool{}
	for _, file := range goldenFiles(t) {
		for _, c := range file.Cases {
			for _, a := range c.Asks {
				asked[c.Case+" "+a.AsOf.String()] = true
			}
		}
	}
	for _, r := range allRules(law) {
		require.True(t, asked[r.ID+" "+dayAfter(r.Effective.From.Time(), -1)], "%s: not asked the day before", r.ID)
		if !r.Effective.To.IsZero() {
			require.True(t, asked[r.ID+" "+dayAfter(r.Effective.To.Time(), 1)], "%s: not asked the day after", r.ID)
		}
	}
}

func dayAfter(t time.Time, days int) string { return t.AddDate(0, 0, days).Format(time.DateOnly) }

func allRules(law *check.Law) []*check.Rule {
	var all []*check.Rule
	for _, p := range law.Packs {
		all = append(all, p.Rules...)
	}
	return all
}
