package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/report"
)

// Write writes the report as .docx.
func Write(w io.Writer, d *report.Document) error {
	f := &file{tongue: d.Language, names: map[string]int{}}
	for _, b := range d.Blocks() {
		if err := f.block(b); err != nil {
			return err
		}
	}
	p := &pack{z: zip.NewWriter(w), made: d.Made}
	p.add("[Content_Types].xml", contentTypes)
	p.add("_rels/.rels", packageRelations)
	p.add("docProps/core.xml", coreProperties(d))
	p.add("docProps/app.xml", appProperties)
	p.add("word/styles.xml", styles(d.Language))
	p.add("word/settings.xml", settings)
	p.add("word/header1.xml", header(d))
	p.add("word/footer1.xml", footer(d))
	p.add("word/document.xml", document(f))
	p.add("word/_rels/document.xml.rels", f.relations())
	for i, m := range f.media {
		p.add(mediaName(i), string(m))
	}
	return p.close()
}

// pack is the zip archive; the first error ends it.
type pack struct {
	z    *zip.Writer
	made time.Time
	err  error
}

func (p *pack) add(name, content string) {
	if p.err != nil {
		return
	}
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.made.UTC()}
	w, err := p.z.CreateHeader(h)
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	p.err = err
}

func (p *pack) close() error {
	if p.err != nil {
		return fmt.Errorf("word: %w", p.err)
	}
	return p.z.Close()
}

// file is the body in the making and the pictures it needs.
type file struct {
	tongue bilingual.Language
	body   bytes.Buffer
	media  [][]byte
	names  map[string]int // picture by its bytes
	ids    int            // of drawings and bookmarks
}

func (f *file) put(format string, args ...any) { fmt.Fprintf(&f.body, format, args...) }

func (f *file) next() int {
	f.ids++
	return f.ids
}

func (f *file) block(b report.Block) error {
	switch b := b.(type) {
	case report.Heading:
		f.heading(b)
	case report.Summary:
		f.summary(b)
	case report.Paragraph:
		f.paragraph(b)
	case report.Facts:
		f.facts(b, pageWide)
		f.gap()
	case report.List:
		f.list(b)
	case report.Table:
		f.table(b)
	case *report.Sketch:
		return f.sketch(b)
	case report.Card:
		f.card(b)
	case report.Seal:
		return f.seal(b)
	case report.Signatures:
		f.signatures(b)
	default:
		return fmt.Errorf("word: no way to write %T", b)
	}
	return nil
}
