package server

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/tiledoc"
)

// tileJSON describes the XYZ tiles of layers. The addresses in it name the
// editions, so that the tiles never change; the document itself does, when
// another edition comes into force.
func (s *Server) tileJSON(c echo.Context) error {
	codes, err := layerCodes(c.Param("layers"))
	if err != nil {
		return err
	}
	all, _, err := s.releases(c, codes)
	if err != nil {
		return err
	}
	described, err := s.described(c, all)
	if err != nil {
		return err
	}
	d := tiledoc.NewTileJSON([]string{s.tilesOf(c, all)}, described, language(c))
	if c.QueryParam("labels") == "true" {
		d.AddLabels(described, language(c))
	}
	return revalidated(c, ogc.JSON, nil, d)
}

// tilesOf is the template of the XYZ vector tiles of these releases, with the
// selection the request asks for.
func (s *Server) tilesOf(c echo.Context, all []release) string {
	codes, ids := make([]string, len(all)), make([]string, len(all))
	for i, r := range all {
		codes[i], ids[i] = string(r.definition.Code), strconv.FormatInt(r.edition.ID, 10)
	}
	address := origin(c) + "/tiles/" + strings.Join(codes, ",") + "/{z}/{x}/{y}.mvt?edition=" + strings.Join(ids, ",")
	if chosen := selection(c, "filter", "filter-lang", "filter-crs", "properties", "labels"); chosen != "" {
		address += "&" + chosen
	}
	return address
}

// selection repeats those of the parameters named that a request has.
func selection(c echo.Context, names ...string) string {
	q := url.Values{}
	for _, name := range names {
		if v, given := c.QueryParams()[name]; given {
			q.Set(name, strings.Join(v, ","))
		}
	}
	return q.Encode()
}

// described gives releases with the ground their features lie on. A selection
// that every tile would refuse is refused here.
func (s *Server) described(c echo.Context, all []release) ([]tiledoc.Layer, error) {
	if _, err := s.sheets(c, all); err != nil {
		return nil, err
	}
	out := make([]tiledoc.Layer, len(all))
	for i, r := range all {
		b, err := s.editions.Extent(c.Request().Context(), r.edition.ID)
		if err != nil {
			return nil, err
		}
		out[i] = tiledoc.Layer{Definition: r.definition, Edition: r.edition, Featureless: b.West > b.East}
		if !out[i].Featureless {
			out[i].Bounds = b.Degrees()
		}
	}
	return out, nil
}

// shown are the layers with an edition in force on the day asked for, and the
// codes of those that have none.
func (s *Server) shown(c echo.Context) (all []release, without []layer.Code, err error) {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return nil, nil, err
	}
	day, err := s.day(c)
	if err != nil {
		return nil, nil, err
	}
	all, without = s.inForce(now, day)
	return all, without, nil
}

// inForce are all layers that have an edition in force on a day, and the codes
// of those that have none.
func (s *Server) inForce(now present, day layer.Date) (all []release, without []layer.Code) {
	without = []layer.Code{}
	for _, code := range now.law.Layers.Codes() {
		if e, ok := now.catalogue.InForce(code, day, s.now()); ok {
			all = append(all, release{now.law.Layers[code], e})
		} else {
			without = append(without, code)
		}
	}
	return all, without
}
