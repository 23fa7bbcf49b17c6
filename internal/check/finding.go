package check

import (
	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Class says what a found overlap is (schema/rules/tolerance.yaml).
type Class string

// The classes. Nothing found is ever dropped: what is too thin or too small to
// decide on is a Sliver or Noise, what only meets at the border a Touch, and
// what is only near is a Near.
const (
	Conflict Class = "conflict"
	Sliver   Class = "sliver"
	Noise    Class = "noise"
	Touch    Class = "touch"
	Near     Class = "near"
)

// Relation says how subject and feature lie to each other.
type Relation string

// The relations a rule may use. Outside is the part of a subject that lies
// outside a layer it must be inside of.
const (
	Overlap   Relation = "overlap"
	Touches   Relation = "touch"
	Outside   Relation = "inside"
	Within    Relation = "within"
	SamePlane Relation = "same-plane-different-depth"
)

// Finding is one relation of a subject to a feature, judged by one rule.
type Finding struct {
	Layer          layer.Code
	Edition        int64
	Feature        *FeatureRef // nil for Outside
	Relation       Relation
	Class          Class
	Area           geometry.SquareMetres
	Planar         geometry.SquareDegrees
	ShareOfSubject float64
	ShareOfFeature float64
	Width          geometry.Metres
	Distance       *geometry.Metres // for Within and Near
	Border         geometry.Metres  // length of common border
	Agreement      *Agreement       // nil when only one engine computed it (previews, batches)
	Rule           *Rule            // nil: the kind has no rule for this layer and zone
	Verdict        Verdict
	Documents      []string
	Shape          geometry.Shape
	Remark         bilingual.Text // why a person must look at it; empty: nobody must
}

// FeatureRef names a feature.
type FeatureRef struct {
	Ordinal   int
	ID        string
	Name      string
	Zone      string
	Elevation *layer.Elevation
}

// Agreement is what both engines say about one overlap.
type Agreement struct {
	Overlay geometry.SquareMetres // by package overlay
	PostGIS geometry.SquareMetres // by ST_Intersection, measured by the same official formula
	Agrees  bool                  // planar areas within 1e-9 relative plus the rounding bound
	Grid    bool                  // ST_Intersection was asked again with a grid because the plain answer differed
}
