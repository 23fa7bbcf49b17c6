package check

import (
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// Check is one run: a submission against the editions in force and the law at
// a date. It is never changed after Engine.Check returns it.
type Check struct {
	ID         string
	Number     string
	Kind       Kind
	KindName   bilingual.Text
	AsOf       layer.Date
	KnownAt    time.Time // UTC
	Engine     string
	Preview    bool // package overlay alone: no second engine was asked
	Verdict    Verdict
	RuleSets   []RuleSet
	Editions   []layer.Edition // every edition in force that was asked for, by layer code
	NarrowedTo []layer.Code    // layers the request narrowed the check to; empty: all
	Submission SubmissionRef
	Subjects   []SubjectResult
	Problems   []problem.Problem // of the submission, and what the check itself has to say
	Law        *Law              // the law it was judged by
}

// SubmissionRef pins what was handed in.
type SubmissionRef struct {
	FileName string
	SHA256   string
	Format   string
	CRS      string
	Encoding string // as detected, empty for binary formats
}

// SubjectResult is the answer for one subject.
type SubjectResult struct {
	Subject    Subject
	Area       geometry.SquareMetres
	Verdict    Verdict
	Layers     []LayerResult // by layer code
	Findings   []Finding     // worst verdict first
	Near       []NearMiss
	Breakdowns []Breakdown      // land classes and towns, when such layers are in force
	Suggestion *Suggestion      // nil when nothing prohibited was found or nothing remains
	Fault      *problem.Problem // a fault of ours kept the subject from being checked; nil else
}

// LayerState says how a layer answered.
type LayerState string

// The states. Only LayerClear says that nothing was found where the layer
// speaks for the whole subject.
const (
	LayerTouched     LayerState = "touched"
	LayerClear       LayerState = "clear"
	LayerNotCovering LayerState = "not_covering"
	LayerNotChecked  LayerState = "not_checked"
)

// LayerResult is the answer of one layer for one subject. A layer that was not
// checked or does not cover the subject is undetermined, never clear; the
// subject becomes undetermined with it when Counts is true.
type LayerResult struct {
	Layer         layer.Code
	Name          bilingual.Text
	Edition       *layer.Edition // nil when none is in force
	State         LayerState
	Reason        bilingual.Text // why not checked, or what is not covered; empty else
	Required      bool           // the kind requires this layer
	Counts        bool           // being undetermined makes the subject undetermined
	CoveredShare  float64        // share of the subject the edition speaks for, 0 to 1
	Overlap       geometry.SquareMetres
	Summed        geometry.SquareMetres // sum of the overlaps of the single features
	DoubleCovered geometry.SquareMetres // Summed less Overlap: ground counted more than once
	Share         float64               // Overlap in the subject's area
	Features      int                   // features that overlap
	ByClass       map[Class]int         // relations found, by class
	NoRule        int                   // overlaps no rule speaks about
	Fallbacks     int                   // overlaps the first engine left to its fallback
	Accuracy      geometry.Metres       // positional accuracy of the layer
	Verdict       Verdict
}

// NearMiss is a feature that is near but does not touch.
type NearMiss struct {
	Layer    layer.Code
	Feature  FeatureRef
	Distance geometry.Metres
}

// Breakdown divides the subject by an attribute of a layer, e.g. by land class.
type Breakdown struct {
	Layer layer.Code
	Name  bilingual.Text
	Field string
	Rows  []BreakdownRow // largest first
	Rest  geometry.SquareMetres
}

// BreakdownRow is the part of the subject with one value.
type BreakdownRow struct {
	Code     string
	Name     string
	Area     geometry.SquareMetres
	Share    float64
	Features int
}

// Suggestion is the remainder of a subject free of prohibited overlap. It is a
// suggestion only; it was checked again and nothing prohibited was found.
type Suggestion struct {
	Shape   geometry.Shape
	Area    geometry.SquareMetres
	Share   float64 // in the subject's area
	Parts   int
	Largest geometry.SquareMetres // area of the largest part
	Dropped int                   // slivers left out
	Verdict Verdict               // of the second check
}
