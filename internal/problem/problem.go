// Package problem holds what went wrong as a value: a stable code, the place,
// the reason and what to do next, in both languages.
//
// Every package reports its failures as Problems or wraps other errors in one.
// It must never know which layer, rule or query failed; it knows only how a
// failure is described and, in class.go, the one table that turns a class of
// failure into an exit code and an HTTP status. Places are EPSG:4490 degrees,
// rows and subjects count from 1.
package problem

import (
	"errors"
	"strings"

	"onemap/internal/bilingual"
)

// Severity orders problems: errors refuse, warnings are shown, notices inform.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "notice"
)

// Place is a position on the ground, EPSG:4490 degrees.
type Place struct {
	Lon float64 `json:"lon"`
	Lat float64 `json:"lat"`
}

// Problem is one failure, warning or notice.
type Problem struct {
	Code     string         // stable, searchable, e.g. "E07"
	Class    Class          // decides exit code and HTTP status
	Severity Severity       // empty means Error
	Message  bilingual.Text // what happened and why
	Next     bilingual.Text // what to do next
	File     string         // file as the sender named it
	Subject  int            // ordinal of the subject, from 1; 0: the whole file
	Row      int            // line or record in the file, from 1; 0: unknown
	Place    *Place         // where on the ground, when known
	Confirm  bool           // somebody must confirm this before a verdict may rely on the subject
	Cause    error          // underlying error, never shown to a client
}

// Error gives code, file, row and reason in English, for logs and wrapping.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.Code)
	b.WriteString(" ")
	b.WriteString(p.Where(bilingual.English))
	b.WriteString(p.Message.In(bilingual.English))
	if p.Cause != nil {
		b.WriteString(": ")
		b.WriteString(p.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the underlying error.
func (p *Problem) Unwrap() error { return p.Cause }

// As finds the Problem in a chain of errors.
func As(err error) (*Problem, bool) {
	var p *Problem
	ok := errors.As(err, &p)
	return p, ok
}
