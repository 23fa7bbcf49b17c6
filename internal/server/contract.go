package server

import (
	"context"
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"onemap/api"
	"onemap/internal/principal"
)

// operation is one operation of the contract.
type operation struct {
	id         string
	method     string
	path       string // as in the document, e.g. /v1/checks/{id}
	permission principal.Permission
	item       *openapi3.PathItem
	spec       *openapi3.Operation
	query      map[string]bool // names of its query parameters
	open       bool            // its query parameters depend on the layer; the handler judges them
}

// contract is api/openapi.yaml, read and found consistent.
type contract struct {
	document   *openapi3.T
	operations []operation
}

// loadContract reads the document; an operation without id or permission is an
// error of ours.
func loadContract(ctx context.Context) (*contract, error) {
	document, err := openapi3.NewLoader().LoadFromData(api.OpenAPI)
	if err != nil {
		return nil, fmt.Errorf("read openapi.yaml: %w", err)
	}
	if err := document.Validate(ctx); err != nil {
		return nil, fmt.Errorf("openapi.yaml: %w", err)
	}
	c := &contract{document: document}
	for _, path := range document.Paths.InMatchingOrder() {
		item := document.Paths.Value(path)
		for method, spec := range item.Operations() {
			o, err := newOperation(method, path, item, spec)
			if err != nil {
				return nil, err
			}
			c.operations = append(c.operations, o)
		}
	}
	return c, nil
}

func newOperation(method, path string, item *openapi3.PathItem, spec *openapi3.Operation) (operation, error) {
	permission, _ := spec.Extensions["x-onemap-permission"].(string)
	if permission == "" || spec.OperationID == "" {
		return operation{}, fmt.Errorf("openapi.yaml: %s %s has no operationId or no x-onemap-permission", method, path)
	}
	o := operation{id: spec.OperationID, method: method, path: path, item: item, spec: spec,
		permission: principal.Permission(permission), query: map[string]bool{}}
	_, o.open = spec.Extensions["x-onemap-parameters"]
	for _, list := range []openapi3.Parameters{item.Parameters, spec.Parameters} {
		for _, p := range list {
			if p.Value.In == openapi3.ParameterInQuery {
				o.query[p.Value.Name] = true
			}
		}
	}
	return o, nil
}

// writes tells whether the operation changes something.
func (o operation) writes() bool { return o.method != "GET" && o.method != "HEAD" }

// Permissions are all permissions the contract names, for a principal that may
// do everything.
func (s *Server) Permissions() principal.Permissions { return s.contract.permissions() }

func (c *contract) permissions() (all principal.Permissions) {
	for _, o := range c.operations {
		if !all.Allow(o.permission) {
			all = append(all, o.permission)
		}
	}
	return all
}

// media is the media type of a Content-Type without its parameters.
func media(contentType string) string {
	t, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(t))
}
