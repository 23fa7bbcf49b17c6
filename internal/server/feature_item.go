package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/internal/ogc"
)

func (s *Server) getItem(c echo.Context) error {
	a, err := s.ask(c, ogc.ParseItem)
	if err != nil {
		return err
	}
	id := c.Param("featureId")
	tag := `"` + ogc.Tag(a.edition, s.version, a.site.Base, string(a.site.Language), format(c), a.values.Encode(), id) + `"`
	if held(c, tag) {
		return c.NoContent(http.StatusNotModified)
	}
	f, err := s.items.Feature(c.Request().Context(), a.edition.ID, id)
	if err != nil {
		return err
	}
	links := a.site.ItemLinks(string(a.definition.Code), f.ID, a.values)
	further, err := ogc.ItemFurther(links, a.edition)
	if err != nil {
		return err
	}
	linked(c, links)
	if forPeople(c) {
		return s.itemPage(c, a, f)
	}
	b, err := a.encoder().Append(nil, f, further)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Crs", a.query.CRS.Header())
	return blob(c, http.StatusOK, ogc.GeoJSON, append(b, '\n'))
}
