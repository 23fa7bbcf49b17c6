package server

import (
	"fmt"
	"net/url"

	"github.com/labstack/echo/v4"

	"onemap/internal/layer"
	"onemap/internal/ogc"
)

// asked is a request for features of a layer, understood.
type asked struct {
	definition layer.Definition
	edition    layer.Edition
	query      ogc.Query
	values     url.Values
	site       ogc.Site
}

// ask reads a request for features: parse knows which parameters there are.
func (s *Server) ask(c echo.Context, parse func(url.Values, layer.Definition, layer.Date) (ogc.Query, error)) (a asked, err error) {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return a, err
	}
	if a.definition, err = now.definition(layer.Code(c.Param("collectionId"))); err != nil {
		return a, err
	}
	a.values, a.site = c.QueryParams(), site(c)
	if a.query, err = parse(a.values, a.definition, s.today()); err != nil {
		return a, err
	}
	a.edition, err = s.answering(c, now, a.definition, a.query)
	return a, err
}

// answering is the edition that answers q: the one it names, else the one in
// force on its day. No edition is not the same as no features.
func (s *Server) answering(c echo.Context, now present, d layer.Definition, q ogc.Query) (layer.Edition, error) {
	if q.Edition == 0 {
		e, ok := now.catalogue.InForce(d.Code, q.Day, s.now())
		if !ok {
			return e, noneInForce(now.catalogue, d.Code, q.Day)
		}
		return e, nil
	}
	e, err := s.publishedEdition(c, now, q.Edition)
	if err == nil && e.Layer != d.Code {
		return e, badRequest(fmt.Sprintf("版本 %d 属于图层 %s", e.ID, e.Layer), fmt.Sprintf("edition %d is of layer %s", e.ID, e.Layer))
	}
	return e, err
}
