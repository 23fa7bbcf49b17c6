package filter

import (
	"strings"
	"time"
)

const microsPerSecond = 1_000_000

// readDate reads a civil day in the forms of package layer: yyyymmdd,
// yyyy-mm-dd (with a time of day, which is left out), yyyy/m/d and yyyy年m月d日.
// The answer is its midnight in microseconds since 1970 UTC.
func readDate(s string) (int64, bool) {
	year, ok := decimals(s, 0, 4, 4)
	if !ok {
		return 0, false
	}
	rest := s[4:]
	switch {
	case len(rest) == 4 && rest[0] >= '0' && rest[0] <= '9':
		return day(year, rest[:2], rest[2:])
	case strings.HasPrefix(rest, "-"):
		return dashed(year, rest)
	case strings.HasPrefix(rest, "/"):
		month, d, _ := strings.Cut(rest[1:], "/")
		return day(year, month, d)
	}
	rest, found := strings.CutPrefix(rest, "年")
	month, d, _ := strings.Cut(rest, "月")
	d, closed := strings.CutSuffix(d, "日")
	if !found || !closed {
		return 0, false
	}
	return day(year, month, d)
}

// dashed reads "-mm-dd" and maybe a time of day.
func dashed(year int, rest string) (int64, bool) {
	if len(rest) < 6 || rest[3] != '-' {
		return 0, false
	}
	if _, ok := clock(rest[6:]); len(rest) > 6 && !ok {
		return 0, false
	}
	return day(year, rest[1:3], rest[4:6])
}

// day wants months and days of one or two digits that the calendar has.
func day(year int, month, d string) (int64, bool) {
	m, ok1 := decimals(month, 0, 1, 2)
	n, ok2 := decimals(d, 0, 1, 2)
	if !ok1 || !ok2 || digitsAt(month, 0) != len(month) || digitsAt(d, 0) != len(d) || len(month)+len(d) > 4 || year < 1 {
		return 0, false
	}
	t := time.Date(year, time.Month(m), n, 0, 0, 0, 0, time.UTC)
	return t.Unix() * microsPerSecond, m >= 1 && m <= 12 && n >= 1 && t.Day() == n
}

// decimals reads least to most digits at i.
func decimals(s string, i, least, most int) (int, bool) {
	n, from := 0, i
	for ; i < len(s) && i-from < most && s[i] >= '0' && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n, i-from >= least
}

// readTimestamp reads yyyy-mm-ddThh:mm:ss with a fraction and "Z" or an offset
// as microseconds since 1970 UTC.
func readTimestamp(s string) (int64, bool) {
	if len(s) <= len(time.DateOnly) || s[4] != '-' {
		return 0, false
	}
	midnight, ok := readDate(s)
	after, _ := clock(s[len(time.DateOnly):])
	return midnight + after, ok
}

// clock reads a time of day with its offset as microseconds after midnight UTC.
func clock(s string) (int64, bool) {
	hour, ok1 := group(s, 'T', 1, 24)
	minute, ok2 := group(s, ':', 4, 60)
	second, ok3 := group(s, ':', 7, 60)
	if !ok1 || !ok2 || !ok3 {
		return 0, false
	}
	fraction, n := fractionAt(s, 9)
	offset, ok := zone(s[n:])
	return (3600*hour+60*minute+second-offset)*microsPerSecond + fraction, ok
}

// group reads two digits at i, a mark before them, below a limit.
func group(s string, mark byte, i int, below int64) (int64, bool) {
	if len(s) < i+2 || s[i-1] != mark {
		return 0, false
	}
	n, ok := decimals(s, i, 2, 2)
	return int64(n), ok && int64(n) < below
}

// fractionAt reads ".digits" as microseconds, finer ones cut off, and tells
// where it ends; a point without digits ends where it begins.
func fractionAt(s string, i int) (micros int64, end int) {
	if i >= len(s) || s[i] != '.' {
		return 0, i
	}
	if end = digitsAt(s, i+1); end == i+1 {
		return 0, i
	}
	for j, unit := i+1, int64(microsPerSecond/10); j < end && unit > 0; j, unit = j+1, unit/10 {
		micros += int64(s[j]-'0') * unit
	}
	return micros, end
}

// zone reads "Z" or an offset from UTC in seconds.
func zone(s string) (int64, bool) {
	if s == "Z" {
		return 0, true
	}
	if len(s) != 6 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hour, ok1 := group(s, s[0], 1, 24)
	minute, ok2 := group(s, ':', 4, 60)
	offset := 3600*hour + 60*minute
	if s[0] == '-' {
		offset = -offset
	}
	return offset, ok1 && ok2
}
