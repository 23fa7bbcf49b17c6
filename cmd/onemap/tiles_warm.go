package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/problem"
	"onemap/internal/tile"
)

type tilesWarmCommand struct {
	Layers []string `help:"${help_tiles_layers}" placeholder:"CODE,…"`
	Zooms  string   `help:"${help_tiles_zooms}" default:"5-12"`
	Set    string   `help:"${help_tiles_set}" default:"WebMercatorQuad"`
}

// mostWarmed is how many tiles one run draws at most: those of a county down to
// zoom 16 are some ten thousand for each layer.
const mostWarmed = 2_000_000

// Run draws tiles ahead of their first reader, nearest the top first. What was
// drawn is kept even when it is stopped half-way.
func (c tilesWarmCommand) Run(a *app) error {
	set, err := parseSet(c.Set)
	if err != nil {
		return err
	}
	z, err := parseZooms(c.Zooms, set)
	if err != nil {
		return err
	}
	h, err := a.open(false)
	if err != nil {
		return err
	}
	defer h.close()
	all, err := h.inForce(a, c.Layers)
	if err != nil {
		return err
	}
	w, err := a.warming(h, set, z, all)
	if err == nil {
		err = w.run(a)
	}
	if w != nil {
		w.report(a)
	}
	return err
}

// warming is one run.
type warming struct {
	atlas *atlas.Atlas
	cache *tile.Cache
	jobs  []warmed
	total int

	done, bytes, empty atomic.Int64
}

// warmed is one matrix of one layer, as maps ask for it (with labels) or as
// desktop programs do.
type warmed struct {
	sheet  atlas.Sheet
	labels bool
	set    tile.Set
	limits tile.Limits
}

func (a *app) warming(h *house, set tile.Set, z zooms, all []tiled) (*warming, error) {
	cache, err := a.tiles()
	if err != nil {
		return nil, err
	}
	w := &warming{cache: cache, atlas: atlas.New(atlas.Options{Cache: cache})}
	for _, t := range all {
		ground, err := h.store.Extent(a.ctx, t.edition.ID)
		if err != nil {
			return nil, err
		}
		for m := z.from; m <= z.to && ground.West <= ground.East; m++ {
			for _, labels := range []bool{true, false} {
				j := warmed{t.sheet, labels, set, set.Limits(m, ground.Degrees())}
				w.jobs, w.total = append(w.jobs, j), w.total+j.limits.Tiles()
			}
		}
	}
	if w.total > mostWarmed {
		return nil, &problem.Problem{Code: "U23", Class: problem.Limit,
			Message: bilingual.Text{ZH: fmt.Sprintf("共 %d 个瓦片，超过上限 %d", w.total, mostWarmed), EN: fmt.Sprintf("that is %d tiles, more than the limit of %d", w.total, mostWarmed)},
			Next:    bilingual.Text{ZH: "请减少级别或图层", EN: "ask for fewer zooms or layers"}}
	}
	return w, nil
}

// run draws with every core; the first failure ends it.
func (w *warming) run(a *app) error {
	ctx, stop := context.WithCancelCause(a.ctx)
	defer stop(nil)
	addresses := make(chan atlas.Request)
	step, end := a.progress(bilingual.Text{ZH: "绘制瓦片", EN: "drawing tiles"}.In(a.lang))
	defer end()
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for r := range addresses {
				if err := w.draw(ctx, r); err != nil {
					stop(err)
				}
				step(int(w.done.Load()), w.total)
			}
		})
	}
	w.each(ctx, addresses)
	close(addresses)
	workers.Wait()
	return context.Cause(ctx)
}

// each hands out the tiles until ctx ends.
func (w *warming) each(ctx context.Context, to chan<- atlas.Request) {
	for _, j := range w.jobs {
		for y := j.limits.MinRow; y <= j.limits.MaxRow; y++ {
			for x := j.limits.MinColumn; x <= j.limits.MaxColumn; x++ {
				at := tile.Address{Set: j.set, Z: j.limits.Matrix, X: x, Y: y}
				select {
				case to <- atlas.Request{Address: at, Format: atlas.MVT, Labels: j.labels, Sheets: []atlas.Sheet{j.sheet}}:
				case <-ctx.Done():
					return
				}
			}
		}
	}
}

func (w *warming) draw(ctx context.Context, r atlas.Request) error {
	t, err := w.atlas.Tile(ctx, r)
	if err != nil {
		return err
	}
	w.done.Add(1)
	w.bytes.Add(int64(len(t.Bytes)))
	if len(t.Bytes) == 0 {
		w.empty.Add(1)
	}
	return nil
}

// report says what came of it.
func (w *warming) report(a *app) {
	s := w.cache.Stats()
	kept := s.FromMemory + s.FromDisk
	a.say(bilingual.Text{ZH: "瓦片 %d 个（共 %d 个）：新绘 %d，已有 %d，空白 %d；压缩后 %s", EN: "%d tiles of %d: %d drawn, %d there already, %d with nothing on them; %s compressed"},
		w.done.Load(), w.total, s.Drawn, kept, w.empty.Load(), size(w.bytes.Load()))
	if s.Unwritten > 0 {
		a.say(bilingual.Text{ZH: "注意：%d 个瓦片未能写入磁盘", EN: "note: %d tiles could not be written to disk"}, s.Unwritten)
	}
}

// size is a number of bytes for people.
func size(n int64) string {
	units := strings.Fields("B kB MB GB TB")
	v, i := float64(n), 0
	for v >= 1000 && i+1 < len(units) {
		v, i = v/1000, i+1
	}
	return fmt.Sprintf("%.4g %s", v, units[i])
}
