package main

import (
	"onemap/fixtures/county"
	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// seed makes every demo the same county.
const seed = 1

// fill loads the synthetic county when the database holds no edition.
func (d demo) fill(c *county.County) error {
	have, err := d.store.Catalogue(d.a.ctx)
	if err != nil || len(have) > 0 {
		return err
	}
	d.a.say(bilingual.Text{ZH: "生成并载入合成县……", EN: "inventing and loading the synthetic county …"})
	law, err := d.store.LawAt(d.a.ctx, d.a.now())
	if err != nil {
		return err
	}
	step, end := d.a.progress("county")
	defer end()
	for i, e := range c.Layers {
		if err := d.load(law.Layers[e.Layer], e); err != nil {
			return err
		}
		step(i+1, len(c.Layers))
	}
	return d.a.join(d.house) // the region of the county is known now
}

func (d demo) load(definition layer.Definition, e county.Edition) error {
	shapes := make([]geometry.Shape, len(e.Features))
	for i, f := range e.Features {
		shapes[i] = f.Shape
	}
	overlaps, err := selfOverlap(shapes)
	if err != nil {
		return err
	}
	made, err := d.store.ImportEdition(d.a.ctx, layer.Edition{Layer: e.Layer, State: layer.Draft, Effective: e.Effective,
		DocumentNo: e.DocumentNo, Source: e.Source, Coverage: e.Coverage, SelfOverlap: overlaps},
		func(yield func(layer.Feature, error) bool) {
			for i, r := range e.Features {
				f, _ := definition.Feature(i, r.Attributes, r.Shape)
				if f.Area == 0 {
					f.Area = r.Shape.Area()
				}
				if !yield(f, nil) {
					return
				}
			}
		})
	if err == nil {
		_, err = d.store.Publish(d.a.ctx, made.ID, "")
	}
	return err
}
