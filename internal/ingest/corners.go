package ingest

import (
	"regexp"
	"strings"

	"onemap/internal/layer"
	"onemap/internal/problem"
)

// column roles of a corner list.
type columns struct {
	label, north, east, ring, block int // index, -1 when there is none
	geographic                      bool
	eastFirst                       bool
	notation                        notation
	datum                           bool
}

// corners collects the rows of one block.
type corners struct {
	name      string
	row       int
	points    []surveyPoint
	ambiguous bool
	elevation *layer.Elevation
	refused   *problem.Problem
}

// looksLikeCorners tells whether text is a table of numbered coordinates: one
// of the first rows has at least two numbers or angles in it.
func looksLikeCorners(head string) bool {
	for i, line := range splitLines(head) {
		if i > 5 {
			break
		}
		if cells := splitCells(line); len(cells) <= 40 && isData(cells) {
			return true
		}
	}
	return false
}

// splitCells splits on tab, semicolon or comma of either width.
func splitCells(line string) []string {
	line = strings.NewReplacer("\t", ",", ";", ",", "；", ",", `"`, `"`).Replace(line)
	cells := splitFields(line)
	for i, c := range cells {
		if len(c) > 1 && c[0] == '"' && c[len(c)-1] == '"' {
			cells[i] = c[1 : len(c)-1]
		}
	}
	return cells
}

// readCorners reads a corner list: one record per block.
func (r *reading) readCorners(text string) error {
	lines := splitLines(text)
	c, start := heading(lines)
	var blocks []*corners
	var elevation *layer.Elevation
	for i, line := range lines[start:] {
		row := start + i + 1
		if e, ok := parseElevation(line); ok {
			elevation = e
			continue
		}
		if cells := splitCells(line); len(cells) > 0 {
			blocks = c.add(blocks, row, cells)
		}
	}
	for _, b := range blocks {
		b.elevation = elevation
		if err := r.deliver(r.cornerRecord(b, c)); err != nil {
			return err
		}
	}
	return nil
}

// heading finds the roles of the columns and the first row of data.
func heading(lines []string) (columns, int) {
	for i, line := range lines {
		cells := splitCells(line)
		if len(cells) == 0 {
			continue
		}
		if c, ok := named(cells); ok {
			return c, i + 1
		}
		if isData(cells) {
			return unnamed(cells), i
		}
	}
	return columns{}, len(lines)
}

func isData(cells []string) bool {
	n := 0
	for _, f := range cells {
		_, _, angle := parseAngle(f, decimal)
		if _, plain := number(f); plain || angle {
			n++
		}
	}
	return n >= 2
}

// named reads a heading row; ok when both coordinate columns are named.
func named(cells []string) (columns, bool) {
	c := columns{label: -1, north: -1, east: -1, ring: -1, block: -1}
	for i, cell := range cells {
		flat := strings.ToLower(strings.TrimSpace(narrow(cell)))
		if strings.Contains(flat, "2000") || strings.Contains(flat, "4490") {
			c.datum = true
		}
		switch {
		case matches(flat, `经度|^东经|^lon|^lng|longitude`):
			c.east, c.geographic, c.notation = i, true, max(c.notation, angleNotation(flat))
		case matches(flat, `纬度|^北纬|^lat`):
			c.north, c.geographic, c.notation = i, true, max(c.notation, angleNotation(flat))
		case matches(flat, `^x|纵坐标|北坐标|^north|^n\(`):
			c.north = i
		case matches(flat, `^y|横坐标|东坐标|^east|^e\(`):
			c.east = i
		case matches(flat, `圈|环号|^ring`):
			c.ring = i
		case matches(flat, `地块|块号|区块|矿区|矿山|许可证|名称|^block|^name|^id$`):
			c.block = i
		case matches(flat, `序号|点号|拐点|编号|界址|^no|^point|^label`) && c.label < 0:
			c.label = i
		}
	}
	c.eastFirst = c.east < c.north
	return c, c.north >= 0 && c.east >= 0
}

func matches(s, pattern string) bool { return regexp.MustCompile(pattern).MatchString(s) }

// unnamed takes the last two columns for X and Y and the first for the label;
// the numbers tell the order.
func unnamed(cells []string) columns {
	n := len(cells)
	c := columns{label: 0, north: n - 2, east: n - 1, ring: -1, block: -1}
	if n == 2 {
		c.label = -1
	}
	if n == 4 {
		c.ring = 1
	}
	return c
}
