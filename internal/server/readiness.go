package server

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
)

// Condition is one thing the server needs, as it is now.
type Condition struct {
	Name  string
	Found bilingual.Text
	Err   error // why it is not as it must be
}

// readinessPatience is how long readiness may take; who asks, asks often.
const readinessPatience = 5 * time.Second

type readiness struct {
	Status  string          `json:"status"`
	Version string          `json:"version"`
	Parts   []readinessPart `json:"parts"`
}

type readinessPart struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Found  string `json:"found,omitempty"`
	Code   string `json:"code,omitempty"`
	Detail string `json:"detail,omitempty"`
	Next   string `json:"next,omitempty"`
}

// isReady tells every condition apart; 503 when one does not hold.
func (s *Server) isReady(c echo.Context) error {
	ctx, stop := context.WithTimeout(c.Request().Context(), readinessPatience)
	defer stop()
	r, status, l := readiness{Status: "ready", Version: s.version}, http.StatusOK, language(c)
	for _, condition := range s.ready(ctx) {
		part := readinessPart{Name: condition.Name, OK: condition.Err == nil, Found: condition.Found.In(l)}
		if condition.Err != nil {
			p := s.asProblem(condition.Err, c)
			r.Status, status = "not_ready", http.StatusServiceUnavailable
			part.Found, part.Code, part.Detail, part.Next = "", p.Code, p.Message.In(l), p.Next.In(l)
			s.log.Warn("not ready", "part", part.Name, "err", condition.Err)
		}
		r.Parts = append(r.Parts, part)
	}
	return writeJSON(c, status, formats["json"], r)
}
