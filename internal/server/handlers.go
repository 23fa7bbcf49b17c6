package server

import (
	"maps"
	"slices"

	"github.com/labstack/echo/v4"
)

// behind puts guards before a handler.
func behind(guards []echo.MiddlewareFunc, h echo.HandlerFunc) echo.HandlerFunc {
	for _, g := range slices.Backward(guards) {
		h = g(h)
	}
	return h
}

// guards stand before a handler, outermost first: who asks is settled before
// the body is read.
func (s *Server) guards(o operation) []echo.MiddlewareFunc {
	g := []echo.MiddlewareFunc{labelled(o), s.permit(o), s.limits.gate(o), s.validate(o)}
	if o.writes() && o.id != "preview" {
		g = append(g, s.once)
	}
	return g
}

// handlers names the handler of every operation.
func (s *Server) handlers() map[string]echo.HandlerFunc {
	all := map[string]echo.HandlerFunc{
		"plainStart": s.plainStart, "asset": s.asset, "reference": s.reference, "alive": s.alive, "ready": s.isReady, "metrics": s.showMetrics,
		"openapiYAML": s.openapiYAML, "openapiJSON": s.openapiJSON,
		"createCheck": s.createCheck, "listChecks": s.listChecks, "getCheck": s.getCheck, "replayCheck": s.replayCheck,
		"preview": s.preview, "getSubmission": s.getSubmission,
		"createBatch": s.createBatch, "getBatch": s.getBatch, "cancelBatch": s.cancelBatch,
		"batchResults": s.batchResults, "jobEvents": s.jobEvents,
		"listLayers": s.listLayers, "importEdition": s.importEdition, "getEdition": s.getEdition, "featureChecks": s.featureChecks,
		"publishEdition": s.publishEdition, "diffEditions": s.diffEditions,
		"listRules": s.listRules, "listKinds": s.listKinds,
	}
	maps.Copy(all, s.tileHandlers())
	maps.Copy(all, s.downloadHandlers())
	maps.Copy(all, s.featureHandlers())
	maps.Copy(all, s.reportHandlers())
	return all
}
