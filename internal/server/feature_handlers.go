package server

import "github.com/labstack/echo/v4"

// featureHandlers are those of OGC API Features.
func (s *Server) featureHandlers() map[string]echo.HandlerFunc {
	return map[string]echo.HandlerFunc{
		"start": s.home, "conformance": s.conformance, "api": s.api,
		"listCollections": s.listCollections, "getCollection": s.getCollection,
		"getQueryables": s.queryables, "getSchema": s.schema,
		"listItems": s.listItems, "getItem": s.getItem,
	}
}
