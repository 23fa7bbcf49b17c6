package server

import (
	"context"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"onemap/internal/filter"
	"onemap/internal/ogc"
)

func (s *Server) listItems(c echo.Context) error {
	a, err := s.ask(c, ogc.ParseItems)
	if err != nil {
		return err
	}
	if forPeople(c) {
		return s.itemsPage(c, a)
	}
	// A page whose features could not be counted in time is another answer.
	if held(c, s.pageTag(a, true)) || held(c, s.pageTag(a, false)) {
		return c.NoContent(http.StatusNotModified)
	}
	return s.writeItems(c, a)
}

// pageTag is weak because of timeStamp, which the standard wants to be the time
// of the answer.
func (s *Server) pageTag(a asked, counted bool) string {
	return `W/"` + ogc.Tag(a.edition, s.version, a.site.Base, string(a.site.Language), a.values.Encode(), strconv.FormatBool(counted)) + `"`
}

// matched is how many features the whole answer has; nil when they could not
// be counted in time. What a page shows by itself is not counted again.
func (s *Server) matched(ctx context.Context, a asked, returned int, more bool) (*int, error) {
	q := a.query
	switch {
	case q.Within == nil && len(q.Filters) == 0:
		return &a.edition.Features, nil
	case !more && q.After == nil && (returned > 0 || q.Offset == 0):
		n := q.Offset + returned
		return &n, nil
	}
	n, counted, err := s.items.Matched(ctx, a.edition.ID, q)
	if err != nil || !counted {
		return nil, err
	}
	return &n, nil
}

func (a asked) encoder() ogc.Encoder {
	return ogc.NewEncoder(filter.Queryables(a.definition), a.query)
}

// links of the page; mark is of its last feature when there are more.
func (a asked) links(mark *ogc.Mark) []ogc.Link {
	next := ""
	if mark != nil {
		next = a.query.Cursor(a.edition.ID, *mark)
	}
	return a.site.ItemsLinks(string(a.definition.Code), a.values, next)
}
