package server

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
)

// RenderBatch writes the report of a batch.
type RenderBatch func(ctx context.Context, b Batch, answers iter.Seq2[check.Answer, error], w Wanted) (Rendered, error)

func (s *Server) reportHandlers() map[string]echo.HandlerFunc {
	return map[string]echo.HandlerFunc{"batchReport": s.batchReport}
}

// batchReport writes the report of a batch that has ended.
func (s *Server) batchReport(c echo.Context) error {
	ctx := c.Request().Context()
	b, err := s.batches.Batch(ctx, c.Param("id"))
	if err != nil {
		return err
	}
	if !b.ended() {
		return &problem.Problem{Code: "H31", Class: problem.Conflict,
			Message: bilingual.Text{ZH: fmt.Sprintf("成批检测尚未结束（%d/%d）", b.Done, b.Total), EN: fmt.Sprintf("the batch has not ended (%d of %d)", b.Done, b.Total)},
			Next:    bilingual.Text{ZH: "进度见 /v1/jobs/" + b.ID + "/events，结束后再取报告", EN: "see /v1/jobs/" + b.ID + "/events and ask again when it has ended"}}
	}
	w := Wanted{Format: cmp.Or(c.QueryParam("format"), "html"), Language: language(c)}
	for number := range strings.SplitSeq(c.QueryParam("pages"), ",") {
		if n, err := strconv.Atoi(number); err == nil { // validated; empty is none
			w.Pages = append(w.Pages, n)
		}
	}
	r, err := s.renderBatch(ctx, b, s.answersOf(ctx, b.ID), w)
	if err != nil {
		return err
	}
	if r.Name != "" {
		c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": r.Name}))
	}
	return blob(c, http.StatusOK, r.ContentType, r.Body)
}
