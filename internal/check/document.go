package check

import (
	"bytes"
	"encoding/json"

	"onemap/internal/bilingual"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// CheckDocument is a check as JSON (design 8): what is stored, what commands print
// and what reports are made of. The fields named in the design come first and
// in its order; fields after them add to it. Areas are square metres, widths
// and distances metres, shares 0 to 1, all unrounded; geometry is GeoJSON in
// EPSG:4490. What was not measured is null, never 0.
type CheckDocument struct {
	Check     DocumentCheck     `json:"check"`
	Subjects  []DocumentSubject `json:"subjects"`
	Problems  []DocumentProblem `json:"problems"`
	Documents []DocumentNeeded  `json:"documents"` // every document code the findings name
}

// DocumentCheck is the head of the document.
type DocumentCheck struct {
	ID         string             `json:"id"`
	Number     string             `json:"number"`
	Kind       Kind               `json:"kind"`
	AsOf       layer.Date         `json:"as_of"`
	KnownAt    string             `json:"known_at"` // RFC 3339, UTC
	Engine     string             `json:"engine"`
	Verdict    Verdict            `json:"verdict"`
	RuleSets   []DocumentRuleSet  `json:"rule_sets"`
	Editions   []DocumentEdition  `json:"editions"`
	KindName   bilingual.Text     `json:"kind_name"`
	Preview    bool               `json:"preview"`
	NarrowedTo []layer.Code       `json:"narrowed_to"`
	Submission DocumentSubmission `json:"submission"`
}

// DocumentRuleSet pins a rule pack.
type DocumentRuleSet struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
}

// DocumentEdition pins an edition.
type DocumentEdition struct {
	Layer      layer.Code     `json:"layer"`
	Edition    int64          `json:"edition"`
	Effective  layer.Date     `json:"effective"`
	DocumentNo string         `json:"document_no"`
	SHA256     string         `json:"sha256"`
	Name       bilingual.Text `json:"name"`
	Source     string         `json:"source"`
	Recorded   string         `json:"recorded"` // RFC 3339, UTC
	Features   int            `json:"features"`
	Refused    int            `json:"refused"` // features refused when it was imported
}

// DocumentSubmission pins what was handed in.
type DocumentSubmission struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Format string `json:"format"`
	CRS    string `json:"crs"`

	Encoding string `json:"encoding"` // as detected, empty for binary formats
}

// DocumentSubject is the answer for one subject.
type DocumentSubject struct {
	Ordinal     int                  `json:"ordinal"`
	ID          string               `json:"id"`
	Name        string               `json:"name"`
	Area        float64              `json:"area_m2"`
	Declared    *float64             `json:"declared_area_m2"`
	Verdict     Verdict              `json:"verdict"`
	Geometry    geometry.Shape       `json:"geometry"`
	Layers      []DocumentLayer      `json:"layers"`
	Findings    []DocumentFinding    `json:"findings"`
	Suggestion  *DocumentSuggestion  `json:"suggestion"`
	Elevation   *layer.Elevation     `json:"elevation"`
	Near        []DocumentNear       `json:"near"`
	LandClasses *DocumentBreakdown   `json:"land_classes"`
	Towns       *DocumentBreakdown   `json:"towns"`
	Attributes  map[string]string    `json:"attributes"`
	Perimeter   float64              `json:"perimeter_m"`
	Counts      DocumentFindingCount `json:"counts"`
}

// DocumentFindingCount counts findings by class.
type DocumentFindingCount struct {
	Conflicts int `json:"conflicts"`
	Slivers   int `json:"slivers"`
	Noise     int `json:"noise"`
	Touches   int `json:"touches"`
	Near      int `json:"near"`
}

// DocumentProblem is a problem of the submission or the check.
type DocumentProblem struct {
	Code     string           `json:"code"`
	Severity problem.Severity `json:"severity"`
	Subject  int              `json:"subject"`
	Row      int              `json:"row"`
	Message  string           `json:"message"` // Chinese; both languages are in text
	Lon      *float64         `json:"lon"`
	Lat      *float64         `json:"lat"`
	Text     bilingual.Text   `json:"text"`
	Next     bilingual.Text   `json:"next"`
	File     string           `json:"file"`
}

// DocumentNeeded names a document an applicant must bring.
type DocumentNeeded struct {
	Code string         `json:"code"`
	Name bilingual.Text `json:"name"`
}

// Bytes writes the document: one line, the same bytes for the same check.
func (d CheckDocument) Bytes() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ParseDocument reads a stored document, for reports of old checks.
func ParseDocument(b []byte) (CheckDocument, error) {
	var d CheckDocument
	err := json.Unmarshal(b, &d)
	return d, err
}
