package server

import (
	"cmp"
	"context"
	"iter"
	"path"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/export"
)

// answersAtOnce is how many answers of a batch are read at a time.
const answersAtOnce = 1000

// answersOf gives every answer of a batch in the order of subjects, page by page.
func (s *Server) answersOf(ctx context.Context, batch string) iter.Seq2[check.Answer, error] {
	return func(yield func(check.Answer, error) bool) {
		for after := 0; ; {
			page, err := s.batches.Results(ctx, batch, after, answersAtOnce)
			if err != nil {
				yield(check.Answer{}, err)
				return
			}
			for _, a := range page {
				if !yield(a, nil) {
					return
				}
				after = a.Ordinal
			}
			if len(page) < answersAtOnce {
				return
			}
		}
	}
}

// batchResults gives a page of answers as JSON, or all of them as a file.
func (s *Server) batchResults(c echo.Context) error {
	b, err := s.batches.Batch(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	f := c.QueryParam("format")
	if f == "" && media(c.Request().Header.Get("Accept")) == "text/csv" {
		f = "csv"
	}
	if f == "" || f == "json" {
		return s.answerPage(c)
	}
	table := export.Answers(language(c), b.Finished, s.answersOf(c.Request().Context(), b.ID))
	if f != "gpkg" {
		table = table.Plain()
	}
	return s.download(c, f, table, export.Options{}, bilingual.Text{ZH: "检测结果", EN: "results"}.In(language(c))+"_"+cmp.Or(strings.TrimSuffix(b.File, path.Ext(b.File)), b.ID))
}

func (s *Server) answerPage(c echo.Context) error {
	after, _ := strconv.Atoi(c.QueryParam("after")) // validated; absent is 0
	limit := limit(c)
	rows, err := s.batches.Results(c.Request().Context(), c.Param("id"), after, limit+1)
	if err != nil {
		return err
	}
	page := struct {
		Results []export.Line `json:"results"`
		Next    int           `json:"next,omitempty"`
		Links   []link        `json:"links"`
	}{Results: []export.Line{}, Links: []link{self(c)}}
	for _, a := range rows[:min(limit, len(rows))] {
		line, err := export.NewLine(a, language(c))
		if err != nil {
			return err
		}
		page.Results = append(page.Results, line)
	}
	if len(rows) > limit {
		page.Next = rows[limit-1].Ordinal
		page.Links = append(page.Links, next(c, strconv.Itoa(page.Next)))
	}
	return answer(c, page)
}
