package ingest

import (
	"regexp"
	"strconv"

	"onemap/internal/layer"
)

// add reads one row into the block it belongs to.
func (c columns) add(blocks []*corners, row int, cells []string) []*corners {
	get := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		return cells[i]
	}
	name := get(c.block)
	if n := len(blocks); n == 0 || c.block >= 0 && name != "" && blocks[n-1].name != name {
		blocks = append(blocks, &corners{name: name, row: row})
	}
	b := blocks[len(blocks)-1]
	if b.refused != nil {
		return blocks
	}
	first, second := c.order()
	a, ambiguousA, okA := c.value(get(first))
	d, ambiguousD, okD := c.value(get(second))
	if !okA || !okD {
		b.refused = at(row, notNumeric(clip(join(cells))))
		return blocks
	}
	b.ambiguous = (b.ambiguous || len(b.points) == 0) && ambiguousA && ambiguousD
	b.points = append(b.points, surveyPoint{row, get(c.label), get(c.ring), pair{a, d}})
	return blocks
}

// order gives the coordinate columns as they stand in the file.
func (c columns) order() (first, second int) {
	if c.eastFirst {
		return c.east, c.north
	}
	return c.north, c.east
}

// value reads a number in metres or an angle.
func (c columns) value(cell string) (v float64, ambiguous, ok bool) {
	if v, ok := number(cell); ok && !c.geographic && (v > 1_400_000 || v < -180) {
		return v, false, true
	}
	if v, ok := number(cell); ok && !c.geographic && isEasting(v) {
		return v, false, true
	}
	return parseAngle(cell, c.notation)
}

func join(cells []string) (s string) {
	for i, c := range cells {
		if i > 0 {
			s += ","
		}
		s += c
	}
	return s
}

// cornerRecord turns a block into a record.
func (r *reading) cornerRecord(b *corners, c columns) Record {
	rec := Record{ID: b.name, Name: b.name, Elevation: b.elevation, Refused: b.refused, Attributes: map[string]string{}}
	if b.ambiguous && b.refused == nil {
		rec.Refused = at(b.row, askNotation())
	}
	if rec.Refused != nil {
		return rec
	}
	plot := surveyPlot{points: b.points}
	rows := make([]pair, len(b.points))
	for i, q := range b.points {
		rows[i] = q.pair
	}
	f := frame{declared: r.declared, swap: r.o.Swap, east: c.eastFirst && c.geographic, datum: c.datum}
	where, bad := f.place(rows)
	if bad != nil {
		rec.Refused = at(b.row, bad)
		return rec
	}
	rec.Problems = append(rec.Problems, where.problems...)
	rec.Received, rec.Refused = nestRings(cut(where.positions, plot.rings()), where.crs, &rec)
	return rec
}

// parseElevation reads 标高,380,310 and 由380米至310米. Heights are metres in
// the 1985 datum.
func parseElevation(line string) (*layer.Elevation, bool) {
	flat := narrow(line)
	if !matches(flat, `标高|采深|由\s*-?[\d.]+\s*(米|m)`) {
		return nil, false
	}
	found := regexp.MustCompile(`-?\d+(\.\d+)?`).FindAllString(elevationNumbers(flat), -1)
	if len(found) < 2 {
		return nil, true
	}
	top, _ := strconv.ParseFloat(found[0], 64)
	bottom, _ := strconv.ParseFloat(found[1], 64)
	return elevationOf(top, bottom), true
}

// elevationNumbers drops the name of the height datum, whose year is no height.
func elevationNumbers(s string) string {
	return regexp.MustCompile(`1985|1956`).ReplaceAllString(s, "")
}

// elevationOf orders a pair of heights; two equal ones say nothing.
func elevationOf(a, b float64) *layer.Elevation {
	if a == b {
		return nil
	}
	return &layer.Elevation{Top: max(a, b), Bottom: min(a, b)}
}
