package pdf

// strip is a row of the page: pieces of text side by side.
type strip struct {
	pieces     []piece
	above, end float64 // white space, mm
	fill       *colour
	line       bool    // hairline below
	bar        *colour // at the left edge
	x, wide    float64 // extent of fill, line and bar
}

// piece is broken text at a place of the row.
type piece struct {
	x     float64
	drop  float64 // how far below the top of the row it begins
	lines []string
	face  face
	badge *colour // drawn on a plate of this colour
	right float64 // right edge to align to; 0: left aligned
}

func (p piece) height() float64 { return p.drop + float64(len(p.lines))*p.face.leading() }

func (t strip) height() float64 {
	h := 0.0
	for _, p := range t.pieces {
		h = max(h, p.height())
	}
	return h + t.above + t.end
}

// strip draws a row, on the next page when it does not fit; one that is higher
// than a page goes on from page to page.
func (s *sheet) strip(t strip) {
	if t.height() > s.room() && t.height() <= pageHigh-top-bottom {
		s.turn()
	}
	for t.height() > s.room() {
		first, rest := t.split(s.room())
		if first != nil {
			s.put(*first)
		}
		s.turn()
		t = rest
	}
	s.put(t)
}

// split cuts a strip to what fits into a height; nothing when not one line fits.
func (t strip) split(high float64) (first *strip, rest strip) {
	head, tail := t, t
	head.pieces, tail.pieces = nil, nil
	head.line, tail.above, head.end = false, 0, 0
	some := false
	for _, p := range t.pieces {
		n := min(len(p.lines), max(0, int((high-t.above)/p.face.leading())))
		some = some || n > 0
		a, b := p, p
		a.lines, b.lines = p.lines[:n], p.lines[n:]
		head.pieces = append(head.pieces, a)
		tail.pieces = append(tail.pieces, b)
	}
	if !some {
		return nil, t
	}
	return &head, tail
}

// put draws a strip where the cursor is.
func (s *sheet) put(t strip) {
	h := t.height()
	if t.fill != nil {
		s.brush(*t.fill)
		s.Rect(t.x, s.y, t.wide, h, "F")
	}
	for _, p := range t.pieces {
		s.piece(p, s.y+t.above)
	}
	if t.bar != nil {
		s.brush(*t.bar)
		s.Rect(t.x, s.y, 1.2, h, "F")
	}
	s.y += h
	if t.line {
		s.pen(hair, 0.15)
		s.Line(t.x, s.y, t.x+t.wide, s.y)
	}
}

func (s *sheet) piece(p piece, y float64) {
	y += p.drop
	for _, line := range p.lines {
		x := p.x
		if p.right > 0 {
			x = p.right - s.width(line, p.face)
		}
		if p.badge != nil {
			s.brush(*p.badge)
			s.RoundedRect(x-1.4, y+0.2, s.width(line, p.face)+2.8, p.face.leading()-0.5, 0.8, "1234", "F")
		}
		s.write(x, y, line, p.face)
		y += p.face.leading()
	}
}
