package ogc

import (
	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Collection is a layer by its edition in force.
type Collection struct {
	ID          string    `json:"id"`
	Title       string    `json:"title"`
	Description string    `json:"description,omitempty"`
	Attribution string    `json:"attribution,omitempty"`
	ItemType    string    `json:"itemType"`
	Extent      Extent    `json:"extent"`
	CRS         []string  `json:"crs"`
	StorageCRS  string    `json:"storageCrs"`
	Links       []Link    `json:"links"`
	OneMap      EditionOf `json:"onemap"`
}

// Extent is where and since when there are features.
type Extent struct {
	Spatial  *SpatialExtent `json:"spatial,omitempty"` // absent for an edition without features
	Temporal TemporalExtent `json:"temporal"`
}

// SpatialExtent are boxes in CRS84: west, south, east, north.
type SpatialExtent struct {
	BBox [][4]float64 `json:"bbox"`
	CRS  string       `json:"crs"`
}

// TemporalExtent are intervals of instants; nil has no end.
type TemporalExtent struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

// EditionOf says which edition answers.
type EditionOf struct {
	Layer      string     `json:"layer"`
	Edition    int64      `json:"edition"`
	Effective  layer.Date `json:"effective"`
	DocumentNo string     `json:"document_no,omitempty"`
	SHA256     string     `json:"sha256"`
	Features   int        `json:"features"`
}

// NewEditionOf describes e.
func NewEditionOf(e layer.Edition) EditionOf {
	return EditionOf{string(e.Layer), e.ID, e.Effective, e.DocumentNo, e.SHA256, e.Features}
}

// Release is what a collection is made of.
type Release struct {
	Definition layer.Definition
	Edition    layer.Edition   // in force
	First      layer.Date      // from which some edition is in force
	Extent     geometry.Bounds // of the features of Edition
}

// NewCollection describes a layer; further are links of other standards.
func NewCollection(s Site, r Release, further ...Link) Collection {
	d, path := r.Definition, collectionPath(string(r.Definition.Code))
	return Collection{
		ID: string(d.Code), Title: d.Name.In(s.Language), ItemType: "feature", Attribution: r.Edition.Source,
		Description: bilingual.Text{
			ZH: "依据：" + d.Source + "；现行版本自" + r.Edition.Effective.String() + "起生效",
			EN: "Defined by: " + d.Source + "; the edition in force is effective from " + r.Edition.Effective.String(),
		}.In(s.Language),
		Extent: newExtent(r), CRS: uris(r.Extent), StorageCRS: Stored().URI, OneMap: NewEditionOf(r.Edition),
		Links: append(append(s.themselves(JSON, path),
			s.link("items", GeoJSON, path+"/items", bilingual.Text{ZH: "要素", EN: "Features"}),
			s.link("items", HTML, path+"/items?f=html", bilingual.Text{ZH: "要素网页", EN: "Features as a page"}),
			s.link("http://www.opengis.net/def/rel/ogc/1.0/queryables", JSONSchema, path+"/queryables", bilingual.Text{ZH: "可查询属性", EN: "Queryables"}),
			s.link("http://www.opengis.net/def/rel/ogc/1.0/schema", JSONSchema, path+"/schema", bilingual.Text{ZH: "属性结构", EN: "Schema"}),
			s.link("describedby", JSONSchema, path+"/schema", bilingual.Text{ZH: "属性结构", EN: "Schema"}),
			s.link("root", JSON, "/?f=json", bilingual.Text{ZH: "首页", EN: "Landing page"}),
		), further...),
	}
}

func newExtent(r Release) Extent {
	begin := r.First.String() + "T00:00:00+08:00" // a civil date in China
	e := Extent{Temporal: TemporalExtent{Interval: [][2]*string{{&begin, nil}}, TRS: "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}}
	if r.Extent.West <= r.Extent.East {
		e.Spatial = &SpatialExtent{BBox: [][4]float64{r.Extent.Degrees()}, CRS: CRS84().URI}
	}
	return e
}

// Collections are all layers with an edition in force.
type Collections struct {
	Links       []Link       `json:"links"`
	Collections []Collection `json:"collections"`
	OneMap      Missing      `json:"onemap"`
}

// Missing names the layers that have a definition and no edition in force, so
// that nobody takes what is not there for empty.
type Missing struct {
	WithoutEdition []layer.Code `json:"without_edition"`
}

// NewCollections lists layers.
func NewCollections(s Site, list []Collection, without []layer.Code) Collections {
	return Collections{Links: append(s.themselves(JSON, "/collections"), s.link("root", JSON, "/?f=json", bilingual.Text{ZH: "首页", EN: "Landing page"})),
		Collections: list, OneMap: Missing{without}}
}
