package report

import (
	"context"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Ground is a feature in view of a sketch.
type Ground struct {
	Layer layer.Code
	Name  string
	Zone  string
	Shape geometry.Shape
}

// mostGround bounds what one report draws; a sketch with more is unreadable.
const mostGround = 2000

// Surroundings gives the features the sketches of a report have in view, from
// the editions the check rests on. Layers that cover everything (land classes,
// towns) are left out. A layer that cannot be read is left out too: the sketch
// is an illustration, the lists of the report are the answer.
func Surroundings(ctx context.Context, editions check.Editions, document check.CheckDocument) []Ground {
	var out []Ground
	for _, e := range document.Check.Editions {
		data, err := editions.LayerData(ctx, e.Edition)
		if err != nil || data == nil || data.Snapshot == nil || data.Definition.Partition || data.Definition.Breakdown != "" {
			continue
		}
		seen := map[int]bool{}
		for i := range document.Subjects {
			out = append(out, inView(data, &document, &document.Subjects[i], seen)...)
		}
	}
	return out[:min(len(out), mostGround)]
}

func inView(data *check.LayerData, document *check.CheckDocument, s *check.DocumentSubject, seen map[int]bool) []Ground {
	frame, ok := frameDegrees(document, s.Geometry)
	if !ok {
		return nil
	}
	var out []Ground
	for _, n := range data.Snapshot.Near(rectangle(frame), 0) {
		if seen[n.Feature] {
			continue
		}
		seen[n.Feature] = true
		f := data.Features[n.Feature]
		out = append(out, Ground{Layer: data.Edition.Layer, Name: f.Name, Zone: f.Zone, Shape: data.Snapshot.Shape(n.Feature)})
	}
	return out
}

func rectangle(b geometry.Bounds) geometry.Shape {
	return geometry.FromFlat([]float64{b.West, b.South, b.East, b.South, b.East, b.North, b.West, b.North, b.West, b.South},
		[]int32{5}, []int32{1})
}
