package server

import "github.com/labstack/echo/v4"

// link leads from one answer to another; the only place that writes addresses
// of pages.
type link struct {
	Rel  string `json:"rel"`
	Href string `json:"href"`
	Type string `json:"type,omitempty"`
}

func self(c echo.Context) link {
	return link{Rel: "self", Href: c.Request().URL.RequestURI(), Type: formats["json"]}
}

// next is the same address after a cursor.
func next(c echo.Context, after string) link {
	u := *c.Request().URL
	q := u.Query()
	q.Set("after", after)
	u.RawQuery = q.Encode()
	return link{Rel: "next", Href: u.RequestURI(), Type: formats["json"]}
}
