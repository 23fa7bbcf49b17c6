package main

import (
	"context"
	"iter"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/postgis"
)

func (b books) Extent(ctx context.Context, edition int64) (geometry.Bounds, error) {
	return b.store.Extent(ctx, edition)
}

func (b books) Feature(ctx context.Context, edition int64, id string) (layer.Feature, error) {
	return b.store.Feature(ctx, edition, id)
}

func (b books) Page(ctx context.Context, edition int64, q ogc.Query, limit int) iter.Seq2[ogc.Item, error] {
	wanted := selection(edition, q)
	wanted.Limit = limit
	return func(yield func(ogc.Item, error) bool) {
		for i, err := range b.store.Items(ctx, wanted) {
			if !yield(ogc.Item(i), err) {
				return
			}
		}
	}
}

func (b books) Matched(ctx context.Context, edition int64, q ogc.Query) (n int, counted bool, err error) {
	return b.store.Matched(ctx, selection(edition, q))
}

// selection is q as the store wants to see it.
func selection(edition int64, q ogc.Query) postgis.Selection {
	s := postgis.Selection{Edition: edition, Where: q.Filters, Shapes: !q.SkipGeometry, Offset: q.Offset}
	if q.Within != nil {
		s.Within = q.Within.EWKB()
	}
	for _, k := range q.Sort {
		s.Sort = append(s.Sort, postgis.SortKey(k))
	}
	if q.After != nil {
		s.After = &postgis.Mark{Keys: q.After.Keys, Ordinal: q.After.Ordinal}
	}
	return s
}
