package style

import (
	"cmp"
	"slices"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// Document is a style of MapLibre GL (Style Specification, version 8).
type Document struct {
	Version  int            `json:"version"`
	Name     string         `json:"name"`
	Metadata map[string]any `json:"metadata"`
	Center   []float64      `json:"center,omitempty"` // degrees
	Zoom     *float64       `json:"zoom,omitempty"`
	Sprite   string         `json:"sprite"`
	Sources  map[string]any `json:"sources"`
	Layers   []Layer        `json:"layers"`
}

// Source is where the tiles of a layer come from.
type Source struct {
	Type        string      `json:"type"`
	Tiles       []string    `json:"tiles"`
	Bounds      *[4]float64 `json:"bounds,omitempty"` // degrees: west, south, east, north
	MinZoom     int         `json:"minzoom"`
	MaxZoom     int         `json:"maxzoom"`
	Attribution string      `json:"attribution,omitempty"`
}

// Layer is one layer of a style document.
type Layer struct {
	ID       string         `json:"id"`
	Type     string         `json:"type"`
	Source   string         `json:"source,omitempty"`
	From     string         `json:"source-layer,omitempty"`
	MinZoom  float64        `json:"minzoom,omitempty"`
	Filter   []any          `json:"filter,omitempty"`
	Layout   map[string]any `json:"layout,omitempty"`
	Paint    map[string]any `json:"paint,omitempty"`
	Metadata map[string]any `json:"metadata,omitempty"`
}

// Drawn is a layer of the map with the tiles it is drawn from.
type Drawn struct {
	Definition layer.Definition
	Source     Source
	Labels     string // layer of the tiles with a point for each feature to name, and its area; empty: none
}

// New is the style that draws layers in the order their definitions ask for,
// one source each, so that what is switched off is not fetched. sprite is the
// address of the sprite without its ending.
func New(name, sprite string, layers []Drawn, l bilingual.Language) Document {
	d := document(name, sprite, l)
	var labels []Layer
	for _, drawn := range inOrder(layers, func(v Drawn) layer.Definition { return v.Definition }) {
		code := string(drawn.Definition.Code)
		drawn.Source.Type = "vector"
		d.Sources[code] = drawn.Source
		d.Layers = append(d.Layers, areas(drawn.Definition, code, l)...)
		labels = append(labels, names(drawn.Definition, drawn.Labels)...)
	}
	d.Layers = append(d.Layers, labels...) // above all areas
	return d
}

// NewEsri is the style of a VectorTileServer, whose only source is the service
// itself, two folders up. Names are left out: ArcGIS draws none without glyphs
// from a server.
func NewEsri(name, sprite string, layers []layer.Definition, l bilingual.Language) Document {
	d := document(name, sprite, l)
	d.Sources["esri"] = map[string]string{"type": "vector", "url": "../../"}
	for _, v := range inOrder(layers, func(v layer.Definition) layer.Definition { return v }) {
		d.Layers = append(d.Layers, areas(v, "esri", l)...)
	}
	return d
}

func document(name, sprite string, l bilingual.Language) Document {
	return Document{Version: 8, Name: name, Metadata: map[string]any{"onemap:language": l}, Sprite: sprite,
		Sources: map[string]any{}, Layers: []Layer{}}
}

// inOrder gives what is drawn first, first.
func inOrder[T any](all []T, definition func(T) layer.Definition) []T {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b T) int {
		x, y := definition(a), definition(b)
		return cmp.Or(x.Style.Order-y.Style.Order, cmp.Compare(x.Code, y.Code))
	})
	return all
}
