package main

import (
	"errors"
	"os"
	"path/filepath"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/tile"
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
	source, err := tile.Build(a.ctx, t.sheet.Definition, t.sheet.Features(a.ctx))
	if err != nil {
		return err
	}
	if err := a.archive(source, z, c.Out); err != nil {
		return err
	}
	a.say(bilingual.Text{ZH: "%s 版本 %d 的瓦片已写入 %s", EN: "the tiles of %s edition %d are in %s"}, t.edition.Layer, t.edition.ID, c.Out)
	return nil
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

// archive makes the file beside its place and moves it there when it is whole.
func (a *app) archive(source *tile.Source, z zooms, out string) (err error) {
	f, err := os.CreateTemp(filepath.Dir(out), filepath.Base(out)+".*")
	if err != nil {
		return cannotWrite(out, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close() // the first failure is the one to tell
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	step, end := a.progress(bilingual.Text{ZH: "写入瓦片", EN: "writing tiles"}.In(a.lang))
	defer end()
	if err := source.Export(a.ctx, f, z.from, z.to, step); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return cannotWrite(out, err)
	}
	if err := f.Close(); err != nil {
		return cannotWrite(out, err)
	}
	if err := os.Rename(f.Name(), out); err != nil {
		return cannotWrite(out, err)
	}
	return nil
}
