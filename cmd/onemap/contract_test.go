package main

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/stretchr/testify/require"

	"onemap/api"
)

// contract holds answers against api/openapi.yaml.
type contract struct{ router routers.Router }

func newContract(t *testing.T) contract {
	t.Helper()
	r, err := readContract()
	require.NoError(t, err)
	return contract{r}
}

// readContract reads the contract once for all tests.
var readContract = sync.OnceValues(func() (routers.Router, error) {
	document, err := openapi3.NewLoader().LoadFromData(api.OpenAPI)
	if err != nil {
		return nil, err
	}
	document.Servers = nil
	return legacy.NewRouter(document)
})

// holds fails when a JSON answer is not as its operation describes it.
func (c contract) holds(t *testing.T, r *http.Request, a *http.Response, body string) {
	t.Helper()
	if !strings.Contains(a.Header.Get("Content-Type"), "json") || r.Method == http.MethodHead {
		return
	}
	route, params, err := c.router.FindRoute(r)
	if err != nil {
		return // no operation: the answer is a problem the tests look at
	}
	in := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route}
	out := (&openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: a.StatusCode, Header: a.Header,
		Options: &openapi3filter.Options{IncludeResponseStatus: true}}).SetBodyBytes([]byte(body))
	require.NoError(t, openapi3filter.ValidateResponse(context.Background(), out), "%s %s", r.Method, r.URL)
	_, _ = io.Copy(io.Discard, out.Body)
}
