package server

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"onemap/internal/atlas"
	"onemap/internal/filter"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/tile"
)

// layerCodes reads A or A,B as the contract describes it.
func layerCodes(list string) (codes []layer.Code, err error) {
	for code := range strings.SplitSeq(list, ",") {
		if slices.Contains(codes, layer.Code(code)) {
			return nil, badRequest("图层 "+code+" 重复", "layer "+code+" is named twice")
		}
		codes = append(codes, layer.Code(code))
	}
	return codes, nil
}

// sheets make releases ready to be drawn, with the selection the request asks
// for.
func (s *Server) sheets(c echo.Context, all []release) ([]atlas.Sheet, error) {
	sheets := make([]atlas.Sheet, len(all))
	for i, r := range all {
		sheets[i] = atlas.OfEdition(r.definition, r.edition, s.features)
	}
	if err := selectFeatures(c, sheets); err != nil {
		return nil, err
	}
	return sheets, selectProperties(c, sheets)
}

// selectFeatures narrows every sheet to the features ?filter is true for.
func selectFeatures(c echo.Context, sheets []atlas.Sheet) error {
	text, given := c.QueryParams()["filter"]
	if !given {
		return nil
	}
	crs, err := ogc.ParseCRS("filter-crs", c.QueryParam("filter-crs"))
	if err != nil {
		return err
	}
	for i := range sheets {
		e, err := parseFilter(strings.Join(text, ""), c.QueryParam("filter-lang"), filter.Queryables(sheets[i].Definition), crs.Literals())
		if err != nil {
			return err
		}
		attributes, shape := e.Reads()
		sheets[i].Match, sheets[i].Selection = e.Matches, e.Text()
		sheets[i].Reads, sheets[i].Shapeless = attributes, !shape
	}
	return nil
}

func parseFilter(text, language string, q filter.Schema, o filter.Options) (*filter.Expression, error) {
	if language == "cql2-json" {
		return filter.ParseJSON([]byte(text), q, o)
	}
	return filter.ParseText(text, q, o)
}

// withLabels tells whether a tile is to carry labels.
func withLabels(c echo.Context, f atlas.Format) (bool, error) {
	if c.QueryParam("labels") != "true" {
		return false, nil
	}
	if f == atlas.GeoJSON {
		return false, badRequest("GeoJSON 瓦片没有注记点；请取消 labels，或使用矢量瓦片（f=mvt）", "tiles in GeoJSON carry no labels; leave labels out, or ask for vector tiles (f=mvt)")
	}
	return true, nil
}

// selectProperties narrows every sheet to ?properties.
func selectProperties(c echo.Context, sheets []atlas.Sheet) error {
	list, given := c.QueryParams()["properties"]
	if !given {
		return nil
	}
	wanted := []string{}
	for name := range strings.SplitSeq(strings.Join(list, ","), ",") {
		if name = strings.TrimSpace(name); name != "" {
			wanted = append(wanted, name)
		}
	}
	for i := range sheets {
		for _, name := range wanted {
			if !hasProperty(sheets[i].Definition, name) {
				return badRequest(fmt.Sprintf("图层 %s 没有属性 %q", sheets[i].Definition.Code, name),
					fmt.Sprintf("layer %s has no property %q", sheets[i].Definition.Code, name))
			}
		}
		sheets[i].Properties = wanted
	}
	return nil
}

// hasProperty tells whether features of d carry name; id, name and zone they
// carry anyway.
func hasProperty(d layer.Definition, name string) bool {
	return name == "id" || name == "name" || name == "zone" ||
		slices.ContainsFunc(d.Fields, func(f layer.Field) bool { return f.Code == name })
}

// address reads the place of a tile from the path.
func address(c echo.Context, set tile.Set) (tile.Address, error) {
	return set.Address(c.Param("z"), c.Param("y"), c.Param("x"))
}
