package geometry

import "strings"

func (w *wktReader) blank() { w.rest = strings.TrimLeft(w.rest, " \t\r\n") }

// word reads up to a blank, bracket or comma.
func (w *wktReader) word() string {
	w.blank()
	n := strings.IndexAny(w.rest, " \t\r\n(),")
	if n < 0 {
		n = len(w.rest)
	}
	word := w.rest[:n]
	w.rest = w.rest[n:]
	return word
}

func (w *wktReader) next(b byte) bool {
	w.blank()
	if w.rest == "" || w.rest[0] != b {
		return false
	}
	w.rest = w.rest[1:]
	return true
}

// listed reads "( item, item )" or "EMPTY".
func listed[T any](w *wktReader, item func(*wktReader) (T, error)) ([]T, error) {
	if !w.next('(') {
		if strings.EqualFold(w.word(), "EMPTY") {
			return nil, nil
		}
		return nil, malformed("WKT", text("缺少左括号", "an opening bracket is missing"))
	}
	var out []T
	for {
		v, err := item(w)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		if w.next(')') {
			return out, nil
		}
		if !w.next(',') {
			return nil, malformed("WKT", text("缺少括号或逗号", "a bracket or comma is missing"))
		}
	}
}

func unwantedWKT(kind string) error {
	switch base := strings.TrimRight(kind, "ZM"); base {
	case "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "CURVE", "SURFACE":
		return curve(base)
	case "POINT", "LINESTRING", "MULTIPOINT", "MULTILINESTRING", "GEOMETRYCOLLECTION", "POLYHEDRALSURFACE", "TIN", "TRIANGLE":
		return notArea(base)
	}
	return malformed("WKT", text("几何类型未知", "unknown geometry type"))
}
