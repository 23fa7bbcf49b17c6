package pdf

import (
	"fmt"
	"io"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/report"
)

// Write writes the report as PDF with the font embedded as a subset.
func Write(w io.Writer, d *report.Document, font *Font) error {
	s := newSheet(font)
	s.describe(d)
	s.frame(d)
	s.page()
	blocks := d.Blocks()
	for i, b := range blocks {
		if err := s.block(b, blocks[i+1:]); err != nil {
			return err
		}
	}
	s.remainder(d)
	return s.finish(w)
}

func (s *sheet) block(b report.Block, next []report.Block) error {
	switch b := b.(type) {
	case report.Heading:
		s.heading(b, follows(next))
	case report.Summary:
		s.summary(b)
	case report.Paragraph:
		s.paragraph(b)
	case report.Facts:
		s.facts(b, column{x: left, wide: body})
	case report.List:
		s.list(b)
	case report.Table:
		s.table(b)
	case *report.Sketch:
		s.sketch(b)
	case report.Card:
		s.card(b)
	case report.Seal:
		return s.seal(b)
	case report.Signatures:
		s.signatures(b)
	default:
		return fmt.Errorf("pdf: no way to draw %T", b)
	}
	return nil
}

// follows is how much room the blocks under a heading must have so that the
// heading does not stand alone: a group stays with the map of its layer.
func follows(next []report.Block) float64 {
	room := 0.0
	for _, b := range next[:min(3, len(next))] {
		switch b := b.(type) {
		case report.Heading:
			room += 10
		case report.Facts:
			room += 6.5 * float64(min(len(b), 5))
		case *report.Sketch:
			return room + sketchNeeds(b)
		case report.Card:
			return room + cardNeeds
		default:
			return room + 20
		}
	}
	return room + 8
}

// remainder lists the characters the font lacks, so that nobody takes the code
// points for the text.
func (s *sheet) remainder(d *report.Document) {
	lacking := s.lacking()
	if len(lacking) == 0 {
		return
	}
	var all []string
	for _, r := range lacking {
		all = append(all, Substitute(r))
	}
	list := bilingual.Text{ZH: "嵌入字体缺少以下字符，正文以〔U+码位〕代替，原字见存档数据（JSON、HTML、Word）：",
		EN: "The embedded font lacks these characters; they are shown as 〔U+code point〕. The characters themselves are in the stored data (JSON, HTML, Word): "}
	s.heading(report.Heading{Level: 3, Text: bilingual.Text{ZH: "字体缺字", EN: "Characters the font lacks"}.In(d.Language)}, 20)
	s.paragraph(report.Paragraph{Tone: report.Plain, Text: list.In(d.Language) + strings.Join(all, " ")})
}

// frame sets header and footer of every page.
func (s *sheet) frame(d *report.Document) {
	say := func(zh, en string) string { return bilingual.Text{ZH: zh, EN: en}.In(d.Language) }
	f := face{size: 8, colour: soft}
	s.SetHeaderFunc(func() {
		number := s.shown(d.Number)
		s.write(left, 12, s.shown(d.Title), f)
		s.write(pageWide-right-s.width(number, f), 12, number, f)
		s.pen(hair, 0.2)
		s.Line(left, 17, pageWide-right, 17)
	})
	s.SetFooterFunc(func() {
		y := pageHigh - 13
		s.pen(hair, 0.2)
		s.Line(left, y-2, pageWide-right, y-2)
		if len(d.Seal.Facts) > 0 {
			s.write(left, y, s.shown(d.Seal.Facts[0].Label+" "+d.Seal.Facts[0].Value), f)
		}
		page := fmt.Sprintf(say("第 %d 页，共 {pages} 页", "page %d of {pages}"), s.PageNo())
		s.write(pageWide-right-s.width(strings.Replace(page, "{pages}", "000", 1), f), y, page, f)
	})
}
