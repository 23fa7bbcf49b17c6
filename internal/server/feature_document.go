package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/internal/layer"
	"onemap/internal/ogc"
)

// revalidated writes a document that changes when editions do: the client asks
// every time and is told that nothing has changed.
func revalidated(c echo.Context, contentType string, links []ogc.Link, v any) error {
	b, err := encoded(v)
	if err != nil {
		return err
	}
	return tagged(c, contentType, links, b)
}

// tagged answers bytes, or 304 when the client has them.
func tagged(c echo.Context, contentType string, links []ogc.Link, b []byte) error {
	linked(c, links)
	if fresh(c, b) {
		return c.NoContent(http.StatusNotModified)
	}
	return blob(c, http.StatusOK, contentType, b)
}

// home is the start page for people and the landing page for programs.
func (s *Server) home(c echo.Context) error {
	if forPeople(c) {
		return s.start(c)
	}
	l := ogc.NewLanding(site(c), ogc.TileLinks(site(c))...)
	return revalidated(c, ogc.JSON, l.Links, l)
}

func (s *Server) conformance(c echo.Context) error {
	l := ogc.NewConformance(ogc.TileClasses()...)
	if forPeople(c) {
		return s.page(c, http.StatusOK, "conformance", l)
	}
	return revalidated(c, ogc.JSON, nil, l)
}

// api is the contract with the items of every layer in it.
func (s *Server) api(c echo.Context) error {
	if forPeople(c) {
		return s.reference(c)
	}
	now, err := s.present(c.Request().Context())
	if err != nil {
		return err
	}
	contract, err := s.contract.document.MarshalJSON()
	if err != nil {
		return err
	}
	b, err := ogc.API(contract, site(c), now.law.Layers)
	if err != nil {
		return err
	}
	return tagged(c, ogc.OpenAPI, nil, b)
}

func (s *Server) queryables(c echo.Context) error {
	return s.schemaOf(c, ogc.Queryables)
}

func (s *Server) schema(c echo.Context) error {
	return s.schemaOf(c, ogc.Returnables)
}

func (s *Server) schemaOf(c echo.Context, as func(ogc.Site, layer.Definition) ogc.Schema) error {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return err
	}
	d, err := now.definition(layer.Code(c.Param("collectionId")))
	if err != nil {
		return err
	}
	v := as(site(c), d)
	if forPeople(c) {
		return s.page(c, http.StatusOK, "schema", map[string]any{"Layer": d, "Schema": v})
	}
	return revalidated(c, ogc.JSONSchema, nil, v)
}
