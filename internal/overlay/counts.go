package overlay

import (
	"fmt"
	"strings"
)

// Counts says what a worker has done since it was made; what is not exact or not
// own work is never silent.
type Counts struct {
	Checks    int // subjects overlaid
	Pairs     int // subject and feature whose boxes meet
	Contacts  int // pairs whose boundaries share a point
	Exact     int // crossings whose order took exact arithmetic
	Tiny      int // rings too thin for float64, dropped
	Fallbacks int // pairs answered by OverlayNG
	GivenUp   int // pairs that no engine here could answer
}

// Counts gives the counts so far.
func (w *Worker) Counts() Counts {
	c := w.counts
	c.Contacts, c.Exact, c.Tiny = w.pair.counts.Contacts, w.pair.counts.Exact, w.pair.out.tiny
	return c
}

// GivenUp names the features that could not be overlaid: their relation to the
// subject is unknown, not none.
type GivenUp struct {
	Features []int
	Causes   []error
}

// Error names features and causes.
func (g *GivenUp) Error() string {
	var parts []string
	for i, f := range g.Features {
		parts = append(parts, fmt.Sprintf("feature %d: %v", f, g.Causes[i]))
	}
	return "overlay given up: " + strings.Join(parts, "; ")
}

// Unwrap gives the causes.
func (g *GivenUp) Unwrap() []error { return g.Causes }

// err is a copy of g, nil when nothing was given up.
func (g *GivenUp) err() error {
	if len(g.Features) == 0 {
		return nil
	}
	return &GivenUp{append([]int(nil), g.Features...), append([]error(nil), g.Causes...)}
}
