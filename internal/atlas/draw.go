package atlas

import (
	"context"

	"onemap/internal/tile"
)

// draw makes all layers ready first: a place among those who draw is not held
// while features are read.
func (a *Atlas) draw(ctx context.Context, r Request) (tile.Tile, error) {
	sources := make([]*tile.Source, len(r.Sheets))
	for i, s := range r.Sheets {
		var err error
		if sources[i], err = a.Source(ctx, s); err != nil {
			return tile.Tile{}, err
		}
	}
	leave, err := enter(ctx, a.drawing)
	if err != nil {
		return tile.Tile{}, err
	}
	defer leave()
	drawn := make([]tile.Tile, len(sources))
	for i, source := range sources {
		if drawn[i], err = r.sheet(ctx, i, source); err != nil {
			return tile.Tile{}, err
		}
	}
	if r.Format == GeoJSON {
		return tile.JoinGeoJSON(drawn...), nil
	}
	return tile.Join(drawn...), nil
}

func (r Request) sheet(ctx context.Context, i int, source *tile.Source) (tile.Tile, error) {
	s := r.Sheets[i]
	q := tile.Request{
		Address: r.Address, Name: string(s.Definition.Code), Match: s.Match,
		Reads: s.Reads, Shapeless: s.Shapeless, Properties: s.Properties, Labels: r.Labels, Among: len(r.Sheets),
	}
	if r.Format == GeoJSON {
		return source.GeoJSON(ctx, q)
	}
	return source.MVT(ctx, q)
}
