package server

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// maxDepth bounds nested JSON before any decoder sees it: FeatureCollection,
// features, feature, geometry, geometries, polygon, ring, position fit well.
const maxDepth = 32

// validate holds a request against its operation of the contract: unknown
// query parameters, parameters, media type and JSON bodies. Files are left to
// package ingest.
func (s *Server) validate(o operation) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if err := o.knows(c); err != nil {
				return err
			}
			if err := s.readBody(c, o); err != nil {
				return err
			}
			if err := s.conforms(c, o); err != nil {
				return err
			}
			return next(c)
		}
	}
}

func (o operation) knows(c echo.Context) error {
	for name := range c.QueryParams() {
		if !o.open && !o.query[name] {
			known := strings.Join(slices.Sorted(maps.Keys(o.query)), ", ")
			return badRequest(fmt.Sprintf("未知参数 %q；本接口的参数：%s", name, known),
				fmt.Sprintf("unknown query parameter %q; there are: %s", name, known))
		}
	}
	return nil
}

// readBody takes the whole body within its limit, so that it can be hashed and
// read twice.
func (s *Server) readBody(c echo.Context, o operation) error {
	r := c.Request()
	if o.spec.RequestBody == nil || r.Body == nil {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	c.Set(bodyKey, body)
	m := media(r.Header.Get(echo.HeaderContentType))
	content := o.spec.RequestBody.Value.Content
	if content[m] == nil {
		known := strings.Join(slices.Sorted(maps.Keys(content)), ", ")
		return &problem.Problem{Code: mediaCode, Class: problem.Usage,
			Message: bilingual.Text{ZH: fmt.Sprintf("不接受内容类型 %q", m), EN: fmt.Sprintf("the content type %q is not taken", m)},
			Next:    bilingual.Text{ZH: "可用：" + known, EN: "send one of: " + known}}
	}
	if strings.HasSuffix(m, "json") {
		return shallow(body)
	}
	return nil
}

const bodyKey = "onemap.body"

// body is the request body as read by the validation.
func body(c echo.Context) []byte {
	b, _ := c.Get(bodyKey).([]byte)
	return b
}

// shallow refuses JSON nested deeper than maxDepth without decoding it.
func shallow(b []byte) error {
	depth, quoted := 0, false
	for i := 0; i < len(b); i++ {
		switch ch := b[i]; {
		case quoted && ch == '\\':
			i++
		case ch == '"':
			quoted = !quoted
		case quoted:
		case ch == '[' || ch == '{':
			if depth++; depth > maxDepth {
				return badRequest(fmt.Sprintf("JSON 嵌套超过 %d 层", maxDepth), fmt.Sprintf("JSON is nested deeper than the limit of %d", maxDepth))
			}
		case ch == ']' || ch == '}':
			depth--
		}
	}
	return nil
}

func (s *Server) conforms(c echo.Context, o operation) error {
	params := map[string]string{}
	for _, name := range c.ParamNames() {
		params[name] = c.Param(name)
	}
	r := c.Request()
	isJSON := strings.HasSuffix(media(r.Header.Get(echo.HeaderContentType)), "json")
	in := &openapi3filter.RequestValidationInput{
		Request: r, PathParams: params, QueryParams: c.QueryParams(),
		Route: &routers.Route{Spec: s.contract.document, Path: o.path, PathItem: o.item, Method: o.method, Operation: o.spec},
		Options: &openapi3filter.Options{ExcludeRequestBody: !isJSON, ExcludeRequestQueryParams: o.open, SkipSettingDefaults: true,
			AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	}
	err := openapi3filter.ValidateRequest(r.Context(), in)
	if b := body(c); b != nil {
		r.Body = io.NopCloser(bytes.NewReader(b))
	}
	if err == nil {
		return nil
	}
	return violation(err)
}
