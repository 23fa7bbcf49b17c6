package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"
)

// once answers a repeated write with the answer of the first. Without the
// header a write is carried out each time.
func (s *Server) once(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		key := c.Request().Header.Get("Idempotency-Key")
		if key == "" {
			return next(c)
		}
		ctx := c.Request().Context()
		kept, err := s.answers.Take(ctx, key, fingerprint(c.Request(), body(c)))
		if err != nil {
			return err
		}
		if kept != nil {
			return again(c, kept)
		}
		return s.first(c, next, key)
	}
}

// first carries the request out and keeps its answer; a request that failed
// frees its key, so that it can be sent again.
func (s *Server) first(c echo.Context, next echo.HandlerFunc, key string) (err error) {
	ctx := c.Request().Context()
	w := &recorder{ResponseWriter: c.Response().Writer}
	c.Response().Writer = w
	kept := false
	defer func() {
		c.Response().Writer = w.ResponseWriter
		if !kept { // written down though the client left
			if e := s.answers.Drop(context.WithoutCancel(ctx), key); e != nil {
				s.log.Warn("idempotency key not freed", "err", e)
			}
		}
	}()
	if err = next(c); err != nil {
		return err
	}
	head := map[string]string{}
	for _, name := range []string{echo.HeaderContentType, echo.HeaderLocation} {
		if v := c.Response().Header().Get(name); v != "" {
			head[name] = v
		}
	}
	a := Answer{Status: c.Response().Status, Header: head, Body: w.body.Bytes()}
	if e := s.answers.Keep(context.WithoutCancel(ctx), key, a); e != nil {
		s.log.Error("answer not kept", "err", e)
		return nil
	}
	kept = true
	return nil
}

func again(c echo.Context, a *Answer) error {
	for name, v := range a.Header {
		c.Response().Header().Set(name, v)
	}
	c.Response().Header().Set("Idempotency-Replayed", "true")
	return c.Blob(a.Status, a.Header[echo.HeaderContentType], a.Body)
}

// fingerprint is the sha256 of method, address and body.
func fingerprint(r *http.Request, body []byte) string {
	h := sha256.New()
	h.Write([]byte(r.Method + "\n" + r.URL.RequestURI() + "\n" + media(r.Header.Get(echo.HeaderContentType)) + "\n"))
	h.Write(withoutBoundary(r.Header.Get(echo.HeaderContentType), body))
	return hex.EncodeToString(h.Sum(nil))
}

// withoutBoundary takes the boundary of a multipart body out of it: a client
// that sends the same form again chooses a new one.
func withoutBoundary(contentType string, body []byte) []byte {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil || params["boundary"] == "" {
		return body
	}
	return bytes.ReplaceAll(body, []byte(params["boundary"]), []byte("boundary"))
}

// recorder keeps what is written beside writing it.
type recorder struct {
	http.ResponseWriter
	body bytes.Buffer
}

func (r *recorder) Write(b []byte) (int, error) {
	r.body.Write(b)
	return r.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
