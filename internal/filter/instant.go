package filter

import (
	"strings"
	"time"
)

// date reads a full-date of RFC 3339.
func (b *builder) date(offset int, s string) (Node, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return nil, b.fail(offset, badLiteral("不是日期（应为 年-月-日，例如 2024-01-31）", "not a date (year-month-day, for example 2024-01-31)"))
	}
	return Instant{Time: t, Day: true}, b.count(offset)
}

// timestamp reads a date-time of RFC 3339 in UTC; what is finer than a
// microsecond is cut off.
func (b *builder) timestamp(offset int, s string) (Node, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1 || !strings.HasSuffix(s, "Z") {
		return nil, b.fail(offset, badLiteral("不是 UTC 时刻（例如 2024-01-31T08:00:00Z）", "not a timestamp in UTC (for example 2024-01-31T08:00:00Z)"))
	}
	return Instant{Time: t.Truncate(time.Microsecond)}, b.count(offset)
}

// moment reads an end of an interval: a date, a timestamp or "..".
func (b *builder) moment(offset int, s string) (Node, error) {
	switch {
	case s == "..":
		return Unbounded{}, b.count(offset)
	case strings.Contains(s, "T"):
		return b.timestamp(offset, s)
	}
	return b.date(offset, s)
}

// String is the instant as RFC 3339 writes it.
func (i Instant) String() string {
	if i.Day {
		return i.Time.Format(time.DateOnly)
	}
	return i.Time.Format(time.RFC3339Nano)
}
