package pdf

import (
	"fmt"

	"onemap/internal/report"
)

// Faces of the report.
var (
	plain   = face{size: 9.5, colour: ink}
	small   = face{size: 8, colour: soft}
	label   = face{size: 9, colour: soft}
	value   = face{size: 9, colour: ink}
	strong  = face{size: 9.5, bold: true, colour: ink}
	onBadge = face{size: 8.5, bold: true, colour: white}
)

// heading opens a part; what follows it by so much stays with it.
func (s *sheet) heading(h report.Heading, follows float64) {
	f, above := headingFace(h.Level)
	if h.Break && s.y > top+1 {
		s.page()
	}
	s.need(above + f.leading() + follows)
	if s.y > top+1 {
		s.y += above
	}
	if h.Level > 1 && h.Level < 4 {
		s.Bookmark(s.shown(h.Text), h.Level-2, s.y)
	}
	s.strip(s.headingStrip(h, f))
	if h.Level == 2 {
		s.pen(accent, 0.5)
		s.Line(left, s.y, left+body, s.y)
	}
	s.y += []float64{3, 2.2, 1.2, 1.2}[h.Level-1]
}

func headingFace(level int) (f face, above float64) {
	switch level {
	case 1:
		return face{size: 19, bold: true, colour: ink}, 0
	case 2:
		return face{size: 14, bold: true, colour: ink}, 6
	case 3:
		return face{size: 11.5, bold: true, colour: accent}, 4
	}
	return face{size: 10, bold: true, colour: ink}, 3
}

// headingStrip sets the words, then the code and the badge after the last line.
func (s *sheet) headingStrip(h report.Heading, f face) strip {
	t, x := strip{x: left, wide: body, end: 0.8}, left
	if h.Level == 4 {
		g := ground
		t.fill, t.above, x = &g, 0.8, left+2
	}
	code, word := s.shown(h.Code), ""
	tail := s.width(code, small) + 4
	if h.Verdict != nil {
		word = s.shown(h.Verdict.Word)
		tail += s.width(word, onBadge) + 8
	}
	lines := s.lines(h.Text, body-tail, f)
	t.pieces = append(t.pieces, piece{x: x, lines: lines, face: f})
	x += s.width(lines[len(lines)-1], f) + 3
	drop := func(g face) float64 { return float64(len(lines)-1)*f.leading() + (f.size-g.size)*point*1.08 }
	if code != "" {
		t.pieces = append(t.pieces, piece{x: x, drop: drop(small), lines: []string{code}, face: small})
		x += s.width(code, small) + 4
	}
	if word != "" {
		c := tint(*h.Verdict)
		t.pieces = append(t.pieces, piece{x: x + 1, drop: drop(onBadge), lines: []string{word}, face: onBadge, badge: &c})
	}
	return t
}

// paragraph sets running text.
func (s *sheet) paragraph(p report.Paragraph) {
	f := plain
	t := strip{x: left, wide: body, end: 1.2}
	switch p.Tone {
	case report.Lead:
		f = face{size: 10.5, colour: ink}
	case report.Minor:
		f = small
	case report.Alarm:
		f, t.bar = face{size: 9.5, bold: true, colour: red}, &red
		t.above, t.end = 1.5, 1.5
	}
	x := left
	if t.bar != nil {
		x += 4
	}
	t.pieces = []piece{{x: x, lines: s.lines(p.Text, left+body-x, f), face: f}}
	s.strip(t)
	s.y += 1
}

// list sets numbered sentences.
func (s *sheet) list(l report.List) {
	for i, text := range l {
		s.strip(strip{end: 1, pieces: []piece{
			{x: left, lines: []string{fmt.Sprintf("%d.", i+1)}, face: label},
			{x: left + 7, lines: s.lines(text, body-7, value), face: value}}})
	}
}

// summary sets the conclusion of the report in a frame.
func (s *sheet) summary(b report.Summary) {
	word := face{size: 17, bold: true, colour: tint(b.Verdict)}
	wide := s.width(s.shown(b.Verdict.Word), word) + 8
	lines := s.lines(b.Sentence, body-wide-10, plain)
	high := max(word.leading()+6, float64(len(lines))*plain.leading()+6)
	s.need(high)
	c := tint(b.Verdict)
	s.pen(c, 0.4)
	s.Rect(left, s.y, body, high, "D")
	s.brush(c)
	s.Rect(left, s.y, 2.2, high, "F")
	s.write(left+6, s.y+(high-word.leading())/2, s.shown(b.Verdict.Word), word)
	y := s.y + (high-float64(len(lines))*plain.leading())/2
	for _, line := range lines {
		s.write(left+6+wide, y, line, plain)
		y += plain.leading()
	}
	s.y += high + 3
}

// signatures are lines to sign on.
func (s *sheet) signatures(words report.Signatures) {
	s.need(24)
	s.y += 14
	each := body / float64(len(words))
	for i, w := range words {
		x := left + float64(i)*each
		s.write(x, s.y, s.shown(w), label)
		s.pen(ink, 0.2)
		s.Line(x+s.width(s.shown(w), label)+2, s.y+5, x+each-6, s.y+5)
	}
	s.y += 8
}
