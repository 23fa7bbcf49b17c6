package postgis

import (
	"context"
	"strconv"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// LayerData gives a published edition held in memory, read once and shared; a
// draft is refused. It returns soon after ctx ends.
func (s *Store) LayerData(ctx context.Context, editionID int64) (*check.LayerData, error) {
	return s.snapshots.Get(ctx, editionID, func(ctx context.Context) (*check.LayerData, error) {
		return s.loadLayerData(ctx, editionID)
	})
}

// loadLayerData reads all features in one query and builds the snapshot.
func (s *Store) loadLayerData(ctx context.Context, id int64) (*check.LayerData, error) {
	e, err := s.Edition(ctx, id)
	if err != nil {
		return nil, err
	}
	if e.State == layer.Draft {
		return nil, wrongState(e, layer.Published)
	}
	features, err := s.features(ctx, e.Features, sqlFeatureAll, id)
	if err != nil {
		return nil, err
	}
	return s.newLayerData(e, features)
}

func (s *Store) newLayerData(e layer.Edition, features []layer.Feature) (*check.LayerData, error) {
	shapes := make([]geometry.Shape, len(features))
	for i := range features {
		shapes[i] = features[i].Shape
		features[i].Shape = geometry.Shape{} // the snapshot holds it
	}
	snapshot, err := overlay.Build(shapes)
	if err != nil {
		return nil, err
	}
	s.log.Debug("read an edition into memory", "edition", strconv.FormatInt(e.ID, 10), "layer", string(e.Layer),
		"features", len(features), "bytes", snapshot.Bytes())
	return &check.LayerData{
		Definition: s.definitions[e.Layer], Edition: e, Features: features, Snapshot: snapshot,
	}, nil
}

// weight is about how much memory an edition takes.
func weight(d *check.LayerData) int {
	n := d.Snapshot.Bytes()
	for i := range d.Features {
		n += featureOverhead
		for k, v := range d.Features[i].Attributes {
			n += len(k) + len(v) + stringOverhead
		}
	}
	return n
}

// What a feature and an attribute cost besides their text: struct, map, headers.
const (
	featureOverhead = 350
	stringOverhead  = 48
)
