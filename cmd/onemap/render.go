package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/sheet"
	"onemap/internal/report/word"
	"onemap/internal/server"
)

// rendering is one form of a check.
type rendering struct {
	contentType string
	ending      string // of a file to save; empty: shown, not saved
	sketch      bool   // needs the features around the subjects
	write       func(h *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, part report.Part) error
}

// renderings are the forms of a check beside its JSON.
var renderings = map[string]rendering{
	"geojson": {"application/geo+json", "", false, func(_ *house, b *bytes.Buffer, d check.CheckDocument, _ report.Options, _ report.Part) error {
		return report.GeoJSON(b, d)
	}},
	"text": {"text/plain; charset=utf-8", "", false, func(_ *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, _ report.Part) error {
		return report.New(d, o).Text(b)
	}},
	"html": {"text/html; charset=utf-8", "", true, func(_ *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, _ report.Part) error {
		return report.New(d, o).HTML(b)
	}},
	"pdf": {"application/pdf", "pdf", true, func(h *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, _ report.Part) error {
		font, err := pdf.Find(h.font)
		if err != nil {
			return err
		}
		return pdf.Write(b, report.New(d, o), font)
	}},
	"docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", true, func(_ *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, _ report.Part) error {
		return word.Write(b, report.New(d, o))
	}},
	"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", false, func(_ *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, _ report.Part) error {
		return sheet.Write(b, report.Spreads(d, o), sheet.About{Title: d.Check.Number, Made: report.Made(d)})
	}},
	"txt": {"text/plain; charset=gb18030", "txt", false, func(_ *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, part report.Part) error {
		return report.Survey(b, d, part, o)
	}},
	"csv": {"text/csv; charset=utf-8", "csv", false, func(_ *house, b *bytes.Buffer, d check.CheckDocument, o report.Options, part report.Part) error {
		return report.CornerList(b, d, part, o)
	}},
}

// render writes a stored document in one of the forms.
func (h *house) render(ctx context.Context, document []byte, w server.Wanted) (server.Rendered, error) {
	d, err := check.ParseDocument(document)
	if err != nil {
		return server.Rendered{}, err
	}
	var given *check.Submission
	if d.Check.Number != "" {
		if stored, err := h.books.Stored(ctx, d.Check.ID); err == nil {
			given = stored.Submission
		}
	}
	return h.rendered(ctx, document, d, given, w)
}

func (h *house) rendered(ctx context.Context, document []byte, d check.CheckDocument, given *check.Submission, w server.Wanted) (server.Rendered, error) {
	form, ok := renderings[w.Format]
	if !ok {
		return server.Rendered{}, noSuchFormat(w.Format)
	}
	o, err := h.options(ctx, document, d, w.Language, form.sketch)
	if err != nil {
		return server.Rendered{}, err
	}
	o.Submission = given
	var b bytes.Buffer
	err = form.write(h, &b, d, o, report.Part(w.Part))
	out := server.Rendered{Body: b.Bytes(), ContentType: form.contentType}
	if form.ending != "" {
		out.Name = saveAs(d, w.Part) + "." + form.ending
	}
	return out, err
}

// saveAs is the name of a file of a check, without its ending.
func saveAs(d check.CheckDocument, part string) string {
	name := d.Check.Number
	if name == "" {
		name = "onemap-" + d.Check.ID
	}
	if part != "" {
		name += "-" + part
	}
	return name
}

// options give a report names and, for a page, the features around. Names are
// those of the law today: the document itself carries what was decided.
func (h *house) options(ctx context.Context, document []byte, d check.CheckDocument, l bilingual.Language, sketch bool) (report.Options, error) {
	o := report.Options{Language: l, Definitions: layer.Definitions{}}
	if law, err := h.store.LawAt(ctx, h.now()); err == nil {
		o.Definitions = law.Layers
	}
	if sketch {
		o.Around = report.Surroundings(ctx, h.store, d)
	}
	if d.Check.Number == "" {
		return o, nil
	}
	sum := sha256.Sum256(document)
	o.Digest = hex.EncodeToString(sum[:])
	if h.address != "" {
		o.Address = strings.TrimRight(h.address, "/") + "/v1/checks/" + d.Check.ID + "?format=html"
	}
	previous, err := h.store.PreviousCheck(ctx, d.Check.ID)
	if err != nil {
		return o, err
	}
	o.Previous = &report.Previous{}
	if previous != nil {
		before, err := check.ParseDocument(previous)
		if err != nil {
			return o, err
		}
		o.Previous.Document = &before
	}
	return o, nil
}

func noSuchFormat(format string) error {
	all := []string{"json"}
	for name := range renderings {
		all = append(all, name)
	}
	slices.Sort(all)
	return &problem.Problem{Code: "U07", Class: problem.Usage,
		Message: bilingual.Text{ZH: "本版本不能输出 " + format, EN: "this version does not write " + format},
		Next:    bilingual.Text{ZH: "可用：" + strings.Join(all, "、"), EN: "there are: " + strings.Join(all, ", ")}}
}
