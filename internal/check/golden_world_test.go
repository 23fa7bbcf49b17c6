package check_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// everywhere is the coverage of an edition that does not say otherwise.
var everywhere = []goldenBox{{-100, -100, 100, 100}}

// goldenWorld holds the editions of one case in memory.
type goldenWorld struct {
	law  *check.Law
	data []*check.LayerData // edition id − 1
}

func (c *goldenCase) world(t *testing.T, law *check.Law) *goldenWorld {
	w := &goldenWorld{law: law}
	for _, e := range append([]goldenEdition{c.goldenEdition}, c.Editions...) {
		w.publish(t, e)
	}
	return w
}

func (w *goldenWorld) publish(t *testing.T, e goldenEdition) {
	t.Helper()
	d := &check.LayerData{Definition: w.law.Layers[e.Layer]}
	var shapes []geometry.Shape
	for i, f := range e.Features {
		made := f.feature(t, d.Definition, i)
		d.Features, shapes = append(d.Features, made), append(shapes, made.Shape)
	}
	var err error
	d.Snapshot, err = overlay.Build(shapes)
	require.NoError(t, err)
	d.Edition = e.edition(t, int64(len(w.data)+1))
	w.data = append(w.data, d)
}

func (e goldenEdition) edition(t *testing.T, id int64) layer.Edition {
	t.Helper()
	out := layer.Edition{ID: id, Layer: e.Layer, State: layer.Published, Effective: e.Effective, Recorded: e.Recorded, Withdrawn: e.Withdrawn,
		SHA256: "golden", Features: len(e.Features), SelfOverlap: e.SelfOverlap}
	if out.Effective.IsZero() {
		out.Effective = layer.NewDate(1990, time.January, 1)
	}
	if out.Recorded.IsZero() {
		out.Recorded = time.Date(1990, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	ground := everywhere
	if e.Coverage != nil {
		ground = *e.Coverage
	}
	if len(ground) > 0 {
		out.Coverage = shapeOf(t, ground, nil)
	}
	return out
}

func (f goldenFeature) feature(t *testing.T, d layer.Definition, ordinal int) layer.Feature {
	t.Helper()
	attributes := map[string]string{d.ID: f.ID}
	for k, v := range f.Attributes {
		attributes[k] = v
	}
	if f.Zone != "" {
		attributes["zone"] = f.Zone
	}
	made, _ := d.Feature(ordinal, attributes, shapeOf(t, f.Boxes, f.Holes))
	made.Elevation = elevationOf(f.Elevation)
	return made
}

func elevationOf(topBottom []float64) *layer.Elevation {
	if len(topBottom) != 2 {
		return nil
	}
	return &layer.Elevation{Top: topBottom[0], Bottom: topBottom[1]}
}

// shapeOf makes the boxes less the holes; a hole belongs to the first box.
func shapeOf(t *testing.T, boxes, holes []goldenBox) geometry.Shape {
	t.Helper()
	var polygons [][][]geometry.Position
	for _, b := range boxes {
		polygons = append(polygons, [][]geometry.Position{b.ring()})
	}
	for _, h := range holes {
		polygons[0] = append(polygons[0], h.ring())
	}
	s, err := geometry.FromDegrees(polygons)
	require.NoError(t, err)
	return s
}

func (c goldenBox) ring() []geometry.Position {
	at := func(x, y float64) geometry.Position {
		return geometry.Position{X: 118.1 + x/1000, Y: 36.1 + y/1000}
	}
	return []geometry.Position{at(c[0], c[1]), at(c[2], c[1]), at(c[2], c[3]), at(c[0], c[3]), at(c[0], c[1])}
}

// Catalogue lists the editions of the case.
func (w *goldenWorld) Catalogue(context.Context) (layer.Catalogue, error) {
	var all layer.Catalogue
	for _, d := range w.data {
		all = append(all, d.Edition)
	}
	return all, nil
}

// LayerData gives one of them.
func (w *goldenWorld) LayerData(_ context.Context, id int64) (*check.LayerData, error) {
	return w.data[id-1], nil
}
