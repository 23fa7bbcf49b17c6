package server

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/layer"
	"onemap/internal/shelf"
)

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

// today is the civil date in China.
func (s *Server) today() layer.Date { return layer.DateOf(s.now()) }
