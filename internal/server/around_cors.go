package server

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// Origins are the sites whose pages may read answers in a browser (CORS). The
// sign * stands for every site, and opens the map only: what is outside /v1.
// Nobody may write: no answer to a preflight allows it.
type Origins []string

// ParseOrigins reads a comma-separated list. Problem H04 for what is no origin.
func ParseOrigins(list string) (Origins, error) {
	var all Origins
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimSuffix(strings.TrimSpace(part), "/"); part == "" {
			continue
		}
		scheme, host, ok := strings.Cut(part, "://")
		if part != "*" && (!ok || scheme != "http" && scheme != "https" || !hostName.MatchString(host)) {
			return nil, badRequest("来源 "+part+" 应写作 https://地图.例 或 *", "the origin "+part+" must be written https://map.example or *")
		}
		all = append(all, part)
	}
	return all, nil
}

// whatTheySee are the headers a page may look at besides the usual ones.
const whatTheySee = "Content-Crs, Content-Disposition, ETag, Link, Location, Retry-After, " +
	"OneMap-Edition, OneMap-Features, OneMap-Nameless, OneMap-Merged, OneMap-Dropped, OneMap-Attributes, OneMap-Notes"

// shared answers preflights and marks the answers that other sites may read.
func (o Origins) shared(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r, h := c.Request(), c.Response().Header()
		if len(o) > 0 {
			h.Add("Vary", "Origin")
		}
		allowed := o.allows(r)
		if allowed != "" {
			h.Set("Access-Control-Allow-Origin", allowed)
			h.Set("Access-Control-Expose-Headers", whatTheySee)
		}
		if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" || allowed == "" {
			return next(c)
		}
		h.Set("Access-Control-Allow-Methods", "GET, HEAD")
		h.Set("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match")
		h.Set("Access-Control-Max-Age", "600")
		return c.NoContent(http.StatusNoContent)
	}
}

// allows is the value of Access-Control-Allow-Origin, empty for none.
func (o Origins) allows(r *http.Request) string {
	origin := r.Header.Get("Origin")
	if origin == "" || r.Method == http.MethodPost {
		return ""
	}
	if slices.Contains(o, origin) {
		return origin
	}
	if slices.Contains(o, "*") && !private(r.URL.Path) {
		return "*"
	}
	return ""
}

// private are the paths with what people submitted and how the server fares.
func private(path string) bool {
	return strings.HasPrefix(path, "/v1/") || path == "/metrics" || path == "/readyz"
}
