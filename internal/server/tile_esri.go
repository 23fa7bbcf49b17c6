package server

import (
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/style"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

// esriSet splits the name of a service into its layers and the grid of its
// tiles: GYYD is Web Mercator, GYYD_4490 is CGCS2000.
func esriSet(service string) (layers string, set tile.Set) {
	layers, on4490 := strings.CutSuffix(service, "_4490")
	name := webMercator
	if on4490 {
		name = "CGCS2000Quad"
	}
	set, _ = tile.SetOf(name)
	return layers, set
}

// esriService describes layers as an Esri VectorTileServer, the way into
// ArcGIS, and into QGIS for any grid but Web Mercator.
func (s *Server) esriService(c echo.Context) error {
	layers, set := esriSet(c.Param("service"))
	described, err := s.esriLayers(c, layers)
	if err != nil {
		return err
	}
	return revalidated(c, ogc.JSON, nil, tiledoc.NewVectorTileServer(set, described, language(c)))
}

// esriTile is a tile of such a service: row before column, and a tile without
// features is an empty one, because ArcGIS takes 204 for an error.
func (s *Server) esriTile(c echo.Context) error {
	layers, set := esriSet(c.Param("service"))
	return s.draw(c, set, layers, atlas.MVT, hollowed)
}

// esriStyle is the default style of a service.
func (s *Server) esriStyle(c echo.Context) error {
	layers, _ := esriSet(c.Param("service"))
	described, err := s.esriLayers(c, layers)
	if err != nil {
		return err
	}
	definitions := make([]layer.Definition, len(described))
	for i := range described {
		definitions[i] = described[i].Definition
	}
	return revalidated(c, ogc.JSON, nil, style.NewEsri(tiledoc.Names(described, language(c)), origin(c)+"/styles/sprite", definitions, language(c)))
}

func (s *Server) esriLayers(c echo.Context, layers string) ([]tiledoc.Layer, error) {
	codes, err := layerCodes(layers)
	if err != nil {
		return nil, err
	}
	all, _, err := s.releases(c, codes)
	if err != nil {
		return nil, err
	}
	return s.described(c, all)
}
