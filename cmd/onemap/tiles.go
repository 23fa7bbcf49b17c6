package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/problem"
	"onemap/internal/tile"
)

// tilesCommand is `onemap tiles …`.
type tilesCommand struct {
	Warm   tilesWarmCommand   `cmd:"" help:"${help_tiles_warm}"`
	Export tilesExportCommand `cmd:"" help:"${help_tiles_export}"`
}

// zooms are the matrices of a command, ends included.
type zooms struct{ from, to int }

// parseZooms reads 5-12 or 7 within a set.
func parseZooms(text string, set tile.Set) (zooms, error) {
	first, last, ranged := strings.Cut(text, "-")
	if !ranged {
		last = first
	}
	from, err := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err != nil || err2 != nil || from > to || from < set.First || to > set.Last {
		return zooms{}, &problem.Problem{Code: "U20", Class: problem.Usage,
			Message: bilingual.Text{ZH: fmt.Sprintf("级别 %q 无效", text), EN: fmt.Sprintf("zooms %q are not valid", text)},
			Next: bilingual.Text{ZH: fmt.Sprintf("写成 5-12；%s 的级别为 %d 至 %d", set.ID, set.First, set.Last),
				EN: fmt.Sprintf("write 5-12; %s has %d to %d", set.ID, set.First, set.Last)}}
	}
	return zooms{from, to}, nil
}

func parseSet(id string) (tile.Set, error) {
	set, ok := tile.SetOf(id)
	if ok {
		return set, nil
	}
	return set, &problem.Problem{Code: "U21", Class: problem.Usage,
		Message: bilingual.Text{ZH: "没有瓦片矩阵集 " + id, EN: "there is no tile matrix set " + id},
		Next:    bilingual.Text{ZH: "可用：WebMercatorQuad、WorldCRS84Quad、CGCS2000Quad", EN: "there are WebMercatorQuad, WorldCRS84Quad and CGCS2000Quad"}}
}

// inForce are the editions in force today of the layers named, of all when none
// is, as sheets.
func (h *house) inForce(a *app, codes []string) ([]tiled, error) {
	catalogue, err := h.store.Catalogue(a.ctx)
	if err != nil {
		return nil, err
	}
	law, err := h.store.LawAt(a.ctx, a.now())
	if err != nil {
		return nil, err
	}
	var all []tiled
	for _, code := range law.Layers.Codes() {
		e, ok := catalogue.InForce(code, layer.DateOf(a.now()), a.now())
		if ok && (len(codes) == 0 || slices.Contains(codes, string(code))) {
			all = append(all, h.tiled(law.Layers[code], e))
		}
	}
	for _, code := range codes {
		if !slices.ContainsFunc(all, func(t tiled) bool { return string(t.edition.Layer) == code }) {
			return nil, notInForce(code)
		}
	}
	return all, nil
}

// tiled is an edition whose tiles are drawn.
type tiled struct {
	edition layer.Edition
	sheet   atlas.Sheet
}

func (h *house) tiled(d layer.Definition, e layer.Edition) tiled {
	return tiled{e, atlas.OfEdition(d, e, h.store.EachFeature)}
}

func notInForce(code string) error {
	return &problem.Problem{Code: "U22", Class: problem.NotFound,
		Message: bilingual.Text{ZH: "图层 " + code + " 不存在或没有现行版本", EN: "there is no layer " + code + ", or no edition of it is in force"},
		Next:    bilingual.Text{ZH: "onemap layer list 列出图层", EN: "onemap layer list lists the layers"}}
}
