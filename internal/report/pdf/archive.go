package pdf

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"onemap/internal/bilingual"
	"onemap/internal/report"
)

// profile is the colour space of the file (International Color Consortium, free
// to embed).
//
//go:embed sRGB2014.icc
var profile []byte

const producer = "OneMap"

// describe sets metadata: the same in the information dictionary and in XMP, as
// PDF/A asks (ISO 19005-2, 6.6), with the time of the check for a date.
func (s *sheet) describe(d *report.Document) {
	title := strings.TrimSpace(d.Title + " " + d.Number)
	lang := "zh-CN"
	if d.Language == bilingual.English {
		lang = "en"
	}
	made := d.Made.UTC()
	s.SetTitle(title, true)
	s.SetSubject(d.Conclusion, true)
	s.SetCreator(producer, true)
	s.SetProducer(producer, true)
	s.SetCreationDate(made)
	s.SetModificationDate(made)
	s.SetLang(lang)
	s.AddOutputIntent(fpdf.OutputIntentType{SubtypeIdent: fpdf.OutputIntent_GTS_PDFA1, OutputConditionIdentifier: "sRGB", Info: "sRGB2014", ICCProfile: profile})
	stamp := made.Format("2006-01-02T15:04:05Z")
	s.SetXmpMetadata([]byte(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(title) + `</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(d.Conclusion) + `</rdf:li></rdf:Alt></dc:description>
<pdf:Producer>` + producer + `</pdf:Producer><xmp:CreatorTool>` + producer + `</xmp:CreatorTool>
<xmp:CreateDate>` + stamp + `</xmp:CreateDate><xmp:ModifyDate>` + stamp + `</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`))
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder never fails
	return b.String()
}

// finish writes the file with an identifier made of its bytes, which PDF/A asks
// for and the library leaves out. The trailer comes after all that is counted
// by offset, so that a line may be added there.
func (s *sheet) finish(w io.Writer) error {
	var b bytes.Buffer
	if err := s.Output(&b); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	out := b.Bytes()
	sum := sha256.Sum256(out)
	at := bytes.LastIndex(out, []byte("/Root "))
	if at < 0 {
		return fmt.Errorf("pdf: the library wrote no trailer")
	}
	id := fmt.Sprintf("/ID [<%x> <%x>]\n", sum[:16], sum[:16])
	for _, part := range [][]byte{out[:at], []byte(id), out[at:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}
