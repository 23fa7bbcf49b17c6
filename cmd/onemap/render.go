package main

import (
	"bytes"
	"context"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/report"
)

// render writes a stored document as html, geojson or text.
func (h *house) render(ctx context.Context, document []byte, format string, l bilingual.Language) ([]byte, string, error) {
	d, err := check.ParseDocument(document)
	if err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	switch format {
	case "geojson":
		err = report.GeoJSON(&b, d)
		return b.Bytes(), "application/geo+json", err
	case "text":
		err = report.New(d, h.options(ctx, d, l, false)).Text(&b)
		return b.Bytes(), "text/plain; charset=utf-8", err
	case "html":
		err = report.New(d, h.options(ctx, d, l, true)).HTML(&b)
		return b.Bytes(), "text/html; charset=utf-8", err
	}
	return nil, "", noSuchFormat(format)
}

// options give a report names and, for a page, the features around. Names are
// those of the law today: the document itself carries what was decided.
func (h *house) options(ctx context.Context, d check.CheckDocument, l bilingual.Language, sketch bool) report.Options {
	o := report.Options{Language: l, Definitions: layer.Definitions{}}
	if law, err := h.store.LawAt(ctx, h.now()); err == nil {
		o.Definitions = law.Layers
	}
	if sketch {
		o.Around = report.Surroundings(ctx, h.store, d)
	}
	if d.Check.Number != "" {
		o.Address = "/v1/checks/" + d.Check.ID
	}
	return o
}

func noSuchFormat(format string) error {
	return &problem.Problem{Code: "U07", Class: problem.Usage,
		Message: bilingual.Text{ZH: "本版本不能输出 " + format, EN: "this version does not write " + format},
		Next:    bilingual.Text{ZH: "可用：text、json、geojson、html；html 页面可由浏览器打印为 PDF", EN: "there are: text, json, geojson, html; a browser prints the html page as PDF"}}
}
