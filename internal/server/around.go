package server

import (
	"fmt"
	"net/http"
	"regexp"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"onemap/internal/principal"
)

// policy is the content security policy: everything comes from this server and
// nothing is written into pages as script.
const policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; script-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// around is what every request passes: id, log, recovery, headers.
func (s *Server) around() {
	s.echo.Use(
		middleware.RequestID(),
		s.counting,
		s.logged,
		middleware.RecoverWithConfig(middleware.RecoverConfig{DisablePrintStack: true, LogErrorFunc: s.recovered}),
		middleware.SecureWithConfig(middleware.SecureConfig{
			ContentTypeNosniff: "nosniff", XFrameOptions: "DENY",
			ContentSecurityPolicy: policy, ReferrerPolicy: "same-origin",
		}),
		s.origins.shared,
		sameSite,
		compressing(),
	)
}

// requestID is what a client may name its request; anything else gets a name
// of ours, for it is written into logs and answers.
var requestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// headless answers HEAD as GET; the connection leaves the body out.
func headless(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !requestID.MatchString(r.Header.Get(echo.HeaderXRequestID)) {
			r.Header.Del(echo.HeaderXRequestID)
		}
		if r.Method == http.MethodHead {
			r = asHead(r)
			r.Method = http.MethodGet
		}
		h.ServeHTTP(w, r)
	})
}

func (s *Server) recovered(c echo.Context, err error, stack []byte) error {
	s.log.Error("panic", "path", c.Request().URL.Path, "err", err, "stack", string(stack))
	return fmt.Errorf("panic: %w", err)
}

// logged writes one line per request, after its answer; no query, no body.
func (s *Server) logged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		from := s.now()
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		s.log.Debug("request", "id", c.Response().Header().Get(echo.HeaderXRequestID), "method", c.Request().Method,
			"path", c.Request().URL.Path, "status", c.Response().Status, "bytes", c.Response().Size, "took", s.now().Sub(from))
		return nil
	}
}

// sameSite refuses a write that another site's page makes in a browser: forms
// and simple fetches carry Sec-Fetch-Site, programs do not.
func sameSite(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		site := c.Request().Header.Get("Sec-Fetch-Site")
		if c.Request().Method == http.MethodPost && site == "cross-site" {
			return forbidden("same-site")
		}
		return next(c)
	}
}

// Demo identifies everybody as somebody who may do everything; for the demo
// and for a server behind a gateway that asks people who they are.
func (s *Server) Demo(*http.Request) (principal.Principal, error) {
	return principal.Principal{Name: "demo", Permissions: s.Permissions()}, nil
}
