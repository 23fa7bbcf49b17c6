package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/stretchr/testify/require"
)

// table is what make bench prints: one line per claim, both sides measured in one
// run. A target that is missed is said, not failed: it depends on the machine.
type table struct{ lines []string }

// more claims that theirs costs so many times what ours does; without a target (0)
// it only tells.
func (b *table) more(what string, ours, theirs time.Duration, target float64) {
	ratio := float64(theirs) / float64(ours)
	b.line(what, round(ours), round(theirs), fmt.Sprintf("%.1fx", ratio), "≥ %gx", target, ratio >= target)
}

func (b *table) line(what, ours, theirs, measured, limit string, target float64, met bool) {
	asked, verdict := "", ""
	if target != 0 {
		asked, verdict = fmt.Sprintf(limit, target), map[bool]string{true: "met", false: "MISSED"}[met]
	}
	b.lines = append(b.lines, fmt.Sprintf("| %s\t| %s\t| %s\t| %s\t| %s\t| %s\t|", what, ours, theirs, measured, asked, verdict))
}

func (b *table) print(t *testing.T, title string) {
	var s strings.Builder
	w := tabwriter.NewWriter(&s, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| %s\t| ours\t| theirs\t| measured\t| target\t|\t|\n", title)
	fmt.Fprintln(w, strings.Join(b.lines, "\n"))
	require.NoError(t, w.Flush())
	t.Log("\n" + s.String())
}

func round(d time.Duration) string { return d.Round(max(d/1000, 1)).String() }

// benching skips what only make bench runs.
func benching(t *testing.T) {
	t.Helper()
	if os.Getenv("ONEMAP_BENCH") == "" {
		t.Skip("takes minutes of a quiet machine: set ONEMAP_BENCH=1 or run make bench")
	}
}
