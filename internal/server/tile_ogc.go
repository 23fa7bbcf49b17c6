package server

import (
	"fmt"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/problem"
	"onemap/internal/tile"
	"onemap/internal/tiledoc"
)

func (s *Server) listTileMatrixSets(c echo.Context) error {
	d := ogc.NewTileMatrixSets(site(c))
	return revalidated(c, ogc.JSON, d.Links, d)
}

func (s *Server) getTileMatrixSet(c echo.Context) error {
	set, err := setOf(c)
	if err != nil {
		return err
	}
	return revalidated(c, ogc.JSON, nil, set.Document())
}

// setOf is the tile matrix set a path names.
func setOf(c echo.Context) (tile.Set, error) {
	id := c.Param("tms")
	set, ok := tile.SetOf(id)
	if ok {
		return set, nil
	}
	return set, &problem.Problem{Code: "H24", Class: problem.NotFound,
		Message: bilingual.Text{ZH: fmt.Sprintf("没有瓦片矩阵集 %q", id), EN: fmt.Sprintf("there is no tile matrix set %q", id)},
		Next:    bilingual.Text{ZH: "清单见 /tileMatrixSets", EN: "/tileMatrixSets lists them"}}
}

// ofCollection are the tiles of the layer a path names.
func (s *Server) ofCollection(c echo.Context) (ogc.Tiled, error) {
	code := c.Param("collectionId")
	all, _, err := s.releases(c, []layer.Code{layer.Code(code)})
	if err != nil {
		return ogc.Tiled{}, err
	}
	return s.tiled(c, "/collections/"+code+"/tiles", all)
}

// ofDataset are the tiles of the layers of ?collections, of all in force when
// it is left out.
func (s *Server) ofDataset(c echo.Context) (ogc.Tiled, error) {
	all, _, err := s.dataset(c)
	if err != nil {
		return ogc.Tiled{}, err
	}
	t, err := s.tiled(c, "/tiles", all)
	if c.QueryParam("collections") == "" {
		t.Title = bilingual.Text{ZH: "国土空间一张图", EN: "One map of the county"}.In(language(c))
	}
	return t, err
}

func (s *Server) dataset(c echo.Context) (all []release, pinned bool, err error) {
	list := c.QueryParam("collections")
	if list == "" && c.QueryParam("edition") != "" {
		return nil, false, badRequest("使用 edition 时请用 collections 指明图层", "name the layers of edition in collections")
	}
	if list == "" {
		all, _, err = s.shown(c)
		return all, false, err
	}
	codes, err := layerCodes(list)
	if err != nil {
		return nil, false, err
	}
	return s.releases(c, codes)
}

func (s *Server) tiled(c echo.Context, path string, all []release) (ogc.Tiled, error) {
	described, err := s.described(c, all)
	t := ogc.Tiled{Path: path, Title: tiledoc.Names(described, language(c)), Layers: described}
	if q := selection(c, "collections", "edition", "datetime", "filter", "filter-lang", "filter-crs", "properties"); q != "" {
		t.Query = "?" + q
	}
	return t, err
}

func (s *Server) listTilesets(c echo.Context) error { return s.tilesets(c, s.ofCollection) }

func (s *Server) listDatasetTilesets(c echo.Context) error { return s.tilesets(c, s.ofDataset) }

func (s *Server) tilesets(c echo.Context, of func(echo.Context) (ogc.Tiled, error)) error {
	t, err := of(c)
	if err != nil {
		return err
	}
	d := ogc.NewTilesets(site(c), t)
	return revalidated(c, ogc.JSON, d.Links, d)
}

func (s *Server) getTileset(c echo.Context) error { return s.tileset(c, s.ofCollection) }

func (s *Server) getDatasetTileset(c echo.Context) error { return s.tileset(c, s.ofDataset) }

func (s *Server) tileset(c echo.Context, of func(echo.Context) (ogc.Tiled, error)) error {
	set, err := setOf(c)
	if err != nil {
		return err
	}
	t, err := of(c)
	if err != nil {
		return err
	}
	d := ogc.NewTileset(site(c), set, t)
	return revalidated(c, ogc.JSON, d.Links, d)
}

func (s *Server) getTile(c echo.Context) error {
	set, err := setOf(c)
	if err != nil {
		return err
	}
	c.Response().Header().Add("Vary", "Accept")
	return s.draw(c, set, c.Param("collectionId"), tileFormat(c), noTile)
}

func (s *Server) getDatasetTile(c echo.Context) error {
	set, err := setOf(c)
	if err != nil {
		return err
	}
	all, pinned, err := s.dataset(c)
	if err != nil {
		return err
	}
	c.Response().Header().Add("Vary", "Accept")
	return s.drawReleases(c, set, all, pinned, tileFormat(c), noTile)
}

// tileFormat is ?f, else GeoJSON when Accept asks for it, else vector tiles.
func tileFormat(c echo.Context) atlas.Format {
	if f := c.QueryParam("f"); f != "" {
		return atlas.Format(f)
	}
	if strings.Contains(c.Request().Header.Get("Accept"), ogc.GeoJSON) {
		return atlas.GeoJSON
	}
	return atlas.MVT
}
