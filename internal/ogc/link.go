package ogc

import (
	"net/url"

	"onemap/internal/bilingual"
)

// Link leads from one document to another (RFC 8288). Its address is absolute:
// GDAL does not resolve relative ones.
type Link struct {
	Href  string `json:"href"`
	Rel   string `json:"rel"`
	Type  string `json:"type,omitempty"`
	Title string `json:"title,omitempty"`
	Lang  string `json:"hreflang,omitempty"`

	Templated bool `json:"templated,omitempty"` // Href has {variables}
}

// Header is the link as a value of the header Link; titles stay in the body,
// where any letter may be written.
func (l Link) Header() string {
	s := "<" + l.Href + `>; rel="` + l.Rel + `"`
	if l.Type != "" {
		s += `; type="` + l.Type + `"`
	}
	return s
}

// The media types of the documents.
const (
	JSON       = "application/json"
	GeoJSON    = "application/geo+json"
	HTML       = "text/html"
	JSONSchema = "application/schema+json"
	OpenAPI    = "application/vnd.oai.openapi+json;version=3.0"
)

// Site is where the service is reached and in which language it answers.
type Site struct {
	Base     string // scheme and host, no slash at the end
	Language bilingual.Language
}

func (s Site) link(rel, contentType, path string, title bilingual.Text) Link {
	return Link{Href: s.Base + path, Rel: rel, Type: contentType, Title: title.In(s.Language), Lang: string(s.Language)}
}

// themselves are the links of a document to itself in the format it is in and
// to its other format.
func (s Site) themselves(contentType, path string) []Link {
	as := func(f string) string { return path + "?f=" + f }
	here := bilingual.Text{ZH: "本文档", EN: "This document"}
	return []Link{
		s.link("self", contentType, as("json"), here),
		s.link("alternate", HTML, as("html"), bilingual.Text{ZH: "本文档的网页", EN: "This document as a page"}),
	}
}

func collectionPath(code string) string { return "/collections/" + url.PathEscape(code) }

// ItemPath is the path of a feature.
func ItemPath(collection, id string) string {
	return collectionPath(collection) + "/items/" + url.PathEscape(id)
}
