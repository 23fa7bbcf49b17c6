package server

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/check"
)

//go:embed pages/*.html
var pageFiles embed.FS

// pages are the HTML pages; they need no script and nothing from elsewhere.
type pages struct {
	templates  *template.Template
	operations []group // the reference, made from the contract
	problems   []referenceProblem
}

// view is what a page is made of.
type view struct {
	Lang string
	Data any
}

// In picks a language inside a template: {{.In "中文" "English"}}.
func (v view) In(zh, en string) string {
	return bilingual.Text{ZH: zh, EN: en}.In(bilingual.Language(v.Lang))
}

// Verdict says a verdict inside a template.
func (v view) Verdict(of check.Verdict) string { return of.Name().In(bilingual.Language(v.Lang)) }

func loadPages(c *contract) (pages, error) {
	t, err := template.ParseFS(pageFiles, "pages/*.html")
	return pages{templates: t, operations: referenceGroups(c), problems: referenceProblems()}, err
}

// page writes one page.
func (s *Server) page(c echo.Context, status int, name string, data any) error {
	var b bytes.Buffer
	v := view{Lang: string(language(c)), Data: data}
	if err := s.pages.templates.ExecuteTemplate(&b, name+".html", v); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Language", v.Lang)
	return blob(c, status, "text/html; charset=utf-8", b.Bytes())
}

// plainStart greets, offers a check and leads to everything else, without script.
func (s *Server) plainStart(c echo.Context) error {
	type data struct {
		Kinds  []check.KindDefinition
		Checks []CheckRow
		Today  string
		Ready  bool
		Map    bool // the map page is built
	}
	d := data{Today: s.today().String(), Map: s.mapPage != nil}
	ctx := c.Request().Context()
	if law, err := s.laws(ctx, s.now()); err == nil {
		d.Kinds, d.Ready = law.Kinds, true
	}
	if rows, err := s.checks.Checks(ctx, "", 10); err == nil {
		d.Checks = rows
	}
	return s.page(c, http.StatusOK, "start", d)
}

func (s *Server) reference(c echo.Context) error {
	return s.page(c, http.StatusOK, "reference", map[string]any{
		"Info": s.contract.document.Info, "Groups": s.pages.operations, "Problems": s.pages.problems})
}
