package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/export"
	"onemap/internal/problem"
)

// linesFile holds the answers whole; the tables are made from it, so that a
// batch of any size needs the memory of one answer.
const linesFile = "results.jsonl"

// unchecked is the line of a subject that was not checked.
type unchecked struct {
	Ordinal int           `json:"ordinal"`
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Verdict check.Verdict `json:"verdict"`
	Problem *reasonLine   `json:"problem"`
}

type reasonLine struct {
	Code    string         `json:"code"`
	Message string         `json:"message"`
	Text    bilingual.Text `json:"text"`
}

// lineWriter writes answers in the order of the file, between them the
// subjects that were refused.
type lineWriter struct {
	lines   *json.Encoder
	refused []check.Refused // still to be written
	lang    bilingual.Language
}

func (w *lineWriter) write(a check.Answer) error {
	if err := w.refusedBefore(a.Ordinal); err != nil {
		return err
	}
	if a.Problem != nil {
		return w.unchecked(a)
	}
	return w.lines.Encode(json.RawMessage(a.Document))
}

// refusedBefore writes the refused subjects before ordinal; 0: all.
func (w *lineWriter) refusedBefore(ordinal int) error {
	for len(w.refused) > 0 && (ordinal == 0 || w.refused[0].Ordinal < ordinal) {
		if err := w.unchecked(check.Unread(w.refused[0])); err != nil {
			return err
		}
		w.refused = w.refused[1:]
	}
	return nil
}

func (w *lineWriter) unchecked(a check.Answer) error {
	why := reasonLine{a.Problem.Code, a.Problem.Message.In(w.lang), a.Problem.Message}
	return w.lines.Encode(unchecked{a.Ordinal, a.ID, a.Name, a.Verdict, &why})
}

// answers reads the lines again.
func (c batchCommand) answers() iter.Seq2[check.Answer, error] {
	return func(yield func(check.Answer, error) bool) {
		f, err := os.Open(filepath.Join(c.Out, linesFile))
		if err != nil {
			yield(check.Answer{}, err)
			return
		}
		defer f.Close()
		for r := bufio.NewReaderSize(f, 1<<16); ; {
			line, err := r.ReadBytes('\n')
			if errors.Is(err, io.EOF) {
				return
			}
			var a check.Answer
			if err == nil {
				a, err = answerIn(line)
			}
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

func answerIn(line []byte) (check.Answer, error) {
	var head struct {
		unchecked
		Area *float64 `json:"area_m2"`
	}
	err := json.Unmarshal(line, &head)
	a := check.Answer{Ordinal: head.Ordinal, ID: head.ID, Name: head.Name, Verdict: head.Verdict, Area: head.Area, Document: line}
	if head.Problem != nil {
		a.Problem, a.Document = &problem.Problem{Code: head.Problem.Code, Message: head.Problem.Text}, nil
	}
	return a, err
}

// tables writes the results as CSV and Excel, and as GeoPackage where the
// machine can.
func (c batchCommand) tables(a *app) error {
	for _, format := range []string{"csv", "xlsx", "gpkg"} {
		if format == "gpkg" && a.gdal() == nil {
			a.say(bilingual.Text{ZH: "本机没有 GDAL，未写 results.gpkg", EN: "this machine has no GDAL: results.gpkg was not written"})
			continue
		}
		f, err := export.Named(format)
		if err != nil {
			return err
		}
		table := export.Answers(a.lang, a.now(), c.answers())
		table.Spatial = format == "gpkg"
		file, err := export.Open(a.ctx, f, table, export.Options{GDAL: a.gdal(), Language: a.lang})
		if err != nil {
			return err
		}
		err = c.create("results."+format, func(w io.Writer) error { _, err := file.WriteTo(w); return err })
		file.Close()
		if err != nil {
			return err
		}
	}
	return nil
}
