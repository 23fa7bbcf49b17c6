package server

import (
	"github.com/labstack/echo/v4"

	"onemap/internal/ogc"
)

// site is how the client reached us: links of the OGC documents are absolute.
func site(c echo.Context) ogc.Site {
	return ogc.Site{Base: origin(c), Language: language(c)}
}

// forPeople tells whether the answer is a page.
func forPeople(c echo.Context) bool { return format(c) == "html" }

// linked writes links into the header too, but templates, which are no
// addresses.
func linked(c echo.Context, links []ogc.Link) {
	for _, l := range links {
		if !l.Templated {
			c.Response().Header().Add("Link", l.Header())
		}
	}
}
