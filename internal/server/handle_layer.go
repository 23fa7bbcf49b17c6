package server

import (
	"cmp"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"onemap/internal/layer"
)

func (s *Server) listLayers(c echo.Context) error {
	day := s.today()
	if v := c.QueryParam("as_of"); v != "" {
		var err error
		if day, err = civilDate("as_of", v); err != nil {
			return err
		}
	}
	ctx := c.Request().Context()
	catalogue, err := s.editions.Catalogue(ctx)
	if err != nil {
		return err
	}
	law, err := s.laws(ctx, s.now())
	if err != nil {
		return err
	}
	list := make([]layerView, 0, len(law.Layers))
	for _, code := range law.Layers.Codes() {
		list = append(list, viewLayer(law.Layers[code], catalogue, day, s.now(), language(c)))
	}
	return answer(c, map[string]any{"layers": list, "as_of": day})
}

func (s *Server) getEdition(c echo.Context) error {
	e, err := s.editions.Edition(c.Request().Context(), id64(c, "id"))
	if err != nil {
		return err
	}
	return answer(c, viewEdition(e))
}

// id64 is a path parameter the contract has already found to be a number.
func id64(c echo.Context, name string) int64 {
	n, _ := strconv.ParseInt(c.Param(name), 10, 64)
	return n
}

func (s *Server) importEdition(c echo.Context) error {
	o, err := order(c)
	if err != nil {
		return err
	}
	effective, err := civilDate("effective", c.QueryParam("effective"))
	if err != nil {
		return err
	}
	got, err := s.desk.Import(c.Request().Context(), Delivery{Order: o, Layer: layer.Code(c.Param("code")),
		Effective: effective, DocumentNo: c.QueryParam("document_no")}, s.editions)
	if err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/v1/editions/"+strconv.FormatInt(got.Edition.ID, 10))
	return writeJSON(c, http.StatusCreated, formats["json"], map[string]any{
		"edition": viewEdition(got.Edition), "problems": documents(got.Problems, language(c))})
}

func (s *Server) publishEdition(c echo.Context) error {
	decision := ""
	if c.QueryParam("accept_refused") == "true" {
		decision = "accept_refused=true"
	}
	e, err := s.editions.Publish(c.Request().Context(), id64(c, "id"), decision)
	if err != nil {
		return err
	}
	s.published.Add(1)
	return answer(c, viewEdition(e))
}

func (s *Server) diffEditions(c echo.Context) error {
	if err := s.sameLayer(c, id64(c, "a"), id64(c, "b")); err != nil {
		return err
	}
	d, err := s.editions.Diff(c.Request().Context(), id64(c, "a"), id64(c, "b"))
	if err != nil {
		return err
	}
	type change struct {
		Before     featureView `json:"before"`
		After      featureView `json:"after"`
		Attributes []string    `json:"attributes"`
		Moved      bool        `json:"moved"`
		Area       float64     `json:"area_change_m2"`
	}
	changed := make([]change, 0, len(d.Changed))
	for _, x := range d.Changed {
		both := viewFeatures([]layer.Feature{x.Before, x.After})
		changed = append(changed, change{both[0], both[1], x.Attributes, x.Moved, float64(x.Area)})
	}
	return answer(c, map[string]any{"added": viewFeatures(d.Added), "removed": viewFeatures(d.Removed), "changed": changed})
}

// sameLayer refuses to compare editions of two layers.
func (s *Server) sameLayer(c echo.Context, ids ...int64) error {
	var first layer.Code
	for _, id := range ids {
		e, err := s.editions.Edition(c.Request().Context(), id)
		if err != nil {
			return err
		}
		if first = cmp.Or(first, e.Layer); e.Layer != first {
			return badRequest("两个版本不属于同一图层", "the editions are of different layers")
		}
	}
	return nil
}
