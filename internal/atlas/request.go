package atlas

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"

	"onemap/internal/layer"
	"onemap/internal/tile"
)

// Revision is counted up whenever tiles of the same features come to have
// other bytes, so that nothing drawn by an older program is taken for new.
const Revision = 1

// Sheet is one layer of a tile.
type Sheet struct {
	// Identity stands for the features and never for others, e.g. the hash of
	// an edition.
	Identity   string
	Definition layer.Definition
	Features   func(context.Context) iter.Seq2[layer.Feature, error]

	// Match keeps the features it answers true for; nil keeps all. Selection
	// says the same in words that differ whenever Match does.
	Match     func(layer.Feature) (bool, error)
	Selection string
	Reads     []string // attributes Match looks at; nil: all
	Shapeless bool     // Match does not look at the shape
	// Properties are the attributes to carry; nil carries all.
	Properties []string
}

// key differs for sheets that are drawn differently. How the values of a field
// are written depends on its type, and what small features are merged by on the
// breakdown: both may change with the law, under an edition that stays.
func (s Sheet) key() string {
	b := append([]byte(s.Definition.Code), ' ')
	b = append(append(append(b, s.Identity...), ' '), s.Definition.Breakdown...)
	for i := range s.Definition.Fields {
		b = append(append(append(append(b, ' '), s.Definition.Fields[i].Code...), ':'), s.Definition.Fields[i].Type...)
	}
	return string(b)
}

// chosen tells whether a sheet is less than its whole layer.
func (s Sheet) chosen() bool { return s.Match != nil || s.Properties != nil }

// Format is how a tile is written.
type Format string

// The formats.
const (
	MVT     Format = "mvt"
	GeoJSON Format = "geojson"
)

// Request asks for one tile; sheets are written in their order.
type Request struct {
	Address tile.Address
	Format  Format
	Labels  bool // vector tiles carry a layer of labels for each sheet
	Sheets  []Sheet
}

// Key differs for any two tiles whose bytes may differ, and is known without
// drawing: 32 hexadecimal digits.
func (r Request) Key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s %d %d %d %s %t", Revision, r.Address.Set.ID, r.Address.Z, r.Address.X, r.Address.Y, r.Format, r.Labels)
	for _, s := range r.Sheets {
		fmt.Fprintf(h, " %q %q %t %q", s.key(), s.Selection, s.Properties == nil, s.Properties)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// kept tells whether the tile is worth keeping: of selections there are too
// many for one to be asked for twice.
func (r Request) kept() bool {
	for _, s := range r.Sheets {
		if s.chosen() {
			return false
		}
	}
	return true
}
