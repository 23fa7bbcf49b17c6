package server

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/export"
	"onemap/internal/layer"
	"onemap/internal/ogc"
)

func (s *Server) downloadHandlers() map[string]echo.HandlerFunc {
	return map[string]echo.HandlerFunc{"downloadLayer": s.downloadLayer, "downloadCheck": s.downloadCheck}
}

// downloadLayer sends the features of an edition, or a selection of them, as a
// file.
func (s *Server) downloadLayer(c echo.Context) error {
	a, err := s.selected(c)
	if err != nil {
		return err
	}
	crs, err := export.ParseCRS(c.QueryParam("crs"))
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("OneMap-Edition", fmt.Sprintf("%s=%d", a.definition.Code, a.edition.ID))
	if held(c, a.tag(c, s.version)) {
		return c.NoContent(http.StatusNotModified)
	}
	features := s.every(c.Request().Context(), a.edition.ID, a.query)
	table := export.Features(a.definition, a.edition.Recorded, features)
	name := fmt.Sprintf("%s_%s_%s", a.definition.Name.In(language(c)), a.definition.Code, a.edition.Effective)
	return s.download(c, cmp.Or(c.QueryParam("format"), "geojson"), table, export.Options{CRS: crs, GBK: c.QueryParam("encoding") == "gbk"}, name)
}

// selected understands which features a download is of: as a request for items
// does, by the parameters both have.
func (s *Server) selected(c echo.Context) (a asked, err error) {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return a, err
	}
	if a.definition, err = now.definition(layer.Code(c.Param("code"))); err != nil {
		return a, err
	}
	a.values = url.Values{}
	for _, name := range []string{"edition", "datetime", "bbox", "bbox-crs", "filter", "filter-lang", "filter-crs"} {
		if v, given := c.QueryParams()[name]; given {
			a.values[name] = v
		}
	}
	if a.query, err = ogc.ParseItems(a.values, a.definition, s.today()); err != nil {
		return a, err
	}
	a.edition, err = s.answering(c, now, a.definition, a.query)
	return a, err
}

// tag names the bytes of a download: an edition never changes, and the same
// choices make the same file of it.
func (a asked) tag(c echo.Context, version string) string {
	parts := []string{version, string(language(c))}
	for _, name := range []string{"format", "crs", "encoding", "bbox", "bbox-crs", "filter", "filter-lang", "filter-crs"} {
		parts = append(parts, c.QueryParam(name))
	}
	return `"` + ogc.Tag(a.edition, parts...) + `"`
}

// featuresAtOnce is how many features are read at a time. No connection to the
// database is held while they are sent, however slowly a client reads, and no
// statement runs into its time limit.
const featuresAtOnce = 500

// every gives all features of a selection in the order of the edition.
func (s *Server) every(ctx context.Context, edition int64, q ogc.Query) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for {
			page, err := s.pageOf(ctx, edition, q)
			if err != nil {
				yield(layer.Feature{}, err)
				return
			}
			for _, f := range page {
				if !yield(f, nil) {
					return
				}
			}
			if len(page) < featuresAtOnce {
				return
			}
			q.After = &ogc.Mark{Ordinal: page[len(page)-1].Ordinal}
		}
	}
}

func (s *Server) pageOf(ctx context.Context, edition int64, q ogc.Query) (page []layer.Feature, err error) {
	for i, err := range s.items.Page(ctx, edition, q, featuresAtOnce) {
		if err != nil {
			return nil, err
		}
		page = append(page, i.Feature)
	}
	return page, ctx.Err()
}

// downloadCheck sends the findings of a stored check as a file.
func (s *Server) downloadCheck(c echo.Context) error {
	document, _, err := s.checks.Document(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	d, err := check.ParseDocument(document)
	if err != nil {
		return err
	}
	crs, err := export.ParseCRS(c.QueryParam("crs"))
	if err != nil {
		return err
	}
	o := export.Options{CRS: crs, GBK: c.QueryParam("encoding") == "gbk"}
	return s.download(c, cmp.Or(c.QueryParam("format"), "geojson"), export.Findings(d), o, bilingual.Text{ZH: "检测发现", EN: "findings"}.In(language(c))+"_"+cmp.Or(d.Check.Number, d.Check.ID))
}
