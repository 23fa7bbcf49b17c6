package server

import (
	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/tile"
)

// webMercator is the set of all XYZ addresses.
const webMercator = "WebMercatorQuad"

func (s *Server) tileMVT(c echo.Context) error { return s.xyz(c, atlas.MVT) }

func (s *Server) tileGeoJSON(c echo.Context) error { return s.xyz(c, atlas.GeoJSON) }

// xyz draws layers under the address every web map knows. An empty vector tile
// is 204: MapLibre takes a body of no bytes for a broken tile.
func (s *Server) xyz(c echo.Context, f atlas.Format) error {
	set, _ := tile.SetOf(webMercator)
	return s.draw(c, set, c.Param("layers"), f, noTile)
}

// draw is every tile of layers that are named: which, where, and how.
func (s *Server) draw(c echo.Context, set tile.Set, layers string, f atlas.Format, empty int) error {
	codes, err := layerCodes(layers)
	if err != nil {
		return err
	}
	all, pinned, err := s.releases(c, codes)
	if err != nil {
		return err
	}
	return s.drawReleases(c, set, all, pinned, f, empty)
}

func (s *Server) drawReleases(c echo.Context, set tile.Set, all []release, pinned bool, f atlas.Format, empty int) error {
	at, err := address(c, set)
	if err != nil {
		return err
	}
	labels, err := withLabels(c, f)
	if err != nil {
		return err
	}
	sheets, err := s.sheets(c, all)
	if err != nil {
		return err
	}
	return s.sendTile(c, drawing{request: atlas.Request{Address: at, Format: f, Labels: labels, Sheets: sheets}, releases: all, pinned: pinned, empty: empty})
}
