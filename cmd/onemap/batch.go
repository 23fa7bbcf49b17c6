package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
)

type batchCommand struct {
	choices
	File   string   `arg:"" help:"${help_subjects}"`
	Out    string   `help:"${help_out}" required:"" type:"path"`
	Report []string `help:"${help_batch_report}" placeholder:"FORMAT,…"`
	Pages  []int    `help:"${help_batch_pages}" placeholder:"N,…"`
}

// Run checks every subject by package overlay alone and writes one row for
// each subject of the file, refused ones too.
func (c batchCommand) Run(a *app) error {
	if err := c.reportable(a); err != nil {
		return err
	}
	h, o, err := c.open(a, c.File)
	if err != nil {
		return err
	}
	defer h.close()
	o.Preview = true
	s, err := h.desk.Submit(a.ctx, o)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return cannotWrite(c.Out, err)
	}
	r := h.desk.Request(s, o)
	if err := c.carryOut(a, h, s, r); err != nil {
		return err
	}
	if err := c.rejects(a, s.Problems); err != nil {
		return err
	}
	if err := c.tables(a); err != nil {
		return err
	}
	if err := c.reports(a, h, s, r); err != nil {
		return err
	}
	a.say(bilingual.Text{ZH: "%d 个地块已检测，%d 个未能读取，结果在 %s", EN: "%d subjects checked, %d could not be read, results in %s"},
		len(s.Subjects), len(s.Refused), c.Out)
	return refusals(s.Problems)
}

// carryOut writes the answers as they come, one JSON document a line, in the
// order of the file.
func (c batchCommand) carryOut(a *app, h *house, s *check.Submission, r check.Request) error {
	r.Brief = true
	return c.create(linesFile, func(out io.Writer) error {
		w := lineWriter{json.NewEncoder(out), s.Refused, a.lang}
		w.lines.SetEscapeHTML(false)
		step, end := a.progress("batch")
		defer end()
		err := h.desk.Checker.Batch(a.ctx, r, step, func(x check.SubjectResult) error {
			answer, err := check.NewAnswer(x)
			return errors.Join(err, w.write(answer))
		})
		if err != nil {
			return err
		}
		return w.refusedBefore(0)
	})
}

// create writes one file of the folder through a buffer.
func (c batchCommand) create(name string, write func(io.Writer) error) error {
	f, err := os.Create(filepath.Join(c.Out, name))
	if err != nil {
		return cannotWrite(name, err)
	}
	b := bufio.NewWriter(f)
	return errors.Join(write(b), b.Flush(), f.Close())
}

func (c batchCommand) rejects(a *app, problems []problem.Problem) error {
	return c.create("problems.jsonl", func(w io.Writer) error {
		e := json.NewEncoder(w)
		for _, p := range problems {
			line := map[string]any{"subject": p.Subject, "row": p.Row, "code": p.Code, "severity": p.Severity, "message": p.Message.In(a.lang)}
			if p.Place != nil {
				line["lon"], line["lat"] = p.Place.Lon, p.Place.Lat
			}
			if err := e.Encode(line); err != nil {
				return err
			}
		}
		return nil
	})
}
