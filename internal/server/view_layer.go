package server

import (
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
)

type editionView struct {
	ID          int64       `json:"id"`
	Layer       layer.Code  `json:"layer"`
	State       layer.State `json:"state"`
	Effective   layer.Date  `json:"effective"`
	Recorded    *time.Time  `json:"recorded"`
	Withdrawn   *time.Time  `json:"withdrawn"`
	DocumentNo  string      `json:"document_no"`
	Source      string      `json:"source"`
	SHA256      string      `json:"sha256"`
	Features    int         `json:"features"`
	Refused     int         `json:"refused"`
	SelfOverlap bool        `json:"self_overlap"`
}

func viewEdition(e layer.Edition) editionView {
	return editionView{e.ID, e.Layer, e.State, e.Effective, unlessZero(e.Recorded), unlessZero(e.Withdrawn),
		e.DocumentNo, e.Source, e.SHA256, e.Features, e.Refused, e.SelfOverlap}
}

func unlessZero(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

type layerView struct {
	Code        layer.Code    `json:"code"`
	Name        string        `json:"name"`
	Class       layer.Class   `json:"class"`
	Source      string        `json:"source"`
	Sensitivity string        `json:"sensitivity"`
	Accuracy    float64       `json:"accuracy_m"`
	Edition     *editionView  `json:"edition"` // in force, null when none is
	Editions    []editionView `json:"editions"`
}

func viewLayer(d layer.Definition, all layer.Catalogue, day layer.Date, known time.Time, l bilingual.Language) layerView {
	v := layerView{Code: d.Code, Name: d.Name.In(l), Class: d.Class, Source: d.Source,
		Sensitivity: d.Sensitivity, Accuracy: d.Accuracy, Editions: []editionView{}}
	for _, e := range all {
		if e.Layer == d.Code {
			v.Editions = append(v.Editions, viewEdition(e))
		}
	}
	if e, ok := all.InForce(d.Code, day, known); ok {
		in := viewEdition(e)
		v.Edition = &in
	}
	return v
}

type featureView struct {
	ID   string  `json:"id"`
	Name string  `json:"name"`
	Zone string  `json:"zone"`
	Area float64 `json:"area_m2"`
}

func viewFeatures(fs []layer.Feature) []featureView {
	out := make([]featureView, 0, len(fs))
	for _, f := range fs {
		out = append(out, featureView{f.ID, f.Name, f.Zone, float64(f.Area)})
	}
	return out
}
