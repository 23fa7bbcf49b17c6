package main

import (
	"os"

	"golang.org/x/term"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
	"onemap/internal/server"
)

// written is how an answer is written and where to.
type written struct {
	Format string `help:"${help_check_format}" enum:"text,json,geojson,html,pdf,docx,xlsx,txt,csv" default:"text"`
	Part   string `help:"${help_part}" enum:",subject,conflict,suggestion" default:""`
	Out    string `help:"${help_out_file}" type:"path" placeholder:"FILE"`
}

type reportCommand struct {
	written
	Check string `arg:"" help:"${help_check_id}"`
}

// Run writes the report of a stored check.
func (c reportCommand) Run(a *app) error {
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	s, err := h.books.Stored(a.ctx, c.Check)
	if err != nil {
		return err
	}
	return c.written.put(a, h, s.Document, s.Submission)
}

// put writes a document in the form asked for. Forms that are no text do not go
// to a terminal.
func (w written) put(a *app, h *house, document []byte, given *check.Submission) error {
	body, err := w.body(a, h, document, given)
	if err != nil {
		return err
	}
	if w.Out != "" {
		if err := os.WriteFile(w.Out, body, 0o644); err != nil {
			return cannotWrite(w.Out, err)
		}
		a.say(bilingual.Text{ZH: "已写入 %s", EN: "written to %s"}, w.Out)
		return nil
	}
	if f, ok := a.out.(*os.File); ok && w.binary() && term.IsTerminal(int(f.Fd())) {
		return &problem.Problem{Code: "U09", Class: problem.Usage,
			Message: bilingual.Text{ZH: w.Format + " 不是文本，不能写到终端", EN: w.Format + " is not text and does not go to a terminal"},
			Next:    bilingual.Text{ZH: "加上 --out 文件名", EN: "add --out FILE"}}
	}
	_, err = a.out.Write(body)
	return err
}

func (w written) binary() bool { return w.Format == "pdf" || w.Format == "docx" || w.Format == "xlsx" }

func (w written) body(a *app, h *house, document []byte, given *check.Submission) ([]byte, error) {
	if w.Format == "json" {
		return document, nil
	}
	d, err := check.ParseDocument(document)
	if err != nil {
		return nil, err
	}
	r, err := h.rendered(a.ctx, document, d, given, server.Wanted{Format: w.Format, Part: w.Part, Language: a.lang})
	return r.Body, err
}
