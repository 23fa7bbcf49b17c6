package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/api"
)

func (s *Server) alive(c echo.Context) error {
	return answer(c, map[string]string{"status": "ok", "version": s.version})
}

func (s *Server) openapiYAML(c echo.Context) error {
	return blob(c, http.StatusOK, "application/yaml", api.OpenAPI)
}

func (s *Server) openapiJSON(c echo.Context) error {
	return answer(c, s.contract.document)
}
