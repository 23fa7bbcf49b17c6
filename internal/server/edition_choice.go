package server

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/problem"
)

// release is a layer by one of its editions.
type release struct {
	definition layer.Definition
	edition    layer.Edition
}

// releases gives layers by the editions a request chooses: those named by
// `edition`, for other layers those in force on the day of `datetime`, today
// when left out. pinned tells whether every edition was named, so that the
// answer can never change.
func (s *Server) releases(c echo.Context, codes []layer.Code) (all []release, pinned bool, err error) {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return nil, false, err
	}
	day, err := s.day(c)
	if err != nil {
		return nil, false, err
	}
	named, err := s.named(c, now, codes)
	if err != nil {
		return nil, false, err
	}
	pinned = true
	for _, code := range codes {
		d, err := now.definition(code)
		if err != nil {
			return nil, false, err
		}
		e, ok := named[code]
		if !ok {
			pinned = false
			if e, ok = now.catalogue.InForce(code, day, s.now()); !ok {
				return nil, false, noneInForce(now.catalogue, code, day)
			}
		}
		all = append(all, release{d, e})
	}
	return all, pinned, nil
}

// named are the editions the parameter `edition` names, by their layers.
func (s *Server) named(c echo.Context, now present, codes []layer.Code) (map[layer.Code]layer.Edition, error) {
	text := c.QueryParam("edition")
	if text == "" {
		return nil, nil
	}
	all := map[layer.Code]layer.Edition{}
	for part := range strings.SplitSeq(text, ",") {
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return nil, badRequest(fmt.Sprintf("edition %q 不是版本编号", part), fmt.Sprintf("edition %q is not the number of an edition", part))
		}
		e, err := s.publishedEdition(c, now, id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(codes, e.Layer) {
			return nil, badRequest(fmt.Sprintf("版本 %d 属于图层 %s", id, e.Layer), fmt.Sprintf("edition %d is of layer %s", id, e.Layer))
		}
		all[e.Layer] = e
	}
	return all, nil
}

// publishedEdition gives an edition that is published. A draft is nobody's law yet, and
// what was withdrawn is no longer shown as if it were.
func (s *Server) publishedEdition(c echo.Context, now present, id int64) (layer.Edition, error) {
	i := slices.IndexFunc(now.catalogue, func(e layer.Edition) bool { return e.ID == id })
	if i >= 0 && now.catalogue[i].State == layer.Published {
		return now.catalogue[i], nil
	}
	e, err := s.editions.Edition(c.Request().Context(), id)
	if err != nil || e.State == layer.Published {
		return e, err
	}
	state := map[layer.State]bilingual.Text{
		layer.Draft:     {ZH: "还是草稿", EN: "is a draft"},
		layer.Withdrawn: {ZH: "已撤回", EN: "was withdrawn"},
	}[e.State]
	return e, &problem.Problem{Code: "H22", Class: problem.Conflict,
		Message: bilingual.Text{ZH: fmt.Sprintf("版本 %d %s", id, state.ZH), EN: fmt.Sprintf("edition %d %s", id, state.EN)},
		Next:    bilingual.Text{ZH: "可用已发布的版本，见 /v1/layers", EN: "ask for a published edition, see /v1/layers"}}
}

// day is ?datetime, else today.
func (s *Server) day(c echo.Context) (layer.Date, error) {
	text := c.QueryParam("datetime")
	if text == "" {
		return s.today(), nil
	}
	return ogc.ParseDatetime(text, s.today())
}

// noneInForce says which editions there are instead.
func noneInForce(all layer.Catalogue, code layer.Code, day layer.Date) error {
	var there []string
	for _, e := range all {
		if e.Layer == code && e.State == layer.Published {
			there = append(there, fmt.Sprintf("%d (%s)", e.ID, e.Effective))
		}
	}
	next := bilingual.Text{ZH: "该图层还没有已发布的版本", EN: "no edition of the layer is published"}
	if len(there) > 0 {
		list := strings.Join(there, ", ")
		next = bilingual.Text{ZH: "已发布的版本（生效日期）：" + list, EN: "published editions (effective from): " + list}
	}
	return &problem.Problem{Code: "H21", Class: problem.NotFound, Next: next,
		Message: bilingual.Text{ZH: fmt.Sprintf("图层 %s 在 %s 没有现行版本", code, day), EN: fmt.Sprintf("no edition of layer %s is in force on %s", code, day)}}
}
