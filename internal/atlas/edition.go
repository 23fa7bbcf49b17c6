package atlas

import (
	"context"
	"iter"

	"onemap/internal/layer"
)

// OfEdition is the sheet of a published edition. Editions of the same content
// are the same sheet, on every server and under every number.
func OfEdition(d layer.Definition, e layer.Edition, read func(context.Context, int64) iter.Seq2[layer.Feature, error]) Sheet {
	return Sheet{Identity: e.SHA256, Definition: d,
		Features: func(ctx context.Context) iter.Seq2[layer.Feature, error] { return read(ctx, e.ID) }}
}
