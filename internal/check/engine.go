package check

import (
	"context"
	"time"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/overlay"
)

// LayerData is one edition held in memory for checks. It is shared by any
// number of readers and never changed.
type LayerData struct {
	Definition layer.Definition
	Edition    layer.Edition
	Features   []layer.Feature   // by ordinal; Shape may be empty, the snapshot holds it
	Snapshot   *overlay.Snapshot // feature i is Features[i]
}

// Editions is where published editions come from.
type Editions interface {
	// Catalogue lists every published edition, withdrawn ones included.
	Catalogue(ctx context.Context) (layer.Catalogue, error)
	// LayerData gives one edition; it is called for many editions at once and
	// must return soon after ctx ends.
	LayerData(ctx context.Context, editionID int64) (*LayerData, error)
}

// SecondEngine computes overlaps independently of package overlay; PostGIS is
// the one in use. It is asked about many editions at once.
type SecondEngine interface {
	// Intersections gives the intersection of subject with the features of the
	// edition that have these ordinals, in any order. It should add rows of other
	// features of the edition whose intersection has an area, so that an overlap
	// the first engine missed comes to light.
	Intersections(ctx context.Context, edition int64, subject geometry.Shape, features []int) ([]Second, error)
}

// GridEngine is a SecondEngine that can be asked again on a grid of the given
// size in degrees (ST_Intersection with gridSize), for pairs on which the plain
// answer differs.
type GridEngine interface {
	SecondEngine
	IntersectionsOnGrid(ctx context.Context, edition int64, subject geometry.Shape, features []int, grid float64) ([]Second, error)
}

// Second is what the second engine says about one feature.
type Second struct {
	Feature int // ordinal
	Planar  geometry.SquareDegrees
	Area    geometry.SquareMetres // by the official formula, from the second engine's geometry
}

// Laws gives the law as it was known at an instant.
type Laws func(ctx context.Context, knownAt time.Time) (*Law, error)

// Engine runs checks. It is safe for any number of callers; all it remembers is
// the coverage of editions.
type Engine struct {
	editions Editions
	second   SecondEngine
	law      Laws
	version  string
	grounds  *grounds
}

// NewEngine makes an engine. second may be nil: then every check is computed
// by package overlay alone and says so. version is written into documents.
func NewEngine(editions Editions, second SecondEngine, law func(ctx context.Context, knownAt time.Time) (*Law, error), version string) *Engine {
	return &Engine{editions: editions, second: second, law: law, version: version, grounds: newGrounds()}
}

// Request asks for a check.
type Request struct {
	ID         string // identity of the check, from the caller
	Number     string // number people call the check by
	Submission *Submission
	AsOf       layer.Date   // law and editions in force on this day
	KnownAt    time.Time    // as known to the system at this instant
	Layers     []layer.Code // narrows the layers asked for; empty: all of the kind
	Preview    bool         // package overlay alone, nothing is to be stored
	Brief      bool         // without near misses, breakdown and suggestion
}
