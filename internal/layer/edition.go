package layer

import (
	"fmt"
	"time"

	"onemap/internal/geometry"
)

// Date is a civil date; its zero value is "no date".
type Date struct{ t time.Time }

// NewDate makes a date.
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// ParseDate reads 2026-11-25.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q is not written YYYY-MM-DD", s)
	}
	return Date{t}, nil
}

// DateOf is the civil date of t in China (UTC+8, no summer time).
func DateOf(t time.Time) Date {
	y, m, d := t.UTC().Add(8 * time.Hour).Date()
	return NewDate(y, m, d)
}

// String is YYYY-MM-DD, or empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d.t.IsZero() }

// After tells whether d is later than e.
func (d Date) After(e Date) bool { return d.t.After(e.t) }

// Time is midnight UTC of the date, for storage.
func (d Date) Time() time.Time { return d.t }

// MarshalText writes YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD or nothing.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(b))
	return err
}

// State is where an edition stands: draft → published → withdrawn.
type State string

// The states.
const (
	Draft     State = "draft"
	Published State = "published"
	Withdrawn State = "withdrawn"
)

// Edition is an immutable dated release of one layer.
type Edition struct {
	ID          int64 // increases with recording
	Layer       Code
	State       State
	Effective   Date           // legal effect, from the start of the day
	Recorded    time.Time      // when it was published in this system, UTC; zero for a draft
	Withdrawn   time.Time      // when it was withdrawn, UTC; zero when it was not
	DocumentNo  string         // e.g. "沂政字〔2026〕3号"
	Source      string         // supplier or file
	Coverage    geometry.Shape // ground the edition speaks for; empty means unknown, which covers nothing
	SHA256      string         // over all features in order, lower-case hex
	Features    int
	Refused     int  // features refused at import
	SelfOverlap bool // features overlap each other: areas must not be added
}
