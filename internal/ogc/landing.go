package ogc

import (
	"onemap/internal/bilingual"
	"onemap/internal/filter"
)

// Landing is the landing page.
type Landing struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Links       []Link `json:"links"`
}

// NewLanding makes the landing page; further are links of other standards.
func NewLanding(s Site, further ...Link) Landing {
	return Landing{
		Title: bilingual.Text{ZH: "OneMap 国土空间一张图", EN: "OneMap: one map of a county"}.In(s.Language),
		Description: bilingual.Text{
			ZH: "现行图层版本的要素，CGCS2000；按生效日期可查任一日的版本。",
			EN: "Features of the layer editions in force, on CGCS2000; any earlier day may be asked for.",
		}.In(s.Language),
		Links: append([]Link{
			s.link("self", JSON, "/?f=json", bilingual.Text{ZH: "本文档", EN: "This document"}),
			s.link("alternate", HTML, "/?f=html", bilingual.Text{ZH: "首页", EN: "Start page"}),
			s.link("service-desc", OpenAPI, "/api", bilingual.Text{ZH: "接口定义", EN: "Definition of the API"}),
			s.link("service-doc", HTML, "/reference", bilingual.Text{ZH: "接口说明", EN: "Description of the API"}),
			s.link("conformance", JSON, "/conformance", bilingual.Text{ZH: "所符合的标准", EN: "Conformance"}),
			s.link("data", JSON, "/collections", bilingual.Text{ZH: "图层", EN: "Collections"}),
		}, further...),
	}
}

// Conformance lists the classes of the standards that are implemented.
type Conformance struct {
	ConformsTo []string `json:"conformsTo"`
}

// NewConformance makes the list; further are classes of other standards.
func NewConformance(further ...string) Conformance {
	const spec = "http://www.opengis.net/spec/"
	var all []string
	for _, part := range []struct {
		standard string
		classes  []string
	}{
		{"ogcapi-common-1/1.0", []string{"core", "landing-page", "json", "oas30"}},
		{"ogcapi-common-2/1.0", []string{"collections"}},
		{"ogcapi-features-1/1.0", []string{"core", "oas30", "geojson", "html"}},
		{"ogcapi-features-2/1.0", []string{"crs"}},
		{"ogcapi-features-3/1.0", []string{"filter", "features-filter", "queryables", "queryables-query-parameters"}},
		{"ogcapi-features-5/1.0", []string{"schemas", "core-roles-features", "queryables"}},
		{"cql2/1.0", filter.Classes()},
	} {
		for _, class := range part.classes {
			all = append(all, spec+part.standard+"/conf/"+class)
		}
	}
	return Conformance{append(all, further...)}
}
