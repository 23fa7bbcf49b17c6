package server

import (
	"context"
	"iter"

	"onemap/internal/layer"
	"onemap/internal/ogc"
)

// Items reads features of published editions for GIS clients.
type Items interface {
	// Page gives at most limit of the features that q asks for, one at a time; an
	// error ends them. Nothing goes on in the database when the loop has ended.
	Page(ctx context.Context, edition int64, q ogc.Query, limit int) iter.Seq2[ogc.Item, error]
	// Matched counts what q asks for, whatever the page; false when that takes
	// too long.
	Matched(ctx context.Context, edition int64, q ogc.Query) (n int, counted bool, err error)
	// Feature gives one by id; a problem of class NotFound when there is none.
	Feature(ctx context.Context, edition int64, id string) (layer.Feature, error)
}
