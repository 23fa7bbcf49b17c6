package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"onemap/internal/geometry"
)

// startsWKT tells whether one of the first lines begins with a WKT or EWKT
// geometry, perhaps after a label; a heading may stand above.
func startsWKT(head string) bool {
	lines := splitLines(strings.ToUpper(head))
	for _, line := range lines[:min(len(lines), 3)] {
		if matches(strings.TrimSpace(line), `^(SRID=\d+;|[^(]{0,60}[,;\t]\s*"?)?\s*`+wktKinds) {
			return true
		}
	}
	return false
}

const wktKinds = `(MULTI)?(POLYGON|POINT|LINESTRING|SURFACE|CURVE|CURVEPOLYGON|POLYHEDRALSURFACE|TIN|TRIANGLE|GEOMETRYCOLLECTION|CIRCULARSTRING|COMPOUNDCURVE)\s*(Z|M|ZM)?\s*(\(|EMPTY)`

// readWKT reads geometries one after the other: one per line, or one over
// several lines; SRID=4527; may stand before each.
func (r *reading) readWKT(text string) error {
	start := regexp.MustCompile(`(?i)(SRID=(\d+);)?\s*` + wktKinds)
	for offset := 0; offset < len(text); {
		found := start.FindStringSubmatchIndex(text[offset:])
		if found == nil {
			return r.leftover(text, offset)
		}
		from := offset + found[0]
		if err := r.between(text, offset, from); err != nil {
			return err
		}
		label := labelBefore(text[offset:from])
		offset = balanced(text, offset+found[1])
		if err := r.deliver(r.wktRecord(text[from:offset], label, 1+strings.Count(text[:from], "\n"))); err != nil {
			return err
		}
	}
	return nil
}

// balanced is the end of a geometry whose first bracket was just read.
func balanced(text string, at int) int {
	if text[at-1] != '(' { // EMPTY
		return at
	}
	for depth := 1; at < len(text) && depth > 0; at++ {
		switch text[at] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return at
}

// between allows labels and separators between geometries, nothing longer.
func (r *reading) between(text string, from, to int) error {
	if to-from > 4096 {
		return r.leftover(text, from)
	}
	return nil
}

func (r *reading) leftover(text string, from int) error {
	rest := strings.Trim(text[from:], " \t\r\n;,\"")
	if rest == "" {
		return nil
	}
	return at(1+strings.Count(text[:from], "\n"), refuse(damaged, say("不是 WKT：%s", "not WKT: %s", clip(rest)),
		say("请改正该行", "correct the row")))
}

// labelBefore is the first cell that stands on the line of a geometry before it.
func labelBefore(between string) string {
	line := between[strings.LastIndexAny(between, "\r\n")+1:]
	if cells := splitCells(strings.Trim(line, `"; `)); len(cells) > 0 {
		return cells[0]
	}
	return ""
}

func (r *reading) wktRecord(text, label string, row int) Record {
	rec := Record{ID: label, Attributes: map[string]string{}}
	crs := r.declared
	if srid, rest, found := strings.Cut(text, ";"); found {
		text = rest
		code, _ := strconv.Atoi(strings.TrimSpace(srid[strings.Index(srid, "=")+1:]))
		stated, err := geometry.LookupCRS(code)
		if err != nil {
			rec.Refused = at(row, asProblem(err))
			return rec
		}
		crs = stated
	}
	if crs.Name() == "" {
		rec.Refused = at(row, askForCRS())
		return rec
	}
	received, err := geometry.ParseWKT(strings.TrimSpace(text), crs)
	if err != nil {
		rec.Refused = at(row, asProblem(err))
		return rec
	}
	rec.Received = received
	rec.Refused = beyondDegrees(received)
	return rec
}
