package tiledoc

import (
	"onemap/internal/bilingual"
	"onemap/internal/tile"
)

// VectorTileServer describes tiles as ArcGIS does. Addresses in it are relative
// to its own.
type VectorTileServer struct {
	CurrentVersion float64      `json:"currentVersion"`
	Name           string       `json:"name"`
	Description    string       `json:"description"`
	CopyrightText  string       `json:"copyrightText"`
	Capabilities   string       `json:"capabilities"`
	Type           string       `json:"type"`
	DefaultStyles  string       `json:"defaultStyles"`
	Tiles          []string     `json:"tiles"`
	ExportAllowed  bool         `json:"exportTilesAllowed"`
	InitialExtent  EsriExtent   `json:"initialExtent"`
	FullExtent     EsriExtent   `json:"fullExtent"`
	MinScale       float64      `json:"minScale"`
	MaxScale       float64      `json:"maxScale"`
	TileInfo       EsriTileInfo `json:"tileInfo"`
	MinLOD         int          `json:"minLOD"`
	MaxLOD         int          `json:"maxLOD"`
	MaxZoom        int          `json:"maxzoom"`
	ResourceInfo   EsriResource `json:"resourceInfo"`
}

// EsriExtent is a box in units of its reference.
type EsriExtent struct {
	XMin      float64       `json:"xmin"`
	YMin      float64       `json:"ymin"`
	XMax      float64       `json:"xmax"`
	YMax      float64       `json:"ymax"`
	Reference EsriReference `json:"spatialReference"`
}

// EsriReference names a coordinate reference system by number.
type EsriReference struct {
	WKID   int `json:"wkid"`
	Latest int `json:"latestWkid"`
}

// EsriTileInfo is the grid. Tiles are 512 pixels wide.
type EsriTileInfo struct {
	Rows      int           `json:"rows"`
	Columns   int           `json:"cols"`
	DPI       int           `json:"dpi"`
	Format    string        `json:"format"`
	Origin    EsriPoint     `json:"origin"`
	Reference EsriReference `json:"spatialReference"`
	LODs      []EsriLOD     `json:"lods"`
}

// EsriPoint is a position in units of the reference.
type EsriPoint struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// EsriLOD is one level: units of the reference per pixel, and the scale at 96
// dots per inch.
type EsriLOD struct {
	Level      int     `json:"level"`
	Resolution float64 `json:"resolution"`
	Scale      float64 `json:"scale"`
}

// EsriResource says how tiles are stored.
type EsriResource struct {
	StyleVersion int    `json:"styleVersion"`
	Compression  string `json:"tileCompression"`
}

// esriDPI is what Esri counts scales with.
const esriDPI = 96

// inches per unit of the set's plane, at the equator. Esri's own services take
// 39.37 of them to a metre on Web Mercator; the tables of Chinese services on
// degrees take the inch as it is.
func inches(set tile.Set) float64 {
	if set.ID == "WebMercatorQuad" {
		return 39.37
	}
	return set.MetresPerUnit() / 0.0254
}

// NewVectorTileServer describes tiles of set with these layers.
func NewVectorTileServer(set tile.Set, layers []Layer, l bilingual.Language) VectorTileServer {
	reference := EsriReference{WKID: 102100, Latest: 3857}
	if set.ID != "WebMercatorQuad" {
		reference = EsriReference{WKID: 4490, Latest: 4490}
	}
	info := tileInfo(set, reference)
	extent := extentOf(set, layers, reference)
	return VectorTileServer{CurrentVersion: 11.1, Name: Names(layers, l), Description: Documents(layers), CopyrightText: Attribution(layers),
		Capabilities: "TilesOnly", Type: "indexedVector", DefaultStyles: "resources/styles", Tiles: []string{"tile/{z}/{y}/{x}.pbf"},
		InitialExtent: extent, FullExtent: extent, TileInfo: info,
		MinScale: info.LODs[0].Scale, MaxScale: info.LODs[len(info.LODs)-1].Scale,
		MinLOD: info.LODs[0].Level, MaxLOD: info.LODs[len(info.LODs)-1].Level, MaxZoom: info.LODs[len(info.LODs)-1].Level,
		ResourceInfo: EsriResource{StyleVersion: 8, Compression: "gzip"}}
}

func tileInfo(set tile.Set, reference EsriReference) EsriTileInfo {
	first := tile.Address{Set: set, Z: set.First}.Bounds()
	info := EsriTileInfo{Rows: 512, Columns: 512, DPI: esriDPI, Format: "pbf",
		Origin: EsriPoint{first[0], first[3]}, Reference: reference}
	for z := set.First; z <= min(set.Last, MaxZoom); z++ {
		b := tile.Address{Set: set, Z: z}.Bounds()
		resolution := (b[2] - b[0]) / 512
		info.LODs = append(info.LODs, EsriLOD{Level: z, Resolution: resolution, Scale: resolution * inches(set) * esriDPI})
	}
	return info
}

// extentOf is the box of the layers in units of the set; the whole set without
// features.
func extentOf(set tile.Set, layers []Layer, reference EsriReference) EsriExtent {
	b, ok := Around(layers)
	if !ok {
		b = [4]float64{-180, -85, 180, 85}
	}
	b = set.Units(b)
	return EsriExtent{b[0], b[1], b[2], b[3], reference}
}
