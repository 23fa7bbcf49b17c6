package pdf

import (
	"onemap/internal/report"
)

// Type and padding of tables.
var (
	headFace = face{size: 8, bold: true, colour: ink}
	cellFace = face{size: 8, colour: ink}
)

const cellPad = 1.1

// table sets rows under headings that are repeated on every page.
func (s *sheet) table(t report.Table) {
	if t.Title != "" {
		s.need(25)
		s.strip(strip{above: 1, end: 1, pieces: []piece{{x: left, lines: s.lines(t.Title, body, strong), face: strong}}})
	}
	if len(t.Rows) > 0 {
		s.rows(t)
	}
	if t.Note != "" {
		s.strip(strip{above: 1, end: 1, pieces: []piece{{x: left, lines: s.lines(t.Note, body, small), face: small}}})
	}
	s.y += 1.5
}

func (s *sheet) rows(t report.Table) {
	widths := s.columns(t)
	head := s.row(t.Heads, widths, headFace)
	g := ground
	head.fill = &g
	s.need(head.height() + 12)
	s.put(head)
	outer := s.onBreak
	s.onBreak = func() { s.put(head) }
	for _, r := range t.Rows {
		s.strip(s.row(r, widths, cellFace))
	}
	s.onBreak = outer
}

func (s *sheet) row(cells []string, widths []float64, f face) strip {
	t := strip{above: 0.9, end: 0.9, line: true, x: left, wide: body}
	x := left
	for i, w := range widths {
		if i < len(cells) {
			t.pieces = append(t.pieces, piece{x: x + cellPad, lines: s.lines(cells[i], w-2*cellPad, f), face: f})
		}
		x += w
	}
	return t
}

// columns shares the width of the page among the columns: each gets what its
// longest word needs, and of the rest in proportion to what it would like.
func (s *sheet) columns(t report.Table) []float64 {
	n := len(t.Heads)
	least, like := make([]float64, n), make([]float64, n)
	for i, h := range t.Heads {
		least[i], like[i] = s.wish(h, headFace)
	}
	for _, r := range t.Rows {
		for i, c := range r {
			a, b := s.wish(c, cellFace)
			least[i], like[i] = max(least[i], a), max(like[i], b)
		}
	}
	return share(least, like, body)
}

// longestWord bounds what one unbreakable word may claim, as part of the page:
// longer ones, such as digests, are broken anywhere.
const longestWord = body / 5

// shortCell is what stays on one line: words such as verdicts and heads.
const shortCell = 15.0

func (s *sheet) wish(text string, f face) (least, like float64) {
	wide := s.wide(f.size)
	for _, c := range clusters(s.shown(text)) {
		w := 0.0
		for _, r := range c {
			w += wide(r)
		}
		least, like = max(least, w), like+w
	}
	if like <= shortCell {
		least = like
	}
	return min(least, longestWord) + 2*cellPad + 0.1, like + 2*cellPad + 0.1
}

func share(least, like []float64, all float64) []float64 {
	sumLeast, sumLike := 0.0, 0.0
	for i := range least {
		like[i] = min(like[i], all*0.6)
		like[i] = max(like[i], least[i])
		sumLeast, sumLike = sumLeast+least[i], sumLike+like[i]
	}
	out := make([]float64, len(least))
	for i := range out {
		switch {
		case sumLike <= all:
			out[i] = like[i] * all / sumLike
		case sumLeast >= all:
			out[i] = least[i] * all / sumLeast
		default:
			out[i] = least[i] + (all-sumLeast)*(like[i]-least[i])/(sumLike-sumLeast)
		}
	}
	return out
}
