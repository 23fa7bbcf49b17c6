package server

import "github.com/labstack/echo/v4"

// tileHandlers are the operations on tiles, styles and legends.
func (s *Server) tileHandlers() map[string]echo.HandlerFunc {
	return map[string]echo.HandlerFunc{
		"listTileMatrixSets": s.listTileMatrixSets, "getTileMatrixSet": s.getTileMatrixSet,
		"listTilesets": s.listTilesets, "getTileset": s.getTileset, "getTile": s.getTile,
		"listDatasetTilesets": s.listDatasetTilesets, "getDatasetTileset": s.getDatasetTileset, "getDatasetTile": s.getDatasetTile,
		"tileMVT": s.tileMVT, "tileGeoJSON": s.tileGeoJSON, "tileJSON": s.tileJSON,
		"styleOfMap": s.styleOfMap, "styleOfLayers": s.styleOfLayers,
		"spriteIndex": s.spriteIndex(1), "spriteImage": s.spriteImage(1), "spriteIndex2x": s.spriteIndex(2), "spriteImage2x": s.spriteImage(2),
		"legend":       s.legend,
		"checkTileMVT": s.checkTileMVT, "checkTileGeoJSON": s.checkTileGeoJSON, "checkTileJSON": s.checkTileJSON, "checkStyle": s.checkStyle,
		"esriService": s.esriService, "esriTile": s.esriTile, "esriStyle": s.esriStyle, "esriRootStyle": s.esriStyle,
	}
}
