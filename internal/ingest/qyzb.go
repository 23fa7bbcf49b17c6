package ingest

import (
	"strings"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// qyzbBlock is one block of a QYZB string (domain 4.3).
type qyzbBlock struct {
	rows  []pair
	top   string // elevation, metres in the 1985 datum
	base  string
	added bool // flag 1; any other flag deducts
}

// isQYZB tells whether a line is a QYZB string: it must parse to its end.
func isQYZB(line string) bool {
	_, p := parseQYZB(line)
	return p == nil
}

// readQYZB reads one right per line.
func (r *reading) readQYZB(text string) error {
	for i, line := range splitLines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		rec := r.qyzbRecord(line)
		if rec.Refused != nil {
			rec.Refused.Row = i + 1
		}
		for k := range rec.Problems {
			rec.Problems[k].Row = i + 1
		}
		if err := r.deliver(rec); err != nil {
			return err
		}
	}
	return nil
}

// parseQYZB reads: blocks ("," n ("," idx "," X "," Y)*n "," upper "," lower
// "," text "," flag)*. A leading QYZB= is allowed.
func parseQYZB(line string) ([]qyzbBlock, *problem.Problem) {
	flat := strings.TrimSpace(narrow(line))
	if head, rest, found := strings.Cut(flat, "="); found && strings.EqualFold(strings.TrimSpace(head), "QYZB") {
		flat = rest
	}
	t := tokens{fields: strings.Split(strings.Trim(flat, `"; `), ",")}
	count, ok := t.count(1000)
	if !ok {
		return nil, t.fault()
	}
	var blocks []qyzbBlock
	for range count {
		b, ok := t.block()
		if !ok {
			return nil, t.fault()
		}
		blocks = append(blocks, b)
	}
	if strings.Trim(strings.Join(t.fields[t.next:], ""), ", ") != "" {
		return nil, t.fault()
	}
	return blocks, nil
}

// qyzbRecord makes a polygon of the added blocks with the deducted ones as holes.
func (r *reading) qyzbRecord(line string) Record {
	rec := Record{Attributes: map[string]string{"QYZB": strings.TrimSpace(line)}}
	blocks, p := parseQYZB(line)
	if rec.Refused = p; p != nil {
		return rec
	}
	var rows []pair
	for _, b := range blocks {
		rows = append(rows, b.rows...)
		rec.Elevation = widen(rec.Elevation, b)
	}
	where, p := frame{declared: r.declared, swap: r.o.Swap}.place(rows)
	if rec.Refused = p; p != nil {
		return rec
	}
	rec.Problems = append(rec.Problems, where.problems...)
	var rings [][]geometry.Position
	rest := where.positions
	for _, b := range blocks {
		rings, rest = append(rings, rest[:len(b.rows):len(b.rows)]), rest[len(b.rows):]
	}
	rec.Received, rec.Refused = nestRings(rings, where.crs, &rec)
	if rec.Refused == nil {
		rec.Refused = deductionsFit(rec.Received, rings, blocks)
	}
	return rec
}

// widen joins the elevation of an added block to what is known.
func widen(e *layer.Elevation, b qyzbBlock) *layer.Elevation {
	top, okT := number(b.top)
	base, okB := number(b.base)
	if !b.added || !okT || !okB || top == base {
		return e
	}
	own := elevationOf(top, base)
	if e == nil {
		return own
	}
	return &layer.Elevation{Top: max(e.Top, own.Top), Bottom: min(e.Bottom, own.Bottom)}
}

// deductionsFit demands that containment and flags agree: every deducted block
// became a hole and every added one a shell. What lies half inside is asked for.
func deductionsFit(g geometry.Received, rings [][]geometry.Position, blocks []qyzbBlock) *problem.Problem {
	shells := map[geometry.Position]bool{}
	for _, polygon := range g.Polygons {
		shells[polygon[0][0]] = true
	}
	for i, b := range blocks {
		if shells[rings[i][0]] == b.added {
			continue
		}
		if b.added {
			return refuse("E11", say("第 %d 块与另一块重叠", "block %d overlaps another one", i+1),
				say("请合并重叠的块", "merge the blocks that overlap"))
		}
		return refuse(strayDeduction, say("扣除块（第 %d 块）不在增加块之内", "block %d is deducted but does not lie inside an added one", i+1),
			say("请直接提供扣除后的边界", "send the boundary after the deduction"))
	}
	return nil
}
