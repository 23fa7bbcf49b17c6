package word

import (
	"fmt"
	"strings"

	"onemap/internal/report"
)

// cell is one cell of a table; content is paragraphs.
type cell struct {
	wide    int // twips
	span    int // columns of the grid
	fill    string
	borders string // w:tcBorders content
	content string
}

func (c cell) xml() string {
	var p strings.Builder
	fmt.Fprintf(&p, `<w:tcW w:w="%d" w:type="dxa"/>`, c.wide)
	if c.span > 1 {
		fmt.Fprintf(&p, `<w:gridSpan w:val="%d"/>`, c.span)
	}
	if c.borders != "" {
		p.WriteString("<w:tcBorders>" + c.borders + "</w:tcBorders>")
	}
	if c.fill != "" {
		fmt.Fprintf(&p, `<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, c.fill)
	}
	return `<w:tc><w:tcPr>` + p.String() + `</w:tcPr>` + c.content + `</w:tc>`
}

// openTable begins a table with lines between its rows only.
func (f *file) openTable(grid []int, lines bool) {
	borders := ""
	if lines {
		borders = `<w:bottom w:val="single" w:sz="4" w:space="0" w:color="C4CBD4"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C4CBD4"/>`
	}
	wide := 0
	for _, g := range grid {
		wide += g
	}
	f.put(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, wide, borders)
	for _, g := range grid {
		f.put(`<w:gridCol w:w="%d"/>`, g)
	}
	f.put(`</w:tblGrid>`)
}

// row adds a row; the head row is repeated on every page. A row is kept whole
// where it fits a page.
func (f *file) row(head bool, cells ...cell) {
	f.put(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		f.put(`<w:tblHeader/>`)
	}
	f.put(`</w:trPr>`)
	for _, c := range cells {
		f.body.WriteString(c.xml())
	}
	f.put(`</w:tr>`)
}

func (f *file) closeTable() { f.put(`</w:tbl>`) }

// table writes rows under headings.
func (f *file) table(t report.Table) {
	if t.Title != "" {
		f.body.WriteString(para("Caption", "<w:keepNext/>", run(t.Title, "")))
	}
	if len(t.Rows) > 0 {
		grid := columns(t)
		f.openTable(grid, true)
		f.row(true, cells(t.Heads, grid, "EEF1F5", `<w:b/>`)...)
		for _, r := range t.Rows {
			f.row(false, cells(r, grid, "", "")...)
		}
		f.closeTable()
	}
	if t.Note != "" {
		f.body.WriteString(para("Minor", "", run(t.Note, "")))
		return
	}
	f.gap()
}

func cells(texts []string, grid []int, fill, properties string) []cell {
	out := make([]cell, len(grid))
	for i := range grid {
		text := ""
		if i < len(texts) {
			text = texts[i]
		}
		out[i] = cell{wide: grid[i], fill: fill, content: para("Cell", "", run(text, properties))}
	}
	return out
}

// columns shares the page among the columns: each gets what its longest word
// needs, the rest goes to those with the most to say.
func columns(t report.Table) []int {
	n := len(t.Heads)
	least, like := make([]float64, n), make([]float64, n)
	for _, r := range append([][]string{t.Heads}, t.Rows...) {
		for i, text := range r {
			least[i], like[i] = max(least[i], longest(text)), max(like[i], min(room(text), 60))
		}
	}
	sumLeast, sumLike := 0.0, 0.0
	for i := range n {
		like[i] = max(like[i], least[i])
		sumLeast, sumLike = sumLeast+least[i], sumLike+like[i]
	}
	const all = pageWide / 88 // about this many letters of a cell fit the page
	out := make([]int, n)
	for i := range n {
		share := like[i] / sumLike
		if sumLike > all && sumLeast < all {
			share = (least[i] + (all-sumLeast)*(like[i]-least[i])/(sumLike-sumLeast)) / all
		}
		out[i] = int(share * pageWide)
	}
	return out
}

// room is the width of a text in letters; a Chinese character takes two.
func room(s string) float64 {
	n := 2.0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}

// longest is the room of the longest word, up to that of a broken digest.
func longest(s string) float64 {
	n, word := 0.0, 0.0
	for _, r := range s {
		switch {
		case r == ' ':
			word = 0
		case r >= 0x2e80:
			word = 2
		default:
			word++
		}
		n = max(n, word)
	}
	return min(n, 20) + 2
}
