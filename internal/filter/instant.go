package filter

import (
	"strings"
	"time"

	"onemap/internal/problem"
)

// timely makes a node of a text that is read as a point in time.
func (b *builder) timely(offset int, s string, read func(string) (Node, *problem.Problem)) (Node, error) {
	n, p := read(s)
	if p != nil {
		return nil, b.fail(offset, p)
	}
	return n, b.count(offset)
}

func (b *builder) date(offset int, s string) (Node, error) { return b.timely(offset, s, date) }
func (b *builder) timestamp(offset int, s string) (Node, error) {
	return b.timely(offset, s, timestamp)
}
func (b *builder) moment(offset int, s string) (Node, error) { return b.timely(offset, s, moment) }

// date reads a full-date of RFC 3339.
func date(s string) (Node, *problem.Problem) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return nil, badLiteral("不是日期（应为 年-月-日，例如 2024-01-31）", "not a date (year-month-day, for example 2024-01-31)")
	}
	return Instant{Time: t, Day: true}, nil
}

// timestamp reads a date-time of RFC 3339 in UTC; what is finer than a
// microsecond is cut off.
func timestamp(s string) (Node, *problem.Problem) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1 || !strings.HasSuffix(s, "Z") {
		return nil, badLiteral("不是 UTC 时刻（例如 2024-01-31T08:00:00Z）", "not a timestamp in UTC (for example 2024-01-31T08:00:00Z)")
	}
	return Instant{Time: t.Truncate(time.Microsecond)}, nil
}

// moment reads an end of an interval: a date, a timestamp or "..".
func moment(s string) (Node, *problem.Problem) {
	switch {
	case s == "..":
		return Unbounded{}, nil
	case strings.Contains(s, "T"):
		return timestamp(s)
	}
	return date(s)
}

// String is the instant as RFC 3339 writes it.
func (i Instant) String() string {
	if i.Day {
		return i.Time.Format(time.DateOnly)
	}
	return i.Time.Format(time.RFC3339Nano)
}
