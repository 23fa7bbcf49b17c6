package word

import (
	"onemap/internal/report"
)

// facts writes labels and values, two pairs in a row where both are short.
func (f *file) facts(rows []report.Row, wide int) {
	if len(rows) == 0 {
		return
	}
	label := wide * 19 / 100
	grid := []int{label, wide/2 - label, label, wide - wide/2 - label}
	f.openTable(grid, true)
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		if i+1 < len(rows) && !r.Wide() && !rows[i+1].Wide() {
			next := rows[i+1]
			f.row(false, labelled(r.Label, grid[0]), valued(r.Value, grid[1], 1), labelled(next.Label, grid[2]), valued(next.Value, grid[3], 1))
			i++
			continue
		}
		f.row(false, labelled(r.Label, grid[0]), valued(r.Value, wide-grid[0], 3))
	}
	f.closeTable()
}

func labelled(text string, wide int) cell {
	return cell{wide: wide, content: para("Cell", "", run(text, `<w:color w:val="545E6A"/>`))}
}

func valued(text string, wide, span int) cell {
	return cell{wide: wide, span: span, content: para("Cell", "", run(text, ""))}
}

// barred is the left edge of what belongs to a verdict.
func barred(colour string) string {
	return `<w:left w:val="single" w:sz="36" w:space="0" w:color="` + colour + `"/>`
}

// summary writes the conclusion of the report in a frame.
func (f *file) summary(s report.Summary) {
	frame := barred(tint(s.Verdict))
	f.openTable([]int{2200, pageWide - 2200}, true)
	f.row(false, cell{wide: 2200, borders: frame, content: para("Cell", `<w:spacing w:before="120" w:after="120"/>`, run(s.Verdict.Word, `<w:b/><w:color w:val="`+tint(s.Verdict)+`"/><w:sz w:val="36"/>`))},
		cell{wide: pageWide - 2200, content: para("Cell", `<w:spacing w:before="120" w:after="120"/>`, run(s.Sentence, `<w:sz w:val="21"/>`))})
	f.closeTable()
	f.gap()
}

// card writes one finding with a bar in the colour of its verdict.
func (f *file) card(c report.Card) {
	bar := barred(tint(c.Verdict))
	label := pageWide / 5
	grid := []int{label, pageWide - label}
	whole := func(runs string) cell {
		return cell{wide: pageWide, span: 2, borders: bar, content: para("Cell", "", runs)}
	}
	f.openTable(grid, false)
	f.row(false, whole(badge(c.Verdict)+run("  ", "")+run(c.What, `<w:b/>`)))
	f.row(false, whole(run(c.Rule, "")))
	for _, r := range c.Rows {
		head := labelled(r.Label, label)
		head.borders = bar
		f.row(false, head, valued(r.Value, grid[1], 1))
	}
	if c.Doubt != "" {
		f.row(false, whole(run(c.Doubt, `<w:b/><w:color w:val="A01E18"/>`)))
	}
	if c.Small != "" {
		f.row(false, whole(run(c.Small, `<w:color w:val="545E6A"/><w:sz w:val="16"/>`)))
	}
	f.closeTable()
	f.gap()
}

func (f *file) signatures(words report.Signatures) {
	each := pageWide / len(words)
	grid := make([]int, len(words))
	var cells []cell
	for i, w := range words {
		grid[i] = each
		cells = append(cells, cell{wide: each, content: para("Cell", `<w:spacing w:before="600"/>`, run(w+"  ____________________", ""))})
	}
	f.openTable(grid, false)
	f.row(false, cells...)
	f.closeTable()
	f.gap()
}
