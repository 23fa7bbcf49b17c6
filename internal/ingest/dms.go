package ingest

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"onemap/internal/problem"
)

// notation is how plain numbers in an angle column are meant.
type notation int

const (
	undeclared notation = iota
	decimal             // 118.230000
	packed              // 118.1348 is 118°13′48″
)

// angleNotation reads what a column heading declares: 度.分秒 or dms for
// packed, (度), 十进制 or decimal for decimal degrees.
func angleNotation(heading string) notation {
	flat := strings.ToLower(narrow(heading))
	switch {
	case strings.Contains(flat, "分秒"), strings.Contains(flat, "mmss"), strings.Contains(flat, "dms"):
		return packed
	case strings.Contains(flat, "十进制"), strings.Contains(flat, "(度)"), strings.Contains(flat, "(°)"),
		strings.Contains(flat, "decimal"), strings.Contains(flat, "小数"):
		return decimal
	}
	return undeclared
}

// angle3 is degrees, minutes and seconds with any separators: 118°13′48.000″,
// 118-13-48.000, 118度13分48秒, 118:13:48, 118 13 48.
func angle3() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[EN东北]经?纬?)?\s*(\d{1,3})\s*[°º度\-: d]\s*(\d{1,2})\s*['′’分\-: m]\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒s]|'')?\s*[ENen]?$`)
}

// parseAngle reads degrees. ambiguous tells that the number could as well be
// packed degrees.minutes-seconds; ok is false when it is no angle.
func parseAngle(s string, n notation) (degrees float64, ambiguous, ok bool) {
	flat := strings.TrimSpace(narrow(s))
	v, plain := number(flat)
	switch {
	case !plain:
		if m := angle3().FindStringSubmatch(flat); m != nil {
			return fromParts(m[1], m[2], m[3])
		}
		return 0, false, false
	case math.Abs(v) > 180: // DDDMMSS.sss
		whole, fraction, _ := strings.Cut(flat, ".")
		if len(whole) < 5 || len(whole) > 7 {
			return 0, false, false
		}
		k := len(whole)
		return fromParts(whole[:k-4], whole[k-4:k-2], whole[k-2:]+"."+fraction+"0")
	case n == decimal:
		return v, false, true
	}
	whole, fraction, _ := strings.Cut(flat, ".")
	fraction += "0000"
	d, _, fits := fromParts(whole, fraction[:2], fraction[2:4]+"."+fraction[4:]+"0")
	if n == packed {
		return d, false, fits
	}
	return v, fits && strings.Contains(flat, "."), true
}

func fromParts(d, m, s string) (degrees float64, ambiguous, ok bool) {
	deg, errD := strconv.ParseFloat(d, 64)
	minutes, errM := strconv.ParseFloat(m, 64)
	seconds, errS := strconv.ParseFloat(s, 64)
	if errD != nil || errM != nil || errS != nil || minutes >= 60 || seconds >= 60 {
		return 0, false, false
	}
	return deg + (minutes+seconds/60)/60, false, true
}

func askNotation() *problem.Problem {
	p := refuse(ambiguousAngles,
		say("经纬度既可能是十进制度，也可能是“度.分秒”", "the angles may be decimal degrees or degrees.minutes-seconds"),
		say("请在表头写明，例如“经度(十进制)”或“经度(度.分秒)”，或写成 118°13′48.000″", "say it in the heading, e.g. 经度(decimal) or 经度(ddd.mmss), or write 118°13′48.000″"))
	p.Class = problem.Usage
	return p
}
