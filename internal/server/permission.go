package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/principal"
	"onemap/internal/problem"
)

// Identify tells on whose behalf a request comes. An error is answered as it
// is.
type Identify func(*http.Request) (principal.Principal, error)

// public is the permission everybody has.
const public principal.Permission = "public"

// permit lets a request through when its principal has the permission that the
// contract asks for.
func (s *Server) permit(o operation) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			who, err := s.identify(c.Request())
			if err != nil {
				return err
			}
			if o.permission != public && !who.Permissions.Allow(o.permission) {
				return forbidden(o.permission)
			}
			c.SetRequest(c.Request().WithContext(principal.With(c.Request().Context(), who)))
			return next(c)
		}
	}
}

func forbidden(p principal.Permission) error {
	return &problem.Problem{Code: "H06", Class: problem.Forbidden,
		Message: bilingual.Text{ZH: "需要权限 " + string(p), EN: "this needs the permission " + string(p)},
		Next:    bilingual.Text{ZH: "请向管理员申请", EN: "ask the operator for it"}}
}
