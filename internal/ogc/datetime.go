package ogc

import (
	"fmt"
	"strings"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// ParseDatetime gives the day whose edition a datetime asks for: that of an
// instant, the end of an interval, today where the interval has no end. A day
// is a civil date in China; an instant with a zone is the day it falls on
// there. Problem O05.
func ParseDatetime(text string, today layer.Date) (layer.Date, error) {
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		return day(text, text)
	}
	if open(from) && open(to) {
		return today, nil
	}
	if open(to) {
		begin, err := day(text, from)
		if err == nil && begin.After(today) {
			return begin, nil
		}
		return today, err
	}
	end, err := day(text, to)
	if err != nil || open(from) {
		return end, err
	}
	begin, err := day(text, from)
	if err == nil && begin.After(end) {
		err = badDatetime(text, "起点晚于终点", "it begins after it ends")
	}
	return end, err
}

func open(part string) bool { return part == "" || part == ".." }

func day(text, part string) (layer.Date, error) {
	if d, err := layer.ParseDate(part); err == nil {
		return d, nil
	}
	t, err := time.Parse(time.RFC3339, strings.ToUpper(part))
	if err != nil {
		return layer.Date{}, badDatetime(text, "应为日期、时刻或区间", "it must be a day, an instant or an interval")
	}
	return layer.DateOf(t), nil
}

func badDatetime(text, zh, en string) error {
	return refuse(codeDatetime,
		bilingual.Text{ZH: fmt.Sprintf("datetime %q 无效：%s", text, zh), EN: fmt.Sprintf("the datetime %q is not valid: %s", text, en)},
		bilingual.Text{ZH: "例如 2026-01-01、2026-01-01T00:00:00Z、2020-01-01/..", EN: "for example 2026-01-01, 2026-01-01T00:00:00Z or 2020-01-01/.."})
}
