package pdf

import "onemap/internal/report"

// sketch draws the map, its caption and the legend: under a full one in two
// columns, beside a small one.
func (s *sheet) sketch(k *report.Sketch) {
	wide := k.Width() * 1000
	scale := wide / k.Picture.Wide
	high := k.Picture.High * scale
	s.need(sketchNeeds(k))
	s.y += 1
	begin := s.y
	c := &canvas{s, left, s.y, scale, wide, high}
	c.draw(k.Picture)
	s.pen(ink, 0.3)
	s.Rect(left, s.y, wide, high, "D")
	if k.Small {
		x := left + wide + 4
		s.caption(k, x, left+body-x)
		s.legends(k, x, left+body-x, 1)
		s.y = max(s.y, begin+high) + 3
		return
	}
	s.y += high + 1.5
	s.caption(k, left, body)
	s.legends(k, left, body/2, 2)
	s.y += 2
}

// sketchNeeds is the room a sketch must have on a page.
func sketchNeeds(k *report.Sketch) float64 {
	high := k.Picture.High * k.Width() * 1000 / k.Picture.Wide
	if k.Small {
		return high + 4
	}
	return high + 16
}

func (s *sheet) caption(k *report.Sketch, x, wide float64) {
	s.strip(strip{end: 1.5, pieces: []piece{{x: x, lines: s.lines(k.Caption, wide, small), face: small}}})
}

// legends sets both halves of the legend in columns of a width.
func (s *sheet) legends(k *report.Sketch, x, wide float64, columns int) {
	title := face{size: 8, bold: true, colour: soft}
	for n, part := range [][]report.Legend{k.On, k.InView} {
		if len(part) == 0 {
			continue
		}
		s.strip(strip{above: 1, end: 0.6, pieces: []piece{{x: x, lines: s.lines(k.LegendTitles[n], wide, title), face: title}}})
		for i := 0; i < len(part); i += columns {
			s.legendRow(part[i:min(i+columns, len(part))], x, wide)
		}
	}
}

func (s *sheet) legendRow(part []report.Legend, x, wide float64) {
	t := strip{end: 0.8}
	for j, l := range part {
		t.pieces = append(t.pieces, piece{x: x + wide*float64(j) + 9, lines: s.lines(l.Name, wide-10, value), face: value})
	}
	s.need(t.height())
	for j, l := range part {
		c := &canvas{s, x + wide*float64(j), s.y, 6.5 / l.Picture.Wide, 6.5, 6.5 * l.Picture.High / l.Picture.Wide}
		c.draw(l.Picture)
	}
	s.strip(t)
}
