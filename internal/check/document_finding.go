package check

import (
	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// DocumentLayer is the answer of one layer.
type DocumentLayer struct {
	Layer         layer.Code     `json:"layer"`
	State         LayerState     `json:"state"`
	Reason        string         `json:"reason"`        // Chinese; both languages are in reason_text
	CoveredShare  *float64       `json:"covered_share"` // null when not checked
	Overlap       *float64       `json:"overlap_m2"`    // null when not checked
	Share         *float64       `json:"share"`
	Verdict       Verdict        `json:"verdict"`
	Name          bilingual.Text `json:"name"`
	ReasonText    bilingual.Text `json:"reason_text"`
	Edition       *int64         `json:"edition"` // null when none is in force
	Required      bool           `json:"required"`
	Counts        bool           `json:"counts"` // being undetermined makes the subject so
	Summed        *float64       `json:"summed_m2"`
	DoubleCovered *float64       `json:"double_covered_m2"`
	Features      int            `json:"features"`
	Conflicts     int            `json:"conflicts"`
	Slivers       int            `json:"slivers"`
	Noise         int            `json:"noise"`
	Touches       int            `json:"touches"`
	NoRule        int            `json:"no_rule"`
	Fallbacks     int            `json:"fallbacks"`
	Accuracy      float64        `json:"accuracy_m"`
}

// DocumentFinding is one finding.
type DocumentFinding struct {
	Layer          layer.Code         `json:"layer"`
	Feature        *DocumentFeature   `json:"feature"` // null for the part outside a layer
	Relation       Relation           `json:"relation"`
	Class          Class              `json:"class"`
	Area           float64            `json:"area_m2"`
	ShareOfSubject float64            `json:"share_of_subject"`
	ShareOfFeature float64            `json:"share_of_feature"`
	Width          float64            `json:"width_m"`
	Agreement      *DocumentAgreement `json:"agreement"` // null when one engine computed it
	Rule           *string            `json:"rule"`      // null when no rule speaks about it
	Verdict        Verdict            `json:"verdict"`
	Documents      []string           `json:"documents"`
	Basis          []DocumentBasis    `json:"basis"`
	Geometry       *geometry.Shape    `json:"geometry"`
	RuleTitle      *bilingual.Text    `json:"rule_title"`
	Confidence     string             `json:"confidence"`
	Measure        string             `json:"measure"` // what happens to an existing right; empty: nothing
	Edition        int64              `json:"edition"`
	Distance       *float64           `json:"distance_m"`
	Border         float64            `json:"border_m"`
	Remark         *bilingual.Text    `json:"remark"` // why a person must look, null when nobody must
}

// DocumentFeature names a feature.
type DocumentFeature struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Zone      string           `json:"zone"`
	Elevation *layer.Elevation `json:"elevation"`
}

// DocumentAgreement is what both engines say.
type DocumentAgreement struct {
	Overlay float64 `json:"overlay_m2"`
	PostGIS float64 `json:"postgis_m2"`
	Agrees  bool    `json:"agrees"`
	Grid    bool    `json:"grid"` // the second engine was asked again on a grid
}

// DocumentBasis is a citation.
type DocumentBasis struct {
	Document string `json:"document"`
	Article  string `json:"article"`
}

// DocumentSuggestion is the suggested boundary.
type DocumentSuggestion struct {
	Area     float64        `json:"area_m2"`
	Parts    int            `json:"parts"`
	Geometry geometry.Shape `json:"geometry"`
	Share    float64        `json:"share"`
	Largest  float64        `json:"largest_m2"`
	Dropped  int            `json:"dropped_slivers"`
	Verdict  Verdict        `json:"verdict"` // of the suggestion, checked again
}

// DocumentNear is a near miss.
type DocumentNear struct {
	Layer    layer.Code      `json:"layer"`
	Feature  DocumentFeature `json:"feature"`
	Distance float64         `json:"distance_m"`
}

// DocumentBreakdown divides the subject by an attribute of a layer.
type DocumentBreakdown struct {
	Layer layer.Code      `json:"layer"`
	Name  bilingual.Text  `json:"name"`
	Field string          `json:"field"`
	Rows  []DocumentClass `json:"rows"`
	Rest  float64         `json:"rest_m2"` // where the layer has no feature
}

// DocumentClass is one row of a breakdown.
type DocumentClass struct {
	Code     string  `json:"code"`
	Name     string  `json:"name"`
	Area     float64 `json:"area_m2"`
	Share    float64 `json:"share"`
	Features int     `json:"features"`
}
