package server

import (
	"net/http"
	"strconv"

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
	o.GDAL, o.Folder, o.Language = s.desk.Read.GDAL, s.scratch, language(c)
	file, err := export.Open(c.Request().Context(), f, t, o)
	if err != nil {
		return err
	}
	defer file.Close()
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, f.MediaType)
	h.Set(echo.HeaderContentDisposition, export.Disposition(name+"."+f.Extension))
	h.Set("Vary", "Accept, Accept-Language")
	if file.Size >= 0 {
		h.Set(echo.HeaderContentLength, strconv.FormatInt(file.Size, 10))
	}
	if file.Notes.Count > 0 {
		h.Set("OneMap-Notes", strconv.Itoa(file.Notes.Count))
	}
	if _, err := file.WriteTo(c.Response()); err != nil {
		return s.broken(c, err)
	}
	return nil
}

// broken ends an answer that could not be finished.
func (s *Server) broken(c echo.Context, err error) error {
	if !c.Response().Committed {
		for _, name := range []string{echo.HeaderContentDisposition, echo.HeaderContentLength, "OneMap-Notes"} {
			c.Response().Header().Del(name)
		}
		return err
	}
	if c.Request().Context().Err() == nil {
		s.log.Error("a download broke off", "path", c.Request().URL.Path, "err", err)
	}
	panic(http.ErrAbortHandler)
}
