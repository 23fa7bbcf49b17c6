package pdf

import "onemap/internal/report"

// place of a block of facts: its left edge, its width and the bar beside it.
type column struct {
	x, wide float64
	bar     *colour
}

// facts sets labels and values, two pairs in a row where both values are short.
func (s *sheet) facts(rows []report.Row, c column) {
	half := c.wide / 2
	for i := 0; i < len(rows); i++ {
		if i+1 < len(rows) && s.short(rows[i], half) && s.short(rows[i+1], half) {
			s.factStrip(c, s.pair(rows[i], c.x, half), s.pair(rows[i+1], c.x+half, half))
			i++
			continue
		}
		s.factStrip(c, s.pair(rows[i], c.x, c.wide))
	}
	s.y += 1.5
}

func (s *sheet) factStrip(c column, pairs ...[]piece) {
	t := strip{above: 0.7, end: 0.7, line: true, x: c.x, wide: c.wide}
	if c.bar != nil {
		t.x, t.wide, t.bar, t.line = left, body, c.bar, false
	}
	for _, p := range pairs {
		t.pieces = append(t.pieces, p...)
	}
	s.strip(t)
}

// labelWide is the room labels get.
const labelWide = 34.0

func (s *sheet) short(r report.Row, wide float64) bool {
	room := wide - labelWide - 2
	return s.width(s.shown(r.Value), value) <= room && s.width(s.shown(r.Label), label) <= labelWide-2
}

func (s *sheet) pair(r report.Row, x, wide float64) []piece {
	return []piece{
		{x: x, lines: s.lines(r.Label, labelWide-2, label), face: label},
		{x: x + labelWide, lines: s.lines(r.Value, wide-labelWide-2, value), face: value},
	}
}

// cardNeeds is the room the beginning of a finding must have on a page.
const cardNeeds = 32.0

// card sets one finding: a bar in the colour of its verdict beside it.
func (s *sheet) card(c report.Card) {
	bar := tint(c.Verdict)
	x, wide := left+5, body-5
	s.need(cardNeeds)
	word := s.shown(c.Verdict.Word)
	after := s.width(word, onBadge) + 6
	part := func(pieces ...piece) {
		s.strip(strip{x: left, wide: body, bar: &bar, end: 0.6, pieces: pieces})
	}
	part(piece{x: x + 1.4, lines: []string{word}, face: onBadge, badge: &bar},
		piece{x: x + after, lines: s.lines(c.What, wide-after, strong), face: strong})
	f := value
	if c.NoRule {
		f = label
	}
	part(piece{x: x, lines: s.lines(c.Rule, wide, f), face: f})
	s.facts(c.Rows, column{x: left + 5, wide: wide, bar: &bar})
	s.y -= 1.5
	if c.Doubt != "" {
		f := face{size: 9, bold: true, colour: red}
		part(piece{x: x, lines: s.lines(c.Doubt, wide, f), face: f})
	}
	if c.Small != "" {
		part(piece{x: x, lines: s.lines(c.Small, wide, small), face: small})
	}
	s.y += 3
}

// seal sets the QR code and beside it what it stands for.
func (s *sheet) seal(b report.Seal) error {
	const side = 30.0
	s.need(side + 4)
	s.y += 3
	begin := s.y
	if b.Code != "" {
		code, err := report.QR(b.Code)
		if err != nil {
			return err
		}
		s.brush(colour{0, 0, 0})
		m := side / float64(code.Side)
		for _, d := range code.Dark { // a hair wider, so that no seam shows between neighbours
			s.Rect(left+float64(d[0])*m, begin+float64(d[1])*m, m+0.01, m+0.01, "F")
		}
	}
	s.y += 2
	s.facts(b.Facts, column{x: left + side + 4, wide: body - side - 4})
	s.y = max(s.y, begin+side) + 2
	return nil
}
