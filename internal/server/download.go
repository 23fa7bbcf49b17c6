package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"onemap/internal/export"
)

// download sends a table as a file. What fails before the first byte is a
// problem document; what fails later breaks the connection off, so that nobody
// takes a part for the whole.
func (s *Server) download(c echo.Context, format string, t export.Table, o export.Options, name string) error {
	f, err := export.Named(format)
	if err != nil {
		return err
	}
	if headOnly(c) {
		announce(c, f, name)
		return c.NoContent(http.StatusOK)
	}
	ctx := c.Request().Context()
	door := s.limits.gates["download"]
	if !enter(ctx, door, queues["download"]) {
		return busy("download", cap(door))
	}
	defer func() { <-door }()
	o.GDAL, o.Folder, o.Language = s.desk.Read.GDAL, s.scratch, language(c)
	file, err := export.Open(ctx, f, t, o)
	if err != nil {
		return err
	}
	defer file.Close()
	announce(c, f, name)
	h := c.Response().Header()
	if file.Size >= 0 {
		h.Set(echo.HeaderContentLength, strconv.FormatInt(file.Size, 10))
	}
	if file.Notes.Count > 0 {
		h.Set("OneMap-Notes", strconv.Itoa(file.Notes.Count))
	}
	if _, err := file.WriteTo(steady{c, s.limits.Stall}); err != nil {
		return s.broken(c, err)
	}
	return nil
}

// announce says what will be sent.
func announce(c echo.Context, f export.Format, name string) {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, f.MediaType)
	h.Set(echo.HeaderContentDisposition, export.Disposition(name+"."+f.Extension))
	h.Add("Vary", "Accept-Language")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
}

// steady lets a client take as long as it likes, as long as it takes something.
type steady struct {
	echo.Context
	stall time.Duration
}

// Write implements io.Writer.
func (w steady) Write(b []byte) (int, error) {
	if err := w.Request().Context().Err(); err != nil {
		return 0, err
	}
	_ = http.NewResponseController(w.Response().Writer).SetWriteDeadline(time.Now().Add(w.stall)) // a recorder in tests has none
	return w.Response().Write(b)
}

// broken ends an answer that could not be finished.
func (s *Server) broken(c echo.Context, err error) error {
	if !c.Response().Committed {
		return err
	}
	level := s.log.Error
	if c.Request().Context().Err() != nil {
		level = s.log.Info
	}
	level("a download broke off", "path", c.Request().URL.Path, "err", err)
	panic(http.ErrAbortHandler)
}

type headKey struct{}

// asHead marks a request whose answer has no body.
func asHead(r *http.Request) *http.Request {
	return r.Clone(context.WithValue(r.Context(), headKey{}, true))
}

// headOnly tells whether the body of the answer will be thrown away.
func headOnly(c echo.Context) bool {
	head, _ := c.Request().Context().Value(headKey{}).(bool)
	return head
}
