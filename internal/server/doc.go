// Package server is OneMap over HTTP: it turns requests into calls of the
// rooms that do the work and their answers into JSON, HTML, GeoJSON, text and
// problem documents.
//
// It knows api/openapi.yaml (every route and its permission come from there),
// negotiation, limits, idempotency and the desk where a file becomes a
// submission and a check. It must never know SQL, nor how rules or overlays
// work. What it needs from a database are the small interfaces of store.go.
package server
