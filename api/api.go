// Package api holds the contract between OneMap and its clients: openapi.yaml
// and, in divergences.md, what OneMap does differently from the standards it
// follows. It knows documents only and must never know how they are served.
package api

import _ "embed"

// OpenAPI is openapi.yaml, OpenAPI 3.0.3.
//
//go:embed openapi.yaml
var OpenAPI []byte
