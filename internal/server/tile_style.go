package server

import (
	"github.com/labstack/echo/v4"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/style"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

// styleOfMap draws every layer that has an edition in force.
func (s *Server) styleOfMap(c echo.Context) error {
	all, without, err := s.shown(c)
	if err != nil {
		return err
	}
	name := bilingual.Text{ZH: "国土空间一张图", EN: "One map of the county"}.In(language(c))
	return s.sendStyle(c, name, all, without)
}

// styleOfLayers draws the layers named.
func (s *Server) styleOfLayers(c echo.Context) error {
	codes, err := layerCodes(c.Param("layers"))
	if err != nil {
		return err
	}
	all, _, err := s.releases(c, codes)
	if err != nil {
		return err
	}
	return s.sendStyle(c, "", all, []layer.Code{})
}

// sendStyle writes a style whose tiles are those of the editions named in it. It
// says which layers it leaves out because nothing is in force.
func (s *Server) sendStyle(c echo.Context, name string, all []release, without []layer.Code) error {
	described, err := s.described(c, all)
	if err != nil {
		return err
	}
	if name == "" {
		name = tiledoc.Names(described, language(c))
	}
	d := style.New(name, origin(c)+"/styles/sprite", s.drawn(c, all, described), language(c))
	d.Metadata["onemap:editions"], d.Metadata["onemap:without_edition"] = editionsOf(all), without
	if b, ok := tiledoc.Around(described); ok {
		zoom := tiledoc.Fitting(b)
		d.Center, d.Zoom = []float64{(b[0] + b[2]) / 2, (b[1] + b[3]) / 2}, &zoom
	}
	return revalidated(c, ogc.JSON, nil, d)
}

// shownEdition is what a map says about an edition.
type shownEdition struct {
	Edition    int64      `json:"edition"`
	Effective  layer.Date `json:"effective"`
	DocumentNo string     `json:"document_no"`
}

func editionsOf(all []release) map[layer.Code]shownEdition {
	out := make(map[layer.Code]shownEdition, len(all))
	for _, r := range all {
		out[r.definition.Code] = shownEdition{r.edition.ID, r.edition.Effective, r.edition.DocumentNo}
	}
	return out
}

func (s *Server) drawn(c echo.Context, all []release, described []tiledoc.Layer) []style.Drawn {
	out := make([]style.Drawn, len(all))
	for i, r := range all {
		source := style.Source{Tiles: []string{s.tilesOf(c, all[i:i+1]) + "&labels=true"}, MinZoom: tiledoc.MinZoom, MaxZoom: tiledoc.MaxZoom,
			Attribution: tiledoc.Attribution(described[i : i+1])}
		if !described[i].Featureless {
			source.Bounds = &described[i].Bounds
		}
		out[i] = style.Drawn{Definition: r.definition, Source: source, Labels: string(r.definition.Code) + tile.LabelSuffix}
	}
	return out
}

// spriteIndex says where each pattern is in the sprite of a pixel ratio.
func (s *Server) spriteIndex(ratio int) echo.HandlerFunc {
	return func(c echo.Context) error {
		index, _, err := s.sprite(c, ratio)
		if err != nil {
			return err
		}
		return revalidated(c, ogc.JSON, nil, index)
	}
}

// spriteImage is the sprite itself.
func (s *Server) spriteImage(ratio int) echo.HandlerFunc {
	return func(c echo.Context) error {
		_, sheet, err := s.sprite(c, ratio)
		if err != nil {
			return err
		}
		return tagged(c, "image/png", nil, sheet)
	}
}

func (s *Server) sprite(c echo.Context, ratio int) (map[string]style.Image, []byte, error) {
	now, err := s.present(c.Request().Context())
	if err != nil {
		return nil, nil, err
	}
	return style.Sprite(now.law.Layers, ratio)
}
