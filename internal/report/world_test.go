package report_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
	"onemap/schema"
)

// world is the synthetic county in memory, judged by the real law.
type world struct {
	catalogue layer.Catalogue
	editions  []county.Edition
	law       *check.Law
	mu        sync.Mutex
	data      map[int64]*check.LayerData
	county    *county.County
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w, err := made()
	require.NoError(t, err)
	return w
}

// made is the one world of these tests: it is only read, and takes a second.
var made = sync.OnceValues(makeWorld)

func makeWorld() (*world, error) {
	law, err := check.LoadLaw(schema.FS)
	if err != nil {
		return nil, err
	}
	c, err := county.Generate(county.Small, 1)
	if err != nil {
		return nil, err
	}
	w := &world{law: law, editions: c.Layers, data: map[int64]*check.LayerData{}, county: c}
	for i, e := range c.Layers {
		w.catalogue = append(w.catalogue, layer.Edition{ID: int64(i + 1), Layer: e.Layer, State: layer.Published, Effective: e.Effective,
			Recorded: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), DocumentNo: e.DocumentNo, Source: e.Source, Coverage: e.Coverage, Features: len(e.Features), SHA256: fmt.Sprintf("%064x", 1000+i)})
	}
	return w, nil
}

func (w *world) Catalogue(context.Context) (layer.Catalogue, error) { return w.catalogue, nil }

func (w *world) LayerData(_ context.Context, id int64) (*check.LayerData, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if d := w.data[id]; d != nil {
		return d, nil
	}
	e := w.editions[id-1]
	d := &check.LayerData{Definition: w.law.Layers[e.Layer], Edition: w.catalogue[id-1]}
	var shapes []geometry.Shape
	for i, r := range e.Features {
		f, _ := d.Definition.Feature(i, r.Attributes, r.Shape)
		d.Features = append(d.Features, f)
		shapes = append(shapes, r.Shape)
	}
	d.Edition.SHA256 = layer.Hash(d.Features)
	s, err := overlay.Build(shapes)
	d.Snapshot = s
	w.data[id] = d
	return d, err
}

// echo is a second engine that agrees, except about one layer.
type echo struct {
	w     *world
	doubt layer.Code
}

func (e echo) Intersections(ctx context.Context, edition int64, subject geometry.Shape, features []int) ([]check.Second, error) {
	d, err := e.w.LayerData(ctx, edition)
	if err != nil {
		return nil, err
	}
	var out []check.Second
	for _, f := range features {
		s, err := overlay.Intersection(subject, d.Snapshot.Shape(f))
		if err != nil {
			return nil, err
		}
		second := check.Second{Feature: f, Planar: s.Planar(), Area: s.Area()}
		if d.Edition.Layer == e.doubt {
			second.Planar *= 0.5
			second.Area *= 0.5
		}
		out = append(out, second)
	}
	return out, nil
}

func (w *world) check(t testing.TB, kind check.Kind, second check.SecondEngine, subjects ...check.Subject) *check.Check {
	t.Helper()
	e := check.NewEngine(w, second, func(context.Context, time.Time) (*check.Law, error) { return w.law, nil }, "onemap test")
	c, err := e.Check(t.Context(), check.Request{ID: "b1946ac9", Number: "JC-2026-0001", AsOf: layer.NewDate(2026, 11, 25),
		KnownAt:    time.Date(2026, 11, 25, 4, 0, 0, 0, time.UTC),
		Submission: &check.Submission{FileName: "conflict_gbk.txt", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Format: "survey-txt", CRS: "EPSG:4527", Kind: kind, Subjects: subjects}})
	require.NoError(t, err)
	return c
}

// plots are the subjects of an upload of the county.
func (w *world) plots(t testing.TB, name string) []check.Subject {
	t.Helper()
	uploads, err := w.county.Uploads()
	require.NoError(t, err)
	for _, u := range uploads {
		if u.Name == name {
			return subjectsOf(t, u.Bytes)
		}
	}
	require.Fail(t, "no such upload", name)
	return nil
}
