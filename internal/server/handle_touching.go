package server

import (
	"net/url"

	"github.com/labstack/echo/v4"
)

// featureChecks lists the checks that touched a feature.
func (s *Server) featureChecks(c echo.Context) error {
	feature, err := url.PathUnescape(c.Param("feature"))
	if err != nil {
		feature = c.Param("feature")
	}
	rows, err := s.checks.Touching(c.Request().Context(), id64(c, "id"), feature, limit(c))
	if err != nil {
		return err
	}
	return answer(c, map[string]any{"checks": rows})
}
