package ogc

import (
	"math"
	"strconv"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

// Tileset describes the tiles of something in one set (17-083r4, tileset
// metadata).
type Tileset struct {
	Title       string         `json:"title"`
	DataType    string         `json:"dataType"`
	Attribution string         `json:"attribution,omitempty"`
	CRS         string         `json:"crs"`
	SetID       string         `json:"tileMatrixSetId"`
	SetURI      string         `json:"tileMatrixSetURI"`
	Set         tile.Document  `json:"tileMatrixSet"`
	Limits      []TileLimits   `json:"tileMatrixSetLimits"`
	Box         *BoundingBox   `json:"boundingBox,omitempty"`
	Center      *CenterPoint   `json:"centerPoint,omitempty"`
	Layers      []TilesetLayer `json:"layers"`
	Links       []Link         `json:"links"`
}

// TileLimits are the tiles of a matrix that may hold features, ends included.
type TileLimits struct {
	Matrix string `json:"tileMatrix"`
	MinRow int    `json:"minTileRow"`
	MaxRow int    `json:"maxTileRow"`
	MinCol int    `json:"minTileCol"`
	MaxCol int    `json:"maxTileCol"`
}

// BoundingBox is a box in CRS84.
type BoundingBox struct {
	LowerLeft  [2]float64 `json:"lowerLeft"`
	UpperRight [2]float64 `json:"upperRight"`
	CRS        string     `json:"crs"`
}

// CenterPoint is where a map may begin.
type CenterPoint struct {
	Coordinates [2]float64 `json:"coordinates"`
	CRS         string     `json:"crs"`
	Matrix      string     `json:"tileMatrix"`
}

// TilesetLayer is one layer of the tiles: its name in them, and its attributes.
type TilesetLayer struct {
	ID          string     `json:"id"`
	Title       string     `json:"title"`
	DataType    string     `json:"dataType"`
	Dimension   int        `json:"geometryDimension"`
	Attribution string     `json:"attribution,omitempty"`
	Schema      TileSchema `json:"propertiesSchema"`
	OneMap      EditionOf  `json:"onemap"`
	Links       []Link     `json:"links"`
}

// TileSchema are the attributes of a layer as JSON Schema.
type TileSchema struct {
	Type       string                  `json:"type"`
	Properties map[string]TileProperty `json:"properties"`
}

// TileProperty is one attribute.
type TileProperty struct {
	Type  string `json:"type"`
	Title string `json:"title"`
}

// NewTileset describes t in a set. Its tiles are offered as MVT and as GeoJSON.
func NewTileset(s Site, set tile.Set, t Tiled) Tileset {
	d := Tileset{Title: t.Title, DataType: "vector", Attribution: tiledoc.Attribution(t.Layers), CRS: set.CRS,
		SetID: set.ID, SetURI: set.URI, Set: set.Document(), Limits: []TileLimits{}, Layers: []TilesetLayer{}}
	if b, ok := tiledoc.Around(t.Layers); ok {
		d.place(set, b)
	}
	for _, v := range t.Layers {
		d.Layers = append(d.Layers, s.tilesetLayer(v))
	}
	d.Links = s.tilesetLinks(set, t)
	return d
}

// place says where features are. A matrix outside the limits holds none.
func (d *Tileset) place(set tile.Set, b [4]float64) {
	for z := set.First; z <= set.Last; z++ {
		l := set.Limits(z, b)
		d.Limits = append(d.Limits, TileLimits{strconv.Itoa(z), l.MinRow, l.MaxRow, l.MinColumn, l.MaxColumn})
	}
	crs := CRS84().URI
	d.Box = &BoundingBox{[2]float64{b[0], b[1]}, [2]float64{b[2], b[3]}, crs}
	near := math.Max(float64(set.First), math.Min(tiledoc.Fitting(b), float64(set.Last)))
	d.Center = &CenterPoint{[2]float64{(b[0] + b[2]) / 2, (b[1] + b[3]) / 2}, crs, strconv.Itoa(int(near))}
}

func (s Site) tilesetLayer(v tiledoc.Layer) TilesetLayer {
	code := string(v.Definition.Code)
	return TilesetLayer{ID: code, Title: v.Definition.Name.In(s.Language), DataType: "vector", Dimension: 2,
		Attribution: v.Edition.Source, Schema: tileSchema(v.Definition, s.Language), OneMap: NewEditionOf(v.Edition),
		Links: []Link{s.link(relGeodata, JSON, collectionPath(code), bilingual.Text{ZH: "图层", EN: "Collection"})}}
}

func tileSchema(d layer.Definition, l bilingual.Language) TileSchema {
	all := map[string]TileProperty{
		"id":   {"string", bilingual.Text{ZH: "标识", EN: "Identifier"}.In(l)},
		"name": {"string", bilingual.Text{ZH: "名称", EN: "Name"}.In(l)},
	}
	for _, f := range d.Fields {
		kind := map[string]string{"integer": "integer", "number": "number"}[f.Type]
		if kind == "" {
			kind = "string"
		}
		all[f.Code] = TileProperty{kind, f.Name.In(l)}
	}
	if d.Zone != nil {
		all["zone"] = TileProperty{"string", bilingual.Text{ZH: "分区", EN: "Zone"}.In(l)}
	}
	return TileSchema{"object", all}
}

func (s Site) tilesetLinks(set tile.Set, t Tiled) []Link {
	path := t.Path + "/" + set.ID
	as := func(format string) string {
		q := "?f=" + format
		if t.Query != "" {
			q += "&" + t.Query[1:]
		}
		return path + "/{tileMatrix}/{tileRow}/{tileCol}" + q
	}
	links := []Link{
		s.link("self", JSON, path+t.Query, bilingual.Text{ZH: "本文档", EN: "This document"}),
		s.scheme(set),
		s.link("item", MVT, as("mvt"), bilingual.Text{ZH: "矢量瓦片", EN: "Vector tiles"}),
		s.link("item", GeoJSON, as("geojson"), bilingual.Text{ZH: "GeoJSON 瓦片", EN: "GeoJSON tiles"}),
	}
	links[2].Templated, links[3].Templated = true, true
	return links
}
