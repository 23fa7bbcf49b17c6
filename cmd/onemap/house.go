package main

import (
	"context"
	"math"
	"os/user"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/layer"
	"onemap/internal/overlay"
	"onemap/internal/postgis"
	"onemap/internal/principal"
	"onemap/internal/server"
	"onemap/schema"
)

// house is what the commands with a database share: store, engine and desk.
type house struct {
	database
	store *postgis.Store
	books books
	desk  *server.Desk
	now   func() time.Time

	font    string // TrueType file for PDF; empty: looked for
	address string // public address of the server; empty: none
}

// open joins the rooms. The private cluster is brought up to date by itself; a
// database of somebody else is changed only by `onemap migrate` and `serve`.
func (a *app) open(upgrade bool) (*house, error) {
	d, err := a.database()
	if err != nil {
		return nil, err
	}
	h := &house{database: d, now: a.now, font: a.font, address: a.address}
	if upgrade || d.private {
		err = a.prepare(d)
	}
	if err == nil {
		h.store, err = postgis.Open(a.ctx, d.url, a.quiet())
	}
	if err == nil {
		err = a.join(h)
	}
	if err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

func (h *house) close() {
	if h.store != nil {
		h.store.Close()
	}
	h.release()
}

func (a *app) join(h *house) error {
	region, err := region(a.ctx, h.store, layer.DateOf(a.now()))
	if err != nil {
		return err
	}
	h.books = books{h.store}
	h.desk = &server.Desk{
		Checker: check.NewEngine(h.store, h.store, h.store.LawAt, version), Checks: h.books, Laws: h.store.LawAt,
		Read: ingest.Options{Region: region, GDAL: a.gdal()}, Now: a.now, SelfOverlap: selfOverlap,
	}
	return nil
}

// remark says when there is nothing to check against: the answer will be that
// nothing can be determined, and a newcomer should know why.
func (h *house) remark(a *app) {
	if all, err := h.store.Catalogue(a.ctx); err == nil && len(all) == 0 {
		a.say(bilingual.Text{ZH: "数据库中还没有任何图层版本：先运行 onemap demo，或用 onemap layer import 导入（数据目录 %s）",
			EN: "the database holds no edition yet: run onemap demo first, or onemap layer import (data folder %s)"}, a.data)
	}
}

// around is 5 km in nano-degrees of latitude; a degree is at least 110.5 km.
const around = 5.0 / 110.5 * geometry.PerDegree

// region is the county in force plus 5 km; nil when there is no county layer.
// It only decides how coordinates outside are complained about.
func region(ctx context.Context, store *postgis.Store, day layer.Date) (*geometry.Bounds, error) {
	all, err := store.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	b := geometry.EmptyBounds()
	for _, e := range all {
		if e.Layer == "XJXZQ" {
			b = b.Union(e.Coverage.Bounds())
		}
	}
	if b.West > b.East {
		return nil, nil
	}
	wider := around / math.Cos(b.North/geometry.PerDegree*math.Pi/180)
	return &geometry.Bounds{West: b.West - wider, South: b.South - around, East: b.East + wider, North: b.North + around}, nil
}

func selfOverlap(shapes []geometry.Shape) (bool, error) {
	s, err := overlay.Build(shapes)
	if err != nil {
		return false, err
	}
	pairs, err := s.SelfOverlaps(1)
	return len(pairs) > 0, err
}

func loadLaw() (*check.Law, error) { return check.LoadLaw(schema.FS) }

// acting is a context on behalf of the person at the terminal.
func (a *app) acting() context.Context {
	name := "cli"
	if u, err := user.Current(); err == nil {
		name = "cli:" + u.Username
	}
	return principal.With(a.ctx, principal.Principal{Name: name})
}
