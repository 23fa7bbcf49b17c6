package main

import (
	"encoding/json"
	"slices"

	"onemap/fixtures/county"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/server"
)

// sample is a stored check to show.
type sample struct {
	id, number, name, file string
	verdict                check.Verdict
}

const sampleFile = "sample.geojson"

// conflict gives the sample check of an earlier start, else makes one: the
// first parcel of the county that is prohibited.
func (d demo) conflict(c *county.County) (sample, error) {
	if _, err := d.write("parcels.geojson", collection(c.Parcels...)); err != nil {
		return sample{}, err
	}
	parcel, err := d.prohibited(c.Parcels)
	if parcel == nil || err != nil {
		return sample{}, err
	}
	content := collection(*parcel)
	file, err := d.write(sampleFile, content)
	if err != nil {
		return sample{}, err
	}
	s := sample{name: parcel.Name, file: file}
	if d.earlier(&s) {
		return s, nil
	}
	done, _, err := d.desk.Check(d.a.ctx, server.Order{FileName: sampleFile, Bytes: content, Kind: "CON"}, true)
	if err != nil {
		return sample{}, err
	}
	s.id, s.number, s.verdict = done.ID, done.Number, done.Verdict
	return s, nil
}

// earlier finds the sample check among the latest ones.
func (d demo) earlier(s *sample) bool {
	rows, err := d.books.Checks(d.a.ctx, "", 1000)
	if err != nil {
		return false
	}
	for _, r := range rows {
		if r.File == sampleFile {
			s.id, s.number, s.verdict = r.ID, r.Number, r.Verdict
			return true
		}
	}
	return false
}

// prohibited is the first parcel that meets a feature it may not, by a preview;
// one that is merely outside what it must be inside of only when there is none.
func (d demo) prohibited(parcels []county.Subject) (*county.Subject, error) {
	var second *county.Subject
	for i := range parcels {
		o := server.Order{FileName: sampleFile, Bytes: collection(parcels[i]), Kind: "CON", Preview: true}
		c, _, err := d.desk.Check(d.a.ctx, o, false)
		if err != nil {
			return nil, err
		}
		if c.Verdict != check.Prohibited {
			continue
		}
		if slices.ContainsFunc(c.Subjects[0].Findings, meets) {
			return &parcels[i], nil
		}
		if second == nil {
			second = &parcels[i]
		}
	}
	return second, nil
}

func meets(f check.Finding) bool {
	return f.Feature != nil && f.Relation == check.Overlap && f.Class == check.Conflict && f.Verdict == check.Prohibited
}

// collection is subjects as GeoJSON in EPSG:4490 degrees.
func collection(subjects ...county.Subject) []byte {
	type feature struct {
		Type       string            `json:"type"`
		ID         string            `json:"id"`
		Properties map[string]string `json:"properties"`
		Geometry   geometry.Shape    `json:"geometry"`
	}
	features := make([]feature, 0, len(subjects))
	for _, s := range subjects {
		properties := map[string]string{"id": s.ID, "name": s.Name}
		for k, v := range s.Attributes {
			properties[k] = v
		}
		features = append(features, feature{"Feature", s.ID, properties, s.Shape})
	}
	b, _ := json.Marshal(map[string]any{"type": "FeatureCollection", // plain values always marshal
		"crs": map[string]any{"type": "name", "properties": map[string]string{"name": "urn:ogc:def:crs:EPSG::4490"}}, "features": features})
	return b
}
