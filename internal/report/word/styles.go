package word

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
)

// style is one paragraph style; sizes are half points, spaces twips.
type style struct {
	id, name      string
	size          int
	bold          bool
	colour        string
	before, after int
	level         int // of an outline; 0: none
	more          string
}

// styleTable are the styles of the report.
var styleTable = []style{
	{id: "Normal", name: "Normal", size: 20, before: 20, after: 60},
	{id: "Heading1", name: "heading 1", size: 38, bold: true, after: 160, level: 1},
	{id: "Heading2", name: "heading 2", size: 28, bold: true, before: 320, after: 120, level: 2, more: `<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="2" w:color="1F4E79"/></w:pBdr>`},
	{id: "Heading3", name: "heading 3", size: 23, bold: true, colour: "1F4E79", before: 240, after: 80, level: 3},
	{id: "Heading4", name: "heading 4", size: 20, bold: true, before: 200, after: 60, level: 4, more: `<w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/>`},
	{id: "Lead", name: "Lead", size: 21, after: 100},
	{id: "Minor", name: "Minor", size: 16, colour: "545E6A", before: 40, after: 100},
	{id: "Alarm", name: "Alarm", size: 20, bold: true, colour: "A01E18", before: 80, after: 80},
	{id: "Caption", name: "caption", size: 17, bold: true, before: 80, after: 40},
	{id: "Cell", name: "Cell", size: 17, before: 20, after: 20},
	{id: "Figure", name: "Figure", size: 20, before: 60, after: 20},
	{id: "Gap", name: "Gap", size: 4, after: 60},
	{id: "Edge", name: "Edge", size: 16, colour: "545E6A", more: `<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>`},
}

func styles(l bilingual.Language) string {
	lang := "zh-CN"
	if l == bilingual.English {
		lang = "en-US"
	}
	var b strings.Builder
	b.WriteString(head + `<w:styles ` + spaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="宋体"/><w:color w:val="1B2129"/><w:lang w:val="` + lang + `" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	for _, s := range styleTable {
		b.WriteString(s.xml())
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

func (s style) xml() string {
	var p, r strings.Builder
	if s.level > 0 {
		p.WriteString(`<w:keepNext/><w:keepLines/>`)
	}
	p.WriteString(s.more)
	fmt.Fprintf(&p, `<w:spacing w:before="%d" w:after="%d"/>`, s.before, s.after)
	if s.level > 0 {
		fmt.Fprintf(&p, `<w:outlineLvl w:val="%d"/>`, s.level-1)
		r.WriteString(`<w:rFonts w:eastAsia="黑体"/>`)
	}
	if s.bold {
		r.WriteString(`<w:b/>`)
	}
	if s.colour != "" {
		fmt.Fprintf(&r, `<w:color w:val="%s"/>`, s.colour)
	}
	fmt.Fprintf(&r, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, s.size, s.size)
	based := `<w:basedOn w:val="Normal"/>`
	standard := ""
	if s.id == "Normal" {
		based, standard = "", ` w:default="1"`
	}
	return fmt.Sprintf(`<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>%s<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, standard, s.id, s.name, based, p.String(), r.String())
}
