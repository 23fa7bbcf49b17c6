package server

import (
	"net/url"

	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/ogc"
	"onemap/internal/style"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

func (s *Server) checkTileMVT(c echo.Context) error { return s.checkTile(c, atlas.MVT) }

func (s *Server) checkTileGeoJSON(c echo.Context) error { return s.checkTile(c, atlas.GeoJSON) }

// checkTile draws what a check found, so that a GIS shows it over the layers.
// A stored check never changes; nobody's shared cache may keep it.
func (s *Server) checkTile(c echo.Context, f atlas.Format) error {
	set, _ := tile.SetOf(webMercator)
	at, err := address(c, set)
	if err != nil {
		return err
	}
	r := atlas.Request{Address: at, Format: f, Sheets: s.checkSheets(c.Param("id"))}
	return s.sendTile(c, drawing{request: r, pinned: true, confidential: true, empty: noTile})
}

// checkTileJSON describes the tiles of a check.
func (s *Server) checkTileJSON(c echo.Context) error {
	d, around, err := s.checkGround(c)
	if err != nil {
		return err
	}
	t := tiledoc.NewTileJSON([]string{checkTiles(c)}, []tiledoc.Layer{
		{Definition: findingsOf(), Bounds: around}, {Definition: subjectsOf(), Bounds: around}}, language(c))
	t.Name = d.Check.Number
	t.Description = bilingual.Text{ZH: "有面积的检测结果；相接和邻近没有面积，见检测文档",
		EN: "Findings that have an area; touches and near misses have none, see the document of the check"}.In(language(c))
	return revalidated(c, ogc.JSON, nil, t)
}

// checkStyle draws the tiles of a check.
func (s *Server) checkStyle(c echo.Context) error {
	d, around, err := s.checkGround(c)
	if err != nil {
		return err
	}
	source := style.Source{Tiles: []string{checkTiles(c)}, Bounds: &around, MinZoom: tiledoc.MinZoom, MaxZoom: tiledoc.MaxZoom}
	document := style.NewCheck(d.Check.Number, origin(c)+"/styles/sprite", source, language(c))
	zoom := tiledoc.Fitting(around)
	document.Center, document.Zoom = []float64{(around[0] + around[2]) / 2, (around[1] + around[3]) / 2}, &zoom
	return revalidated(c, ogc.JSON, nil, document)
}

func checkTiles(c echo.Context) string {
	return origin(c) + "/v1/checks/" + url.PathEscape(c.Param("id")) + "/tiles/{z}/{x}/{y}.mvt"
}

// checkGround is a check and the box around its subjects.
func (s *Server) checkGround(c echo.Context) (check.CheckDocument, [4]float64, error) {
	document, _, err := s.checks.Document(c.Request().Context(), c.Param("id"))
	if err != nil {
		return check.CheckDocument{}, [4]float64{}, err
	}
	d, err := check.ParseDocument(document)
	b := geometry.EmptyBounds()
	for i := range d.Subjects {
		b = b.Union(d.Subjects[i].Geometry.Bounds())
	}
	return d, b.Degrees(), err
}
