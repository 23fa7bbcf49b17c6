package server

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// problemDocument is RFC 9457 with our members after the standard's.
type problemDocument struct {
	Type     string           `json:"type"`
	Title    string           `json:"title"`
	Status   int              `json:"status"`
	Detail   string           `json:"detail"`
	Instance string           `json:"instance,omitempty"`
	Code     string           `json:"code"`
	Next     string           `json:"next,omitempty"`
	Severity problem.Severity `json:"severity"`
	File     string           `json:"file,omitempty"`
	Subject  int              `json:"subject,omitempty"`
	Row      int              `json:"row,omitempty"`
	Place    *problem.Place   `json:"place,omitempty"`
}

var titles = map[problem.Class]bilingual.Text{
	problem.Usage:       {ZH: "请求有误", EN: "The request is not understood"},
	problem.Input:       {ZH: "送审数据无法使用", EN: "The data sent cannot be used"},
	problem.NotFound:    {ZH: "没有这个对象", EN: "There is no such thing"},
	problem.Conflict:    {ZH: "当前状态不允许", EN: "The present state does not allow it"},
	problem.Forbidden:   {ZH: "没有权限", EN: "Not allowed"},
	problem.Limit:       {ZH: "超过限制", EN: "A limit was reached"},
	problem.Environment: {ZH: "服务暂不可用", EN: "The service is not ready"},
	problem.Partial:     {ZH: "部分完成", EN: "Done in part"},
	problem.Cancelled:   {ZH: "已停止", EN: "Stopped"},
	problem.Internal:    {ZH: "服务内部错误", EN: "A fault of the service"},
}

// document describes p in language l.
func document(p *problem.Problem, l bilingual.Language) problemDocument {
	severity := p.Severity
	if severity == "" {
		severity = problem.Error
	}
	return problemDocument{
		Type: "/reference#problems", Title: titles[problem.ClassOf(p)].In(l), Status: status(p),
		Detail: p.Message.In(l), Code: p.Code, Next: p.Next.In(l), Severity: severity,
		File: p.File, Subject: p.Subject, Row: p.Row, Place: p.Place,
	}
}

// busyCode and mismatchCode answer with a status of their own: what is busy is
// tried again (429), a key used for another request is 422 by its draft.
const (
	busyCode     = "H07"
	mismatchCode = "H09"
	mediaCode    = "H11"

	overloadedCode = "H23" // 503 by its class, with Retry-After
)

func status(p *problem.Problem) int {
	switch p.Code {
	case busyCode:
		return http.StatusTooManyRequests
	case mismatchCode:
		return http.StatusUnprocessableEntity
	case mediaCode:
		return http.StatusUnsupportedMediaType
	case "H02":
		return http.StatusMethodNotAllowed
	}
	return problem.Status(p)
}

// fail is echo's error handler: the only place that turns an error into an
// answer. What is not a Problem is a fault of ours: the log gets it, the
// client gets a request id.
func (s *Server) fail(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	forget(c.Response().Header())
	p := s.asProblem(err, c)
	d := document(p, language(c))
	d.Instance = c.Response().Header().Get(echo.HeaderXRequestID)
	if d.Status >= 500 {
		s.log.Error("request failed", "id", d.Instance, "path", c.Request().URL.Path, "err", err)
	}
	if d.Status == http.StatusTooManyRequests || d.Code == overloadedCode {
		c.Response().Header().Set("Retry-After", "2")
	}
	if err := s.writeProblem(c, d); err != nil {
		s.log.Warn("answer not written", "id", d.Instance, "err", err)
	}
}

// forget takes back what was promised of an answer that could not be given.
func forget(h http.Header) {
	for _, name := range []string{"ETag", echo.HeaderContentDisposition, echo.HeaderContentLength, "OneMap-Notes"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "no-store")
}

// writeProblem answers a person's browser with a page, all others with RFC 9457.
func (s *Server) writeProblem(c echo.Context, d problemDocument) error {
	if format(c) == "html" {
		return s.page(c, d.Status, "problem", d)
	}
	return writeJSON(c, d.Status, "application/problem+json", d)
}

func (s *Server) asProblem(err error, c echo.Context) *problem.Problem {
	if p, ok := problem.As(err); ok {
		return p
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return bodyTooLarge(tooLarge.Limit)
	}
	var h *echo.HTTPError
	if errors.As(err, &h) {
		return fromEcho(h, c)
	}
	if problem.ClassOf(err) == problem.Cancelled {
		return &problem.Problem{Code: "H12", Class: problem.Cancelled, Cause: err,
			Message: bilingual.Text{ZH: "处理超时或已被取消", EN: "it took too long or was cancelled"},
			Next:    bilingual.Text{ZH: "请减小范围，或改用成批检测", EN: "ask for less, or use a batch"}}
	}
	return fault(err, bilingual.Text{ZH: "请把 instance 中的编号告诉管理员", EN: "tell the operator the id in instance"})
}

// fault is one of ours; what it was is for the log.
func fault(err error, next bilingual.Text) *problem.Problem {
	return &problem.Problem{Code: "H00", Class: problem.Internal, Cause: err, Next: next,
		Message: bilingual.Text{ZH: "请求没有完成，原因已记入日志", EN: "the request was not completed; the reason is in the log"}}
}

func fromEcho(h *echo.HTTPError, c echo.Context) *problem.Problem {
	path := c.Request().URL.Path
	next := bilingual.Text{ZH: "接口清单见 /reference", EN: "/reference lists what there is"}
	switch h.Code {
	case http.StatusNotFound:
		return &problem.Problem{Code: "H01", Class: problem.NotFound, Next: next,
			Message: bilingual.Text{ZH: "没有这个地址：" + path, EN: "there is nothing at " + path}}
	case http.StatusMethodNotAllowed:
		return &problem.Problem{Code: "H02", Class: problem.Usage, Next: next,
			Message: bilingual.Text{ZH: "该地址不接受 " + c.Request().Method, EN: c.Request().Method + " is not offered at " + path}}
	}
	return &problem.Problem{Code: "H03", Class: problem.Usage, Cause: h, Next: next,
		Message: bilingual.Text{ZH: "请求有误", EN: "the request is not understood"}}
}

func bodyTooLarge(limit int64) *problem.Problem {
	n := fmt.Sprintf("%d MiB", limit>>20)
	if limit < 1<<20 {
		n = fmt.Sprintf("%d B", limit)
	}
	return &problem.Problem{Code: "H05", Class: problem.Limit,
		Message: bilingual.Text{ZH: "请求内容超过上限 " + n, EN: "the request body is larger than the limit of " + n},
		Next:    bilingual.Text{ZH: "请压缩（zip、gzip）或拆分文件", EN: "compress (zip, gzip) or split the file"}}
}

// badRequest names what of the request is wrong.
func badRequest(zh, en string) *problem.Problem {
	return &problem.Problem{Code: "H04", Class: problem.Usage,
		Message: bilingual.Text{ZH: zh, EN: en},
		Next:    bilingual.Text{ZH: "参数说明见 /reference", EN: "/reference describes the parameters"}}
}
