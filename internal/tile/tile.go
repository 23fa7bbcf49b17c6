package tile

import (
	"context"

	"onemap/internal/layer"
)

// Hard limits of one tile. Nobody can raise them: beyond them features lose their
// names, then are merged, smallest first, and are dropped when they cannot be
// merged; each is counted.
const (
	MaxBytes    = 500_000 // of an uncompressed vector tile
	MaxFeatures = 10_000  // drawn by themselves
)

// Request says what to draw.
type Request struct {
	Address    Address
	Name       string                            // of the layer in the tile; empty: its code
	Match      func(layer.Feature) (bool, error) // nil: all features
	Reads      []string                          // attributes Match looks at; nil: all
	Shapeless  bool                              // Match does not look at the shape
	Properties []string                          // attributes wanted besides id, name and zone; nil: all
	Labels     bool                              // vector tiles carry a second layer of labels, named with LabelSuffix
	Among      int                               // number of layers that share the tile and its limits; 0: this one alone
}

// Tile is a drawn tile. Bytes is not compressed, and empty when nothing is drawn.
type Tile struct {
	Bytes    []byte
	Features int  // drawn by themselves
	Nameless int  // of those: shown with their MVT id but no attributes of their own, because of the hard limits
	Merged   int  // drawn as part of a rectangle that stands for several small ones
	Dropped  int  // not drawn, because of the hard limits
	Brief    bool // attributes beyond id, name and zone were left out, because of the zoom
}

// MVT draws a tile as Mapbox Vector Tile 2.1 of one layer. Every feature carries
// id, name, zone and its attributes by field code; its MVT id is its position in
// the edition, from 1. Labels are a layer of points beside it. Problems: T02, T03, what Match answers.
func (s *Source) MVT(ctx context.Context, r Request) (Tile, error) {
	return s.draw(ctx, r, (*pen).labelled)
}

// GeoJSON draws a tile as a FeatureCollection in degrees with seven decimals (a
// centimetre), cut to the tile without its buffer. The foreign member "onemap" says
// how many features were drawn, without names, merged and dropped. Problems as for MVT.
func (s *Source) GeoJSON(ctx context.Context, r Request) (Tile, error) {
	return s.draw(ctx, r, (*pen).geojson)
}

func (s *Source) draw(ctx context.Context, r Request, encode func(*pen, Request) Tile) (Tile, error) {
	if err := r.Address.Valid(); err != nil {
		return Tile{}, err
	}
	if err := ctx.Err(); err != nil {
		return Tile{}, err
	}
	if r.Name == "" {
		r.Name = string(s.definition.Code)
	}
	p := s.pen()
	defer s.lay(p)
	if err := p.choose(ctx, r); err != nil {
		return Tile{}, err
	}
	return encode(p, r), nil
}
