package server

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/layer"
	"onemap/internal/shelf"
	"onemap/internal/tile"
)

// Laws gives the law as it was known at an instant.
type Laws func(ctx context.Context, knownAt time.Time) (*check.Law, error)

// Render writes a stored document in another form.
type Render func(ctx context.Context, document []byte, w Wanted) (Rendered, error)

// Wanted says in which form: a format of the contract other than json and, for
// plots as coordinates, which part.
type Wanted struct {
	Format   string
	Part     string // subject, conflict, suggestion; empty: all
	Pages    []int  // of a batch: subjects that get a page of their own
	Language bilingual.Language
}

// Rendered is a document in another form.
type Rendered struct {
	Body        []byte
	ContentType string
	Name        string // of the file to save; empty: shown, not saved
}

// Options are what a server is made of. Every field is needed unless its
// comment says otherwise.
type Options struct {
	Desk        *Desk
	Checks      Checks
	Editions    Editions
	Batches     Batches
	Answers     Answers
	Laws        Laws
	Render      Render
	RenderBatch RenderBatch
	Items       Items
	Features    func(ctx context.Context, edition int64) iter.Seq2[layer.Feature, error] // of a published edition, in order
	Tiles       *tile.Cache                                                              // where drawn tiles are kept
	Ready       func(context.Context) []Condition                                        // what must hold, in the order of dependence
	Identify    Identify
	Log         *slog.Logger
	Now         func() time.Time
	Version     string
	Limits      Limits               // zero fields take defaults
	Scratch     string               // folder for files in the making; empty: the system's
	Page        fs.FS                // the built map page; nil: not built
	Basemap     Basemap              // zero: none
	Origins     Origins              // whose pages may read
	Registry    *prometheus.Registry // of the figures at /metrics; nil: the server's own only
}

// Server answers OneMap's operations over HTTP.
type Server struct {
	desk        *Desk
	checks      Checks
	editions    Editions
	batches     Batches
	answers     Answers
	laws        Laws
	render      Render
	renderBatch RenderBatch
	ready       func(context.Context) []Condition
	identify    Identify
	log         *slog.Logger
	now         func() time.Time
	version     string
	scratch     string
	origins     Origins
	metrics     metrics
	limits      Limits
	items       Items
	features    func(context.Context, int64) iter.Seq2[layer.Feature, error]
	atlas       *atlas.Atlas
	presents    *shelf.Shelf[instant, present]
	contract    *contract
	pages       pages
	mapPage     *mapPage // nil: not built
	echo        *echo.Echo

	published atomic.Int64 // editions, by this server
}

// New makes a server. Every operation of api/openapi.yaml must have a handler
// and every handler an operation; anything else is an error.
func New(ctx context.Context, o Options) (*Server, error) {
	c, err := loadContract(ctx)
	if err != nil {
		return nil, err
	}
	p, err := loadPages(c)
	if err != nil {
		return nil, err
	}
	m, err := newMapPage(o.Page, o.Basemap)
	if err != nil {
		return nil, err
	}
	s := &Server{desk: o.Desk, checks: o.Checks, editions: o.Editions, items: o.Items, batches: o.Batches, answers: o.Answers,
		laws: o.Laws, render: o.Render, renderBatch: o.RenderBatch, ready: o.Ready, identify: o.Identify,
		features: o.Features, atlas: atlas.New(atlas.Options{Cache: o.Tiles}), presents: shelf.New[instant](1, func(present) int { return 1 }),
		log: o.Log, now: o.Now, version: o.Version, scratch: o.Scratch, origins: o.Origins, limits: o.Limits.orDefault(), contract: c, pages: p, mapPage: m, echo: echo.New()}
	s.metrics = newMetrics(o.Registry, s.limits)
	if s.identify == nil {
		s.identify = s.Demo
	}
	return s, s.register()
}

// Handler is the whole of it.
func (s *Server) Handler() http.Handler { return headless(s.echo) }

// register gives each operation of the contract its route and its guards.
func (s *Server) register() error {
	s.echo.HideBanner, s.echo.HidePort = true, true
	s.echo.HTTPErrorHandler = s.fail
	s.around()
	handlers := s.handlers()
	var all routes
	for _, o := range s.contract.operations {
		h, ok := handlers[o.id]
		if !ok {
			return fmt.Errorf("operation %s of openapi.yaml has no handler", o.id)
		}
		delete(handlers, o.id)
		all.add(o, behind(s.guards(o), h))
	}
	all.register(s.echo)
	for id := range handlers {
		return fmt.Errorf("handler %s has no operation in openapi.yaml", id)
	}
	return nil
}

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

// today is the civil date in China.
func (s *Server) today() layer.Date { return layer.DateOf(s.now()) }
