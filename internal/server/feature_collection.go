package server

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/internal/layer"
	"onemap/internal/ogc"
)

func (s *Server) listCollections(c echo.Context) error {
	ctx := c.Request().Context()
	now, err := s.present(ctx)
	if err != nil {
		return err
	}
	all, without := s.inForce(now, s.today())
	list := []ogc.Collection{}
	for _, r := range all {
		r, err := s.describe(ctx, now, r.edition)
		if err != nil {
			return err
		}
		list = append(list, ogc.NewCollection(site(c), r, ogc.CollectionTileLink(site(c), r.Definition.Code)))
	}
	v := ogc.NewCollections(site(c), list, without)
	if forPeople(c) {
		return s.page(c, http.StatusOK, "collections", v)
	}
	return revalidated(c, ogc.JSON, v.Links, v)
}

func (s *Server) getCollection(c echo.Context) error {
	ctx := c.Request().Context()
	now, err := s.present(ctx)
	if err != nil {
		return err
	}
	d, err := now.definition(layer.Code(c.Param("collectionId")))
	if err != nil {
		return err
	}
	e, err := s.answering(c, now, d, ogc.Query{Day: s.today()})
	if err != nil {
		return err
	}
	r, err := s.describe(ctx, now, e)
	if err != nil {
		return err
	}
	v := ogc.NewCollection(site(c), r, ogc.CollectionTileLink(site(c), r.Definition.Code))
	if forPeople(c) {
		return s.page(c, http.StatusOK, "collection", map[string]any{"Collection": v, "Layer": d})
	}
	return revalidated(c, ogc.JSON, v.Links, v)
}

// describe gathers what the description of a layer by its edition e needs.
func (s *Server) describe(ctx context.Context, now present, e layer.Edition) (ogc.Release, error) {
	r := ogc.Release{Definition: now.law.Layers[e.Layer], Edition: e, First: e.Effective}
	for _, other := range now.catalogue {
		if other.Layer == e.Layer && other.Withdrawn.IsZero() && r.First.After(other.Effective) {
			r.First = other.Effective
		}
	}
	var err error
	r.Extent, err = s.editions.Extent(ctx, e.ID)
	return r, err
}
