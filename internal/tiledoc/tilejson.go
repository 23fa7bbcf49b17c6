package tiledoc

import (
	"slices"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// The zooms tiles are described for. Up to MaxZoom every zoom is drawn from
// the edition (a unit of a tile is 4 cm there); beyond it clients enlarge.
const (
	MinZoom = 0
	MaxZoom = 18
)

// Layer is a layer of the tiles described.
type Layer struct {
	Definition  layer.Definition
	Edition     layer.Edition // zero for what is no edition
	Bounds      [4]float64    // of its features
	Featureless bool          // Bounds means nothing
}

// TileJSON is a TileJSON 3.0.0 document.
type TileJSON struct {
	Version      string        `json:"tilejson"`
	Name         string        `json:"name"`
	Description  string        `json:"description,omitempty"`
	Attribution  string        `json:"attribution,omitempty"`
	Scheme       string        `json:"scheme"`
	Tiles        []string      `json:"tiles"`
	VectorLayers []VectorLayer `json:"vector_layers"`
	Bounds       *[4]float64   `json:"bounds,omitempty"`
	Center       *[3]float64   `json:"center,omitempty"` // longitude, latitude, zoom
	MinZoom      int           `json:"minzoom"`
	MaxZoom      int           `json:"maxzoom"`
}

// VectorLayer is one layer of a TileJSON document: field codes with their names
// and types.
type VectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description"`
	MinZoom     int               `json:"minzoom"`
	MaxZoom     int               `json:"maxzoom"`
	Fields      map[string]string `json:"fields"`
}

// NewTileJSON describes tiles with these layers; tiles are address templates.
func NewTileJSON(tiles []string, layers []Layer, l bilingual.Language) TileJSON {
	d := TileJSON{Version: "3.0.0", Name: Names(layers, l), Scheme: "xyz", Tiles: tiles,
		VectorLayers: make([]VectorLayer, 0, len(layers)), MinZoom: MinZoom, MaxZoom: MaxZoom,
		Attribution: Attribution(layers), Description: Documents(layers)}
	for _, v := range layers {
		d.VectorLayers = append(d.VectorLayers, VectorLayer{ID: string(v.Definition.Code), Description: v.Definition.Name.In(l),
			MinZoom: MinZoom, MaxZoom: MaxZoom, Fields: fields(v.Definition, l)})
	}
	if b, ok := Around(layers); ok {
		d.Bounds, d.Center = &b, &[3]float64{(b[0] + b[2]) / 2, (b[1] + b[3]) / 2, Fitting(b)}
	}
	return d
}

// AddLabels describes the layers of labels that tiles asked for with labels have.
func (d *TileJSON) AddLabels(layers []Layer, l bilingual.Language) {
	say := func(zh, en string) string { return bilingual.Text{ZH: zh, EN: en}.In(l) }
	for _, v := range layers {
		labels := map[string]string{"area": "integer; " + say("面积 (m²)", "area (m²)")}
		for code, description := range fields(v.Definition, l) {
			if code == "id" || code == "name" || code == "zone" {
				labels[code] = description
			}
		}
		d.VectorLayers = append(d.VectorLayers, VectorLayer{ID: string(v.Definition.Code) + tile.LabelSuffix,
			Description: v.Definition.Name.In(l) + say("注记", " labels"), MinZoom: MinZoom, MaxZoom: MaxZoom, Fields: labels})
	}
}

// Names are the names of layers in one line.
func Names(layers []Layer, l bilingual.Language) string {
	names := make([]string, len(layers))
	for i := range layers {
		names[i] = layers[i].Definition.Name.In(l)
	}
	return strings.Join(names, bilingual.Text{ZH: "、", EN: ", "}.In(l))
}

// Attribution says where the data come from, each source once.
func Attribution(layers []Layer) string {
	return distinct(layers, func(e layer.Edition) string { return e.Source })
}

// Documents are the documents the editions rest on, each once.
func Documents(layers []Layer) string {
	return distinct(layers, func(e layer.Edition) string { return e.DocumentNo })
}

func distinct(layers []Layer, of func(layer.Edition) string) string {
	var parts []string
	for i := range layers {
		if p := of(layers[i].Edition); p != "" && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "; ")
}

// fields names what every feature carries and what its definition adds.
func fields(d layer.Definition, l bilingual.Language) map[string]string {
	say := func(zh, en string) string { return bilingual.Text{ZH: zh, EN: en}.In(l) }
	all := map[string]string{
		"id": "text; " + say("标识", "identifier"), "name": "text; " + say("名称", "name"),
	}
	for _, f := range d.Fields {
		all[f.Code] = f.Type + "; " + f.Name.In(l)
		if f.Unit != "" {
			all[f.Code] += " (" + f.Unit + ")"
		}
	}
	if d.Zone != nil {
		all["zone"] = "text; " + say("分区", "zone")
	}
	return all
}
