package overlay

import "onemap/internal/geometry"

// Relation says whether interiors meet or only borders do.
type Relation uint8

// The relations.
const (
	Overlaps Relation = iota
	Touches
)

// Overlap is the relation of a subject to one feature of a snapshot.
type Overlap struct {
	Feature  int // the caller's number of the feature
	Relation Relation
	Whole    bool // the feature lies wholly inside the subject
	Inside   bool // the subject lies wholly inside the feature
	Planar   geometry.SquareDegrees
	Area     geometry.SquareMetres
	Border   geometry.Metres // length of the common border, 0 for a touch at points
	By       Engine          // which engine answered
}

// Engine names a step of the fallback ladder.
type Engine string

// The steps inside this package; PostGIS is the caller's last step.
const (
	Own       Engine = "overlay"
	OverlayNG Engine = "overlayng"
)
