// Package measure prints what make bench claims: one line per claim, both sides
// measured in one run. For tests only.
//
// It knows durations, ratios and targets. It must never know what is measured or
// how. A target that is missed is said, not failed: it depends on the machine.
package measure

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/stretchr/testify/require"
)

// Skip leaves a test out unless make bench runs it.
func Skip(t *testing.T) {
	t.Helper()
	if os.Getenv("ONEMAP_BENCH") == "" {
		t.Skip("takes minutes of a quiet machine: set ONEMAP_BENCH=1 or run make bench")
	}
}

// Table collects claims.
type Table struct{ lines []string }

// More claims that theirs costs so many times what ours does; without a target (0)
// it only tells.
func (b *Table) More(what string, ours, theirs time.Duration, target float64) {
	ratio := float64(theirs) / float64(ours)
	b.line(what, Round(ours), Round(theirs), fmt.Sprintf("%.1fx", ratio), "≥ %gx", target, ratio >= target)
}

// Most claims that a value is no larger than the target.
func (b *Table) Most(what, ours, theirs string, value, target float64) {
	b.line(what, ours, theirs, fmt.Sprintf("%.3g", value), "≤ %g", target, value <= target)
}

func (b *Table) line(what, ours, theirs, measured, limit string, target float64, met bool) {
	asked, verdict := "", ""
	if target != 0 {
		asked, verdict = fmt.Sprintf(limit, target), map[bool]string{true: "met", false: "MISSED"}[met]
	}
	b.lines = append(b.lines, fmt.Sprintf("| %s\t| %s\t| %s\t| %s\t| %s\t| %s\t|", what, ours, theirs, measured, asked, verdict))
}

// Print writes the claims into the log of the test.
func (b *Table) Print(t *testing.T, title string) {
	t.Helper()
	var s strings.Builder
	w := tabwriter.NewWriter(&s, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| %s\t| ours\t| theirs\t| measured\t| target\t|\t|\n", title)
	fmt.Fprintln(w, strings.Join(b.lines, "\n"))
	require.NoError(t, w.Flush())
	t.Log("\n" + s.String())
}

// Round leaves three digits or so.
func Round(d time.Duration) string { return d.Round(max(d/1000, 1)).String() }
