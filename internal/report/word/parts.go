package word

import (
	"fmt"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/report"
)

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const contentTypes = head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

const packageRelations = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="` + relationType + `extended-properties" Target="docProps/app.xml"/></Relationships>`

const appProperties = head + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>OneMap</Application></Properties>`

const settings = head + `<w:settings ` + spaces + `><w:defaultTabStop w:val="397"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

func coreProperties(d *report.Document) string {
	stamp := d.Made.UTC().Format("2006-01-02T15:04:05Z")
	return head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` +
		escaped(strings.TrimSpace(d.Title+" "+d.Number)) + `</dc:title><dc:subject>` + escaped(d.Conclusion) + `</dc:subject><dc:creator>OneMap</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:modified></cp:coreProperties>`
}

// document is the body with its page: A4, header and footer.
func document(f *file) string {
	return head + `<w:document ` + spaces + `><w:body>` + f.body.String() +
		`<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" w:bottom="1134" w:left="1134" w:header="624" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

func (f *file) relations() string {
	var b strings.Builder
	b.WriteString(head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range [][3]string{{"rIdStyles", "styles", "styles.xml"}, {"rIdSettings", "settings", "settings.xml"}, {"rIdHeader", "header", "header1.xml"}, {"rIdFooter", "footer", "footer1.xml"}} {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r[0], relationType+r[1], r[2])
	}
	for i := range f.media {
		fmt.Fprintf(&b, `<Relationship Id="rIdMedia%d" Type="%simage" Target="%s"/>`, i, relationType, strings.TrimPrefix(mediaName(i), "word/"))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func mediaName(i int) string { return fmt.Sprintf("word/media/image%d.png", i+1) }

// header names report and number on every page.
func header(d *report.Document) string {
	return head + `<w:hdr ` + spaces + `>` + para("Edge", `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="C4CBD4"/></w:pBdr>`,
		run(d.Title, "")+`<w:r><w:tab/></w:r>`+run(d.Number, "")) + `</w:hdr>`
}

// footer carries the verification code and the page of pages.
func footer(d *report.Document) string {
	say := func(zh, en string) string { return bilingual.Text{ZH: zh, EN: en}.In(d.Language) }
	code := ""
	if len(d.Seal.Facts) > 0 {
		code = d.Seal.Facts[0].Label + " " + d.Seal.Facts[0].Value
	}
	field := func(name string) string {
		return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	return head + `<w:ftr ` + spaces + `>` + para("Edge", "", run(code, "")+`<w:r><w:tab/></w:r>`+run(say("第 ", "page "), "")+field("PAGE")+
		run(say(" 页，共 ", " of "), "")+field("NUMPAGES")+run(say(" 页", ""), "")) + `</w:ftr>`
}
