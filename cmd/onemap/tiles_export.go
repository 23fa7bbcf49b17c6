package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

type tilesExportCommand struct {
	Layer   string `help:"${help_tiles_layer}" required:"" placeholder:"CODE"`
	Edition int64  `help:"${help_tiles_edition}"`
	Zooms   string `help:"${help_tiles_zooms}" default:"0-14"`
	Out     string `arg:"" help:"${help_tiles_out}" type:"path"`
}

// Run writes the vector tiles of one edition into a PMTiles archive, which a
// plain web server or a memory stick can serve.
func (c tilesExportCommand) Run(a *app) error {
	set, err := parseSet("WebMercatorQuad")
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
	t, err := c.choose(a, h)
	if err != nil {
		return err
	}
	ground, err := h.store.Extent(a.ctx, t.edition.ID)
	if err != nil {
		return err
	}
	cache, err := a.tiles()
	if err != nil {
		return err
	}
	x := export{a: a, atlas: atlas.New(atlas.Options{Cache: cache}), tiled: t, set: set, zooms: z, ground: ground}
	return x.write(c.Out)
}

// choose is the edition named, else the one in force.
func (c tilesExportCommand) choose(a *app, h *house) (tiled, error) {
	if c.Edition == 0 {
		all, err := h.inForce(a, []string{c.Layer})
		if err != nil {
			return tiled{}, err
		}
		return all[0], nil
	}
	e, err := h.store.Edition(a.ctx, c.Edition)
	if err != nil {
		return tiled{}, err
	}
	law, err := h.store.LawAt(a.ctx, a.now())
	if err != nil {
		return tiled{}, err
	}
	if string(e.Layer) != c.Layer || e.State != layer.Published {
		return tiled{}, &problem.Problem{Code: "U24", Class: problem.Usage,
			Message: bilingual.Text{ZH: "该版本不是此图层已发布的版本", EN: "that is not a published edition of the layer"},
			Next:    bilingual.Text{ZH: "onemap layer list 列出图层与版本", EN: "onemap layer list lists layers and editions"}}
	}
	return h.tiled(law.Layers[e.Layer], e), nil
}

// export is the writing of one archive.
type export struct {
	a      *app
	atlas  *atlas.Atlas
	tiled  tiled
	set    tile.Set
	zooms  zooms
	ground geometry.Bounds
}

// write makes the file beside its place and moves it there when it is whole.
func (x export) write(out string) (err error) {
	f, err := os.CreateTemp(filepath.Dir(out), filepath.Base(out)+".*")
	if err != nil {
		return cannotWrite(out, err)
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := x.fill(f); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return cannotWrite(out, err)
	}
	if err := os.Rename(f.Name(), out); err != nil {
		return cannotWrite(out, err)
	}
	return nil
}

func (x export) fill(f *os.File) error {
	metadata, err := x.metadata()
	if err != nil {
		return err
	}
	archive, err := tile.NewArchive(f, tile.About{Metadata: metadata, Bounds: x.ground.Degrees(), MinZoom: x.zooms.from, MaxZoom: x.zooms.to})
	if err != nil {
		return err
	}
	defer archive.Abandon() //nolint:errcheck // after Close nothing is left to abandon
	all := x.addresses()
	step, end := x.a.progress(bilingual.Text{ZH: "写入瓦片", EN: "writing tiles"}.In(x.a.lang))
	defer end()
	for i, at := range all {
		t, err := x.atlas.Tile(x.a.ctx, atlas.Request{Address: at, Format: atlas.MVT, Sheets: []atlas.Sheet{x.tiled.sheet}})
		if err != nil {
			return err
		}
		if err := archive.Add(at.Z, at.X, at.Y, t.Bytes); err != nil {
			return err
		}
		step(i+1, len(all))
	}
	if err := archive.Close(); err != nil {
		return err
	}
	x.a.say(bilingual.Text{ZH: "%s 版本 %d：%d 个瓦片", EN: "%s edition %d: %d tiles"}, x.tiled.edition.Layer, x.tiled.edition.ID, len(all))
	return nil
}

// addresses are the tiles the edition may lie on, in the order of the archive.
func (x export) addresses() (all []tile.Address) {
	for z := x.zooms.from; z <= x.zooms.to && x.ground.West <= x.ground.East; z++ {
		l := x.set.Limits(z, x.ground.Degrees())
		from := len(all)
		for row := l.MinRow; row <= l.MaxRow; row++ {
			for column := l.MinColumn; column <= l.MaxColumn; column++ {
				all = append(all, tile.Address{Set: x.set, Z: z, X: column, Y: row})
			}
		}
		slices.SortFunc(all[from:], func(p, q tile.Address) int {
			return int(int64(tile.TileID(p.Z, p.X, p.Y)) - int64(tile.TileID(q.Z, q.X, q.Y)))
		})
	}
	return all
}

// metadata is what TileJSON says of the tiles; the archive has no addresses.
func (x export) metadata() ([]byte, error) {
	d := tiledoc.NewTileJSON([]string{}, []tiledoc.Layer{{Definition: x.tiled.sheet.Definition, Edition: x.tiled.edition, Bounds: x.ground.Degrees()}}, x.a.lang)
	d.MinZoom, d.MaxZoom = x.zooms.from, x.zooms.to
	return json.Marshal(d)
}
