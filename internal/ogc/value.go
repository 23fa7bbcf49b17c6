package ogc

import (
	"math"
	"strconv"
	"strings"
	"time"

	"onemap/internal/filter"
)

// appendValue writes the text of an attribute as a value of its kind. Empty text
// is no value, like in filters. ok is false for a text that does not fit its
// kind, which is written as null.
func appendValue(b []byte, k filter.Kind, text string) (out []byte, ok bool) {
	if text == "" {
		return append(b, "null"...), true
	}
	switch k {
	case filter.Integer:
		if n, err := strconv.ParseInt(strings.TrimSuffix(text, ".0"), 10, 64); err == nil {
			return strconv.AppendInt(b, n, 10), true
		}
	case filter.Number:
		if v, err := strconv.ParseFloat(text, 64); err == nil && !math.IsNaN(v) && !math.IsInf(v, 0) {
			return appendNumber(b, v), true
		}
	case filter.Date:
		if d, ok := dateOf(text); ok {
			return append(append(append(b, '"'), d...), '"'), true
		}
	default:
		return appendText(b, text), true
	}
	return append(b, "null"...), false
}

// appendNumber writes the shortest decimal that reads back to v.
func appendNumber(b []byte, v float64) []byte {
	if a := math.Abs(v); a != 0 && (a < 1e-6 || a >= 1e21) {
		return strconv.AppendFloat(b, v, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// dateOf reads yyyymmdd (the data standards) and the forms GDAL writes.
func dateOf(text string) (string, bool) {
	for _, form := range []string{"20060102", time.DateOnly, "2006/01/02", "2006/1/2", time.RFC3339, "2006年1月2日"} {
		if t, err := time.Parse(form, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}
