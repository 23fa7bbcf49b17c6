package server

import (
	"context"
	"fmt"

	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Delivery is a file that is to become an edition.
type Delivery struct {
	Order      Order
	Layer      layer.Code
	Effective  layer.Date
	DocumentNo string
}

// Imported is a draft and its quality report.
type Imported struct {
	Edition  layer.Edition
	Problems []problem.Problem
}

// Import reads a file as features of a layer and keeps them as a draft.
func (d *Desk) Import(ctx context.Context, in Delivery, to Editions) (Imported, error) {
	law, err := d.Laws(ctx, d.Now())
	if err != nil {
		return Imported{}, err
	}
	definition, ok := law.Layers[in.Layer]
	if !ok {
		return Imported{}, badRequest(fmt.Sprintf("没有图层 %q", in.Layer), fmt.Sprintf("there is no layer %q", in.Layer))
	}
	t := &delivery{definition: definition}
	if err := t.read(ctx, d.Read, in.Order); err != nil {
		return Imported{}, err
	}
	coverage, err := d.coverage(ctx, in.Order)
	if err != nil {
		return Imported{}, err
	}
	overlaps, err := d.SelfOverlap(t.shapes())
	if err != nil {
		return Imported{}, err
	}
	e, err := to.ImportEdition(ctx, layer.Edition{Layer: in.Layer, State: layer.Draft, Effective: in.Effective,
		DocumentNo: in.DocumentNo, Source: in.Order.FileName, Coverage: coverage, Refused: t.refused, SelfOverlap: overlaps}, t.each)
	return Imported{e, t.problems}, err
}

// coverage reads the ground an edition speaks for; nothing sent is unknown,
// which covers nothing.
func (d *Desk) coverage(ctx context.Context, from Order) (geometry.Shape, error) {
	if len(from.Coverage) == 0 {
		return geometry.Shape{}, nil
	}
	var parts []geometry.Shape
	o := d.Read
	o.FileName, o.CRS, o.Region = "coverage", from.Options.CRS, nil
	_, err := ingest.Read(ctx, from.Coverage, o, func(r ingest.Record) error {
		if r.Refused != nil {
			return r.Refused
		}
		parts = append(parts, r.Shape)
		return ctx.Err()
	})
	return geometry.Join(parts...), err
}

// delivery gathers the features of a file.
type delivery struct {
	definition layer.Definition
	features   []layer.Feature
	problems   []problem.Problem
	refused    int
}

func (t *delivery) read(ctx context.Context, o ingest.Options, from Order) error {
	o.FileName, o.CRS, o.Layer, o.Repair = from.FileName, from.Options.CRS, from.Options.Layer, from.Options.Repair
	info, err := ingest.Read(ctx, from.Bytes, o, func(r ingest.Record) error {
		t.add(r)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	t.problems = append(info.Problems, t.problems...)
	if len(t.features) == 0 {
		for i := range t.problems {
			if t.problems[i].Severity == problem.Error || t.problems[i].Severity == "" {
				return &t.problems[i]
			}
		}
	}
	return nil
}

func (t *delivery) each(yield func(layer.Feature, error) bool) {
	for _, f := range t.features {
		if !yield(f, nil) {
			return
		}
	}
}

func (t *delivery) shapes() []geometry.Shape {
	all := make([]geometry.Shape, len(t.features))
	for i, f := range t.features {
		all[i] = f.Shape
	}
	return all
}

func (t *delivery) add(r ingest.Record) {
	note := func(ps ...problem.Problem) {
		for _, p := range ps {
			p.Row = r.FID + 1
			t.problems = append(t.problems, p)
		}
	}
	note(r.Problems...)
	if r.Refused != nil {
		t.refused++
		note(*r.Refused)
		return
	}
	f, problems := t.definition.Feature(len(t.features), r.Attributes, r.Shape)
	note(problems...)
	if f.Area == 0 {
		f.Area = r.Shape.Area()
	}
	t.features = append(t.features, f)
}
