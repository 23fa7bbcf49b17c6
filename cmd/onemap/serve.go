package main

import (
	"context"
	"net"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
	"onemap/internal/server"
	"onemap/web"
)

type serveCommand struct {
	Listen string `help:"${help_listen}" default:":8080" env:"ONEMAP_LISTEN"`
	outward
}

// outward is what of a server the operator chooses for those who look at it.
type outward struct {
	Basemap            string `help:"${help_basemap}" env:"ONEMAP_BASEMAP"`
	BasemapAttribution string `help:"${help_attribution}" env:"ONEMAP_BASEMAP_ATTRIBUTION"`
	CORS               string `name:"cors" help:"${help_cors}" env:"ONEMAP_CORS" placeholder:"ORIGINS"`
}

func (g outward) basemap() server.Basemap {
	return server.Basemap{URL: g.Basemap, Attribution: g.BasemapAttribution}
}

// Run serves until it is told to stop.
func (c serveCommand) Run(a *app) error {
	h, err := a.open(true)
	if err != nil {
		return err
	}
	defer h.close()
	l, err := listen(c.Listen)
	if err != nil {
		return err
	}
	a.say(bilingual.Text{ZH: "OneMap 已就绪：%s", EN: "OneMap is ready: %s"}, address(l))
	a.say(bilingual.Text{ZH: "注意：能访问此地址的人都有全部权限，请放在有身份认证的网关之后", EN: "note: whoever reaches this address may do everything; put a gateway that asks who people are in front"})
	return a.serve(h, l, c.outward)
}

// serve runs server and batch workers on l until the context ends.
func (a *app) serve(h *house, l net.Listener, show outward) error {
	if h.address == "" {
		h.address = address(l)
	}
	s, err := a.server(h, show)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(a.ctx)
	var workers sync.WaitGroup
	worker := server.Worker{Name: workerName(), Desk: h.desk, Queue: h.books, Log: a.log}
	workers.Go(func() { worker.Run(ctx) })
	workers.Go(func() { a.forget(ctx, h) })
	err = s.Serve(ctx, l)
	stop()
	workers.Wait()
	return err
}

// server joins the rooms to the HTTP server.
func (a *app) server(h *house, show outward) (*server.Server, error) {
	origins, err := server.ParseOrigins(show.CORS)
	if err != nil {
		return nil, err
	}
	desk := *h.desk
	desk.Most, desk.Read.Choice = mostSubjects, "layer="
	tiles, err := a.tiles()
	if err != nil {
		return nil, err
	}
	return server.New(a.ctx, server.Options{
		Desk: &desk, Checks: h.books, Editions: h.store, Batches: h.books, Answers: h.books, Laws: h.store.LawAt,
		Features: h.store.EachFeature, Tiles: tiles, Items: h.books,
		Render: h.render, RenderBatch: h.renderBatch, Ready: h.books.Conditions, Log: a.log, Now: a.now, Version: version, Page: web.Page(), Basemap: show.basemap(),
		Origins: origins, Registry: a.registry(h, tiles),
	})
}

// mostSubjects is how many subjects one check over HTTP may have: a second is
// about a hundred of them, and an answer must not take minutes.
const mostSubjects = 1000

// remembered is how long an Idempotency-Key is remembered.
const remembered = 24 * time.Hour

// forget drops old keys, once an hour.
func (a *app) forget(ctx context.Context, h *house) {
	for tick := time.NewTicker(time.Hour); ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if _, err := h.store.ForgetKeys(ctx, remembered); err != nil {
				a.log.Warn("old idempotency keys were not dropped", "err", err)
			}
		}
	}
}

func workerName() string {
	host, _ := os.Hostname()
	return host + "/" + strconv.Itoa(os.Getpid()) + "/" + strconv.Itoa(runtime.NumCPU())
}

func listen(at string) (net.Listener, error) {
	l, err := net.Listen("tcp", at)
	if err == nil {
		return l, nil
	}
	return nil, &problem.Problem{
		Code: "U05", Class: problem.Environment, Cause: err,
		Message: bilingual.Text{ZH: "无法监听 " + at, EN: "cannot listen on " + at},
		Next:    bilingual.Text{ZH: "端口可能被占用，请用 --listen 换一个，例如 --listen :8081", EN: "the port may be taken; choose another one, e.g. --listen :8081"},
	}
}

// address is how a browser on this machine reaches l.
func address(l net.Listener) string {
	host, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return l.Addr().String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}
