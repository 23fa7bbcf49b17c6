package server

import (
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/style"
)

// legend explains how a layer is drawn: a drawing, or the same as data.
func (s *Server) legend(c echo.Context) error {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return err
	}
	d, err := now.definition(layer.Code(c.Param("code")))
	if err != nil {
		return err
	}
	g := style.LegendOf(d)
	if c.QueryParam("f") == "json" || c.QueryParam("f") == "" && strings.Contains(c.Request().Header.Get("Accept"), formats["json"]) {
		return revalidated(c, ogc.JSON, nil, g)
	}
	return tagged(c, "image/svg+xml", nil, g.SVG(language(c)))
}
