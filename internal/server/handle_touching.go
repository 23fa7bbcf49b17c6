package server

import "github.com/labstack/echo/v4"

// featureChecks lists the checks that touched a feature.
func (s *Server) featureChecks(c echo.Context) error {
	rows, err := s.checks.Touching(c.Request().Context(), id64(c, "id"), c.Param("feature"), limit(c))
	if err != nil {
		return err
	}
	return answer(c, map[string]any{"checks": rows})
}
