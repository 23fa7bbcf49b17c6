package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
	"onemap/internal/report"
	"onemap/internal/report/pdf"
	"onemap/internal/report/sheet"
	"onemap/internal/report/word"
	"onemap/internal/server"
)

// batchRenderings are the forms of the report of a batch.
var batchRenderings = map[string]struct {
	contentType string
	write       func(ctx context.Context, h *house, b *bytes.Buffer, in report.Batch, o report.Options) error
}{
	"html": {"text/html; charset=utf-8", func(ctx context.Context, _ *house, b *bytes.Buffer, in report.Batch, o report.Options) error {
		d, err := report.NewBatch(ctx, in, o)
		if err != nil {
			return err
		}
		return d.HTML(b)
	}},
	"pdf": {renderings["pdf"].contentType, func(ctx context.Context, h *house, b *bytes.Buffer, in report.Batch, o report.Options) error {
		font, err := pdf.Find(h.font)
		if err != nil {
			return err
		}
		d, err := report.NewBatch(ctx, in, o)
		if err != nil {
			return err
		}
		return pdf.Write(b, d, font)
	}},
	"docx": {renderings["docx"].contentType, func(ctx context.Context, _ *house, b *bytes.Buffer, in report.Batch, o report.Options) error {
		d, err := report.NewBatch(ctx, in, o)
		if err != nil {
			return err
		}
		return word.Write(b, d)
	}},
	"xlsx": {renderings["xlsx"].contentType, func(ctx context.Context, _ *house, b *bytes.Buffer, in report.Batch, o report.Options) error {
		sheets, err := report.BatchSpreads(ctx, in, o)
		if err != nil {
			return err
		}
		return sheet.Write(b, sheets, sheet.About{Title: in.ID, Made: report.Made(in.Head)})
	}},
}

// renderBatch writes the report of a stored batch.
func (h *house) renderBatch(ctx context.Context, b server.Batch, answers iter.Seq2[check.Answer, error], w server.Wanted) (server.Rendered, error) {
	s, err := h.books.Submission(ctx, b.Submission)
	if err != nil {
		return server.Rendered{}, err
	}
	r := check.Request{ID: b.ID, Submission: s, AsOf: b.AsOf, KnownAt: b.KnownAt, Layers: b.Layers, Preview: true, Brief: true}
	in, err := h.batchOf(ctx, r, answers, w.Pages)
	if err != nil {
		return server.Rendered{}, err
	}
	o := h.batchOptions(ctx, s, w.Language)
	if h.address != "" {
		o.Address = strings.TrimRight(h.address, "/") + "/v1/batches/" + b.ID + "/report?format=html"
	}
	return h.batchRendered(ctx, in, o, w.Format)
}

func (h *house) batchRendered(ctx context.Context, in report.Batch, o report.Options, format string) (server.Rendered, error) {
	form, ok := batchRenderings[format]
	if !ok {
		return server.Rendered{}, noSuchFormat(format)
	}
	var out bytes.Buffer
	err := form.write(ctx, h, &out, in, o)
	r := server.Rendered{Body: out.Bytes(), ContentType: form.contentType}
	if format != "html" {
		r.Name = in.ID + "." + format
	}
	return r, err
}

func (h *house) batchOptions(ctx context.Context, s *check.Submission, l bilingual.Language) report.Options {
	o := report.Options{Language: l, Submission: s}
	if law, err := h.store.LawAt(ctx, h.now()); err == nil {
		o.Definitions = law.Layers
	}
	return o
}

// batchOf is a batch as a report wants it.
func (h *house) batchOf(ctx context.Context, r check.Request, answers iter.Seq2[check.Answer, error], pages []int) (report.Batch, error) {
	head, err := h.desk.Checker.Pins(ctx, r)
	if err != nil {
		return report.Batch{}, err
	}
	around := func(ctx context.Context, d check.CheckDocument) []report.Ground {
		return report.Surroundings(ctx, h.store, d)
	}
	return report.Batch{ID: r.ID, Head: head.Document(), Answers: reported(answers), Pages: pages, Around: around}, nil
}

// reported gives the answers as a report wants them.
func reported(answers iter.Seq2[check.Answer, error]) iter.Seq2[report.Answered, error] {
	return func(yield func(report.Answered, error) bool) {
		for a, err := range answers {
			out := report.Answered{Ordinal: a.Ordinal, ID: a.ID, Name: a.Name, Raw: bytes.TrimSpace(a.Document)}
			switch {
			case err != nil:
			case a.Problem != nil:
				out.Code, out.Reason = a.Problem.Code, a.Problem.Message
			default:
				out.Subject = &check.DocumentSubject{}
				err = json.Unmarshal(a.Document, out.Subject)
			}
			if !yield(out, err) || err != nil {
				return
			}
		}
	}
}

// reportable refuses a form there is no report in, and PDF without a font,
// before the work is done.
func (c batchCommand) reportable(a *app) error {
	for _, format := range c.Report {
		if _, ok := batchRenderings[format]; !ok {
			return &problem.Problem{Code: "U07", Class: problem.Usage,
				Message: bilingual.Text{ZH: "成批报告不能输出 " + format, EN: "there is no batch report as " + format},
				Next:    bilingual.Text{ZH: "可用：pdf、docx、xlsx、html", EN: "there are: pdf, docx, xlsx, html"}}
		}
		if format == "pdf" {
			if _, err := pdf.Find(a.font); err != nil {
				return err
			}
		}
	}
	return nil
}

// reports writes the reports asked for beside the tables of a batch.
func (c batchCommand) reports(a *app, h *house, s *check.Submission, r check.Request) error {
	o := h.batchOptions(a.ctx, s, a.lang)
	for _, format := range c.Report {
		in, err := h.batchOf(a.ctx, r, c.answers(), c.Pages)
		if err != nil {
			return err
		}
		step, end := a.progress("report " + format)
		in.Step = func(done int) { step(done, len(s.Subjects)+len(s.Refused)) }
		out, err := h.batchRendered(a.ctx, in, o, format)
		end()
		if err != nil {
			return err
		}
		if err := c.create("report."+format, func(w io.Writer) error { _, err := w.Write(out.Body); return err }); err != nil {
			return err
		}
	}
	return nil
}
