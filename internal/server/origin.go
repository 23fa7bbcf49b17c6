package server

import (
	"regexp"

	"github.com/labstack/echo/v4"
)

// hostName is what may stand in an address we write; anything else in the
// header Host is not repeated.
var hostName = regexp.MustCompile(`^[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?$`)

// origin is the scheme and host under which the client reaches this server, for
// documents that must hold absolute addresses. A gateway in front says both in
// X-Forwarded-Proto and X-Forwarded-Host.
func origin(c echo.Context) string {
	h := c.Request().Header.Get("X-Forwarded-Host")
	if h == "" {
		h = c.Request().Host
	}
	if !hostName.MatchString(h) {
		return ""
	}
	scheme := "http"
	if c.Scheme() == "https" {
		scheme = "https"
	}
	return scheme + "://" + h
}
