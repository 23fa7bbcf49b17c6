package ogc

import (
	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

// Relations and media types of OGC API Tiles (20-057).
const (
	relTilingScheme  = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
	relTilingSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
	relTilesets      = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
	relGeodata       = "http://www.opengis.net/def/rel/ogc/1.0/geodata"
	MVT              = "application/vnd.mapbox-vector-tile"
)

// TileClasses are the classes of OGC API Tiles part 1 and of the Tile Matrix
// Set standard that are implemented.
func TileClasses() (all []string) {
	for _, class := range []string{"core", "tileset", "tilesets-list", "dataset-tilesets", "geodata-tilesets",
		"collections-selection", "datetime", "mvt", "geojson", "oas30"} {
		all = append(all, "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"+class)
	}
	for _, class := range []string{"tilematrixset", "tilematrixsetlimits", "tilesetmetadata", "json-tilematrixset",
		"json-tilematrixsetlimits", "json-tilesetmetadata"} {
		all = append(all, "http://www.opengis.net/spec/tms/2.0/conf/"+class)
	}
	return all
}

// TileLinks lead from the landing page to the tiles of all layers.
func TileLinks(s Site) []Link {
	return []Link{
		s.link(relTilesets, JSON, "/tiles", bilingual.Text{ZH: "全部图层的瓦片", EN: "Tiles of all layers"}),
		s.link(relTilingSchemes, JSON, "/tileMatrixSets", bilingual.Text{ZH: "瓦片矩阵集", EN: "Tile matrix sets"}),
	}
}

// CollectionTileLink leads from a layer to its tiles.
func CollectionTileLink(s Site, code layer.Code) Link {
	return s.link(relTilesets, JSON, collectionPath(string(code))+"/tiles", bilingual.Text{ZH: "矢量瓦片", EN: "Vector tiles"})
}

// TileMatrixSets lists the sets offered.
type TileMatrixSets struct {
	Links []Link       `json:"links"`
	Sets  []OfferedSet `json:"tileMatrixSets"`
}

// OfferedSet names a set and leads to its definition.
type OfferedSet struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URI   string `json:"uri"`
	CRS   string `json:"crs"`
	Links []Link `json:"links"`
}

// NewTileMatrixSets makes the list.
func NewTileMatrixSets(s Site) TileMatrixSets {
	all := TileMatrixSets{Links: []Link{s.link("self", JSON, "/tileMatrixSets", bilingual.Text{ZH: "本文档", EN: "This document"})}}
	for _, set := range tile.Sets() {
		path, title := "/tileMatrixSets/"+set.ID, bilingual.Text{ZH: "定义", EN: "Definition"}
		all.Sets = append(all.Sets, OfferedSet{set.ID, set.Title, set.URI, set.CRS, []Link{
			s.link("self", JSON, path, title), // the standard's relation
			s.link("item", JSON, path, title), // that of its test suite
		}})
	}
	return all
}

// Tiled is what the tiles described are of.
type Tiled struct {
	Path   string // of the list of tilesets, e.g. /collections/GYYD/tiles
	Query  string // the selection asked for, with ? in front, or empty
	Title  string
	Layers []tiledoc.Layer
}

// Tilesets lists the tilesets of something, one for each set.
type Tilesets struct {
	Links    []Link         `json:"links"`
	Tilesets []TilesetEntry `json:"tilesets"`
}

// TilesetEntry is a tileset in a list.
type TilesetEntry struct {
	Title    string `json:"title"`
	DataType string `json:"dataType"`
	CRS      string `json:"crs"`
	SetURI   string `json:"tileMatrixSetURI"`
	Links    []Link `json:"links"`
}

// NewTilesets makes the list.
func NewTilesets(s Site, t Tiled) Tilesets {
	all := Tilesets{Links: []Link{s.link("self", JSON, t.Path+t.Query, bilingual.Text{ZH: "本文档", EN: "This document"})}}
	for _, set := range tile.Sets() {
		all.Tilesets = append(all.Tilesets, TilesetEntry{t.Title + " · " + set.ID, "vector", set.CRS, set.URI, []Link{
			s.link("self", JSON, t.Path+"/"+set.ID+t.Query, bilingual.Text{ZH: "瓦片集", EN: "Tileset"}),
			s.scheme(set),
		}})
	}
	return all
}

func (s Site) scheme(set tile.Set) Link {
	return s.link(relTilingScheme, JSON, "/tileMatrixSets/"+set.ID, bilingual.Text{ZH: "瓦片矩阵集", EN: "Tile matrix set"})
}
