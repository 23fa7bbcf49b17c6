package report

import (
	"encoding/json"
	"io"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// role says what a feature of the GeoJSON is.
type role string

const (
	subjectRole    role = "subject"
	findingRole    role = "finding"
	suggestionRole role = "suggestion"
)

// properties of a feature: figures unrounded, null for what was not measured.
// The collection carries the findings of slivers and noise too.
type properties struct {
	Role           role                   `json:"role"`
	Check          string                 `json:"check"`
	Subject        int                    `json:"subject"`
	ID             string                 `json:"id,omitempty"`
	Name           string                 `json:"name,omitempty"`
	Layer          layer.Code             `json:"layer,omitempty"`
	Feature        *check.DocumentFeature `json:"feature,omitempty"`
	Relation       check.Relation         `json:"relation,omitempty"`
	Class          check.Class            `json:"class,omitempty"`
	Verdict        check.Verdict          `json:"verdict"`
	Area           *float64               `json:"area_m2"`
	Declared       *float64               `json:"declared_area_m2,omitempty"`
	ShareOfSubject *float64               `json:"share_of_subject,omitempty"`
	ShareOfFeature *float64               `json:"share_of_feature,omitempty"`
	Width          *float64               `json:"width_m,omitempty"`
	Border         *float64               `json:"border_m,omitempty"`
	Distance       *float64               `json:"distance_m,omitempty"`
	Rule           *string                `json:"rule,omitempty"`
	Documents      []string               `json:"documents,omitempty"`
	Basis          []check.DocumentBasis  `json:"basis,omitempty"`
	Agrees         *bool                  `json:"agrees,omitempty"`
}

type feature struct {
	Type       string          `json:"type"`
	Properties properties      `json:"properties"`
	Geometry   *geometry.Shape `json:"geometry"`
}

type collection struct {
	Type     string              `json:"type"`
	Name     string              `json:"name"`
	CRS      map[string]any      `json:"crs"`
	Check    check.DocumentCheck `json:"check"`
	Features []feature           `json:"features"`
}

// GeoJSON writes subjects, findings and suggestions as one feature collection
// in EPSG:4490 degrees, longitude first; a finding without ground of its own
// (a touch, a distance) has a null geometry.
func GeoJSON(w io.Writer, document check.CheckDocument) error {
	c := collection{Type: "FeatureCollection", Name: document.Check.Number, Check: document.Check, Features: []feature{},
		CRS: map[string]any{"type": "name", "properties": map[string]string{"name": "urn:ogc:def:crs:EPSG::4490"}}}
	for i := range document.Subjects {
		c.Features = append(c.Features, subjectFeatures(document.Check.ID, &document.Subjects[i])...)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(c)
}

func subjectFeatures(id string, s *check.DocumentSubject) []feature {
	out := []feature{{"Feature", properties{Role: subjectRole, Check: id, Subject: s.Ordinal, ID: s.ID, Name: s.Name,
		Verdict: s.Verdict, Area: &s.Area, Declared: s.Declared}, &s.Geometry}}
	for i := range s.Findings {
		out = append(out, findingFeature(id, s.Ordinal, &s.Findings[i]))
	}
	if g := s.Suggestion; g != nil {
		out = append(out, feature{"Feature", properties{Role: suggestionRole, Check: id, Subject: s.Ordinal, Verdict: g.Verdict, Area: &g.Area}, &g.Geometry})
	}
	return out
}

func findingFeature(id string, ordinal int, f *check.DocumentFinding) feature {
	p := properties{Role: findingRole, Check: id, Subject: ordinal, Layer: f.Layer, Feature: f.Feature, Relation: f.Relation, Class: f.Class,
		Verdict: f.Verdict, Area: measured(f.Area), ShareOfSubject: measured(f.ShareOfSubject), ShareOfFeature: measured(f.ShareOfFeature),
		Width: measured(f.Width), Border: measured(f.Border), Distance: f.Distance, Rule: f.Rule, Documents: f.Documents, Basis: f.Basis}
	if f.Agreement != nil {
		p.Agrees = &f.Agreement.Agrees
	}
	return feature{"Feature", p, f.Geometry}
}

// measured is nil for zero: a touch has no area, which is not an area of 0.
func measured(v float64) *float64 {
	if v == 0 {
		return nil
	}
	return &v
}
