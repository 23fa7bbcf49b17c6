package server

import (
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/problem"
)

func (s *Server) createCheck(c echo.Context) error {
	o, err := order(c)
	if err != nil {
		return err
	}
	done, document, err := s.desk.Check(c.Request().Context(), o, true)
	if err != nil {
		return err
	}
	where := "/v1/checks/" + done.ID
	c.Response().Header().Set(echo.HeaderLocation, where)
	if format(c) == "html" { // a person sent a form: show the report under its address
		return c.Redirect(http.StatusSeeOther, where+"?format=html&lang="+string(language(c)))
	}
	return s.show(c, http.StatusCreated, document)
}

func (s *Server) preview(c echo.Context) error {
	o, err := order(c)
	if err != nil {
		return err
	}
	o.Preview = true
	_, document, err := s.desk.Check(c.Request().Context(), o, false)
	if err != nil {
		return err
	}
	return s.show(c, http.StatusOK, document)
}

func (s *Server) getCheck(c echo.Context) error {
	document, submission, err := s.checks.Document(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Link", "</v1/submissions/"+submission+`>; rel="related"`)
	return s.show(c, http.StatusOK, document)
}

// show writes a document in the format asked for. The JSON is the stored
// bytes; the ETag is their hash, for a stored check never changes.
func (s *Server) show(c echo.Context, status int, document []byte) error {
	f := format(c)
	if f == "json" {
		if status == http.StatusOK && fresh(c, document) {
			return c.NoContent(http.StatusNotModified)
		}
		return blob(c, status, formats["json"], document)
	}
	r, err := s.render(c.Request().Context(), document, Wanted{Format: f, Part: c.QueryParam("part"), Language: language(c)})
	if err != nil {
		return err
	}
	if r.Name != "" {
		c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": r.Name}))
	}
	return blob(c, status, r.ContentType, r.Body)
}

func (s *Server) listChecks(c echo.Context) error {
	limit := limit(c)
	rows, err := s.checks.Checks(c.Request().Context(), c.QueryParam("after"), limit+1)
	if err != nil {
		return err
	}
	page := struct {
		Checks []CheckRow `json:"checks"`
		Next   string     `json:"next,omitempty"`
		Links  []link     `json:"links"`
	}{Checks: rows[:min(limit, len(rows))], Links: []link{self(c)}}
	if len(rows) > limit {
		page.Next = rows[limit-1].Cursor
		page.Links = append(page.Links, next(c, page.Next))
	}
	return answer(c, page)
}

// limit is ?limit, already validated, else 100.
func limit(c echo.Context) int {
	if n, err := strconv.Atoi(c.QueryParam("limit")); err == nil {
		return n
	}
	return 100
}

func (s *Server) replayCheck(c echo.Context) error {
	same, stored, replayed, err := s.desk.Replay(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return answer(c, map[string]any{"check": c.Param("id"), "same": same,
		"stored_sha256": hash(stored), "replayed_sha256": hash(replayed)})
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func (s *Server) getSubmission(c echo.Context) error {
	sub, err := s.checks.Submission(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	if c.QueryParam("format") == "file" {
		disposition := mime.FormatMediaType("attachment", map[string]string{"filename": sub.FileName})
		c.Response().Header().Set(echo.HeaderContentDisposition, disposition)
		return blob(c, http.StatusOK, echo.MIMEOctetStream, sub.Bytes)
	}
	return answer(c, described(c.Param("id"), sub, language(c)))
}

func described(id string, sub *check.Submission, l bilingual.Language) any {
	return map[string]any{"id": id, "file": sub.FileName, "bytes": len(sub.Bytes), "sha256": sub.SHA256,
		"format": sub.Format, "encoding": sub.Encoding, "crs": sub.CRS, "kind": sub.Kind, "declared": sub.Declared,
		"subjects": len(sub.Subjects), "problems": documents(sub.Problems, l)}
}

func documents(problems []problem.Problem, l bilingual.Language) []problemDocument {
	out := make([]problemDocument, 0, len(problems))
	for i := range problems {
		out = append(out, document(&problems[i], l))
	}
	return out
}
