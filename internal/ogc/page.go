package ogc

import (
	"encoding/json"
	"net/url"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

// Page is what a page of features says about itself; it comes after the
// features, of which only the last tells whether there are more.
type Page struct {
	Matched  *int // nil: not counted in time
	Returned int
	At       time.Time
	Links    []Link
	Edition  layer.Edition
}

// Opening is what comes before the first feature of a page.
const Opening = `{"type":"FeatureCollection","features":[`

// Closing is what comes after the last feature.
func (p Page) Closing() ([]byte, error) {
	b, err := json.Marshal(struct {
		Matched  *int      `json:"numberMatched,omitempty"`
		Returned int       `json:"numberReturned"`
		At       string    `json:"timeStamp"`
		Links    []Link    `json:"links"`
		OneMap   EditionOf `json:"onemap"`
	}{p.Matched, p.Returned, p.At.UTC().Format(time.RFC3339Nano), p.Links, NewEditionOf(p.Edition)})
	if err != nil {
		return nil, err
	}
	b[0] = ','
	return append([]byte{']'}, append(b, '\n')...), nil
}

// ItemsLinks are the links of a page that was asked for with values; next is
// the cursor of the page after, empty when there is none. It repeats every
// parameter but offset, which the cursor has taken into account.
func (s Site) ItemsLinks(collection string, values url.Values, next string) []Link {
	path := collectionPath(collection) + "/items"
	links := []Link{
		s.link("self", GeoJSON, path+with(values, "f", "json"), bilingual.Text{ZH: "本页", EN: "This page"}),
		s.link("alternate", HTML, path+with(values, "f", "html"), bilingual.Text{ZH: "本页的网页", EN: "This page for people"}),
		s.link("collection", JSON, collectionPath(collection), bilingual.Text{ZH: "图层", EN: "Collection"}),
	}
	if next != "" {
		further := clone(values)
		further.Del("offset")
		links = append(links, s.link("next", GeoJSON, path+with(further, "cursor", next), bilingual.Text{ZH: "下一页", EN: "Next page"}))
	}
	return links
}

// ItemLinks are the links of one feature.
func (s Site) ItemLinks(collection, id string, values url.Values) []Link {
	path := ItemPath(collection, id)
	return []Link{
		s.link("self", GeoJSON, path+with(values, "f", "json"), bilingual.Text{ZH: "本要素", EN: "This feature"}),
		s.link("alternate", HTML, path+with(values, "f", "html"), bilingual.Text{ZH: "本要素的网页", EN: "This feature for people"}),
		s.link("collection", JSON, collectionPath(collection), bilingual.Text{ZH: "图层", EN: "Collection"}),
	}
}

// ItemFurther are the members of a single feature after those of GeoJSON.
func ItemFurther(links []Link, e layer.Edition) ([]byte, error) {
	b, err := json.Marshal(struct {
		Links  []Link    `json:"links"`
		OneMap EditionOf `json:"onemap"`
	}{links, NewEditionOf(e)})
	if err != nil {
		return nil, err
	}
	b[0] = ','
	return b[:len(b)-1], nil
}

func clone(values url.Values) url.Values {
	c := url.Values{}
	for name, v := range values {
		c[name] = v
	}
	return c
}

// with is the query of values with one set anew.
func with(values url.Values, name, value string) string {
	c := clone(values)
	c.Set(name, value)
	return "?" + c.Encode()
}
